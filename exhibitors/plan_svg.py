"""The plan as SVG, written by hand: a template would take most of a page's time over five hundred booths.

A metre is ten units. Colours are classes of floor_plan.css, so that they follow the visitor's scheme, and nothing
asks for a style of its own.
"""

from collections.abc import Collection, Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from exhibitors.choices import BoothFront, LandmarkKind
from exhibitors.floorplan import BoothShape, Box, HallShape, LandmarkShape, Plan, wrapped

UNIT = 10
# How large it stands without a script: pixels a metre.
AT_FIRST = 24
NAME_SIZE, NAME_LINES = 0.45, 3
# As many colours as floor_plan.css has; beyond them the number tells provinces apart.
COLOURS = 12
LABEL_SIZE = 0.9
# Letters narrower than this part of a metre are not read anyway.
SHORTEST_LABEL = 1.5


def svg(plan: Plan, *, faint: Collection[int] = (), here: BoothShape | None = None) -> SafeString:
    """The whole plan; booths whose ids are `faint` step back, and a pin stands over `here`."""
    width, depth = _n(plan.width), _n(plan.depth)
    size = f'width="{plan.width * AT_FIRST:.0f}" height="{plan.depth * AT_FIRST:.0f}"'
    head = f'<svg class="floor" {size} viewBox="0 0 {width} {depth}" role="group" aria-labelledby="plan-name">'
    return mark_safe("".join([head, PATTERNS, *_halls(plan, faint, here), _pin(here), "</svg>"]))  # noqa: S308  all escaped


PATTERNS = (
    '<defs><pattern id="metres" width="50" height="50" patternUnits="userSpaceOnUse">'
    '<path class="grid" d="M50 0H0V50"/></pattern>'
    '<pattern id="held" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="held-ground" width="6" height="6"/><path class="held-line" d="M0 0V6"/></pattern></defs>'
)
PIN = "M0 0C-3-9-14-15-14-27A14 14 0 0 1 14-27C14-15 3-9 0 0Z"


def _halls(plan: Plan, faint: Collection[int], here: BoothShape | None) -> Iterator[str]:
    for hall in plan.halls:
        yield _floor(hall)
        yield from (_landmark(one) for one in hall.landmarks)
        yield from (_booth(one, _marks(one, faint, here)) for one in hall.booths)


def _marks(shape: BoothShape, faint: Collection[int], here: BoothShape | None) -> str:
    """The classes that a booth has beside its state's."""
    province = f" p{(shape.number - 1) % COLOURS + 1}" if shape.number else ""
    return province + (" faint" if shape.booth.pk in faint else "") + (" is-here" if shape == here else "")


def _floor(shape: HallShape) -> str:
    box = shape.box
    name, measures = _worded(shape.hall, "name"), f"{_m(box.width)} × {_m(box.depth)} m"
    heading = f'<text class="hall-name" x="{_n(box.x)}" y="{_n(box.y - 1.2)}">{name}<tspan> {measures}</tspan></text>'
    ground = _rect(box, "ground")
    scale = f'<path class="scale" d="M{_n(box.x + box.width - 5)} {_n(box.y - 0.7)}v-4h50v4"/>'
    words = f'<text class="scale-word" x="{_n(box.x + box.width - 2.5)}" y="{_n(box.y - 1.4)}">5 m</text>'
    return (
        f'<g id="hall-{shape.hall.pk}">{ground}{_rect(box, "metres", fill="url(#metres)")}{heading}{scale}{words}</g>'
    )


def _booth(shape: BoothShape, marks: str) -> str:
    box, kind = shape.box, f"b {shape.stand.state}{marks}"
    middle, centre = _n(box.x + box.width / 2), _n(box.y + box.depth / 2)
    code = f'<text class="c" x="{middle}" y="{centre}">{shape.code}</text>'
    return (
        f'<a class="{kind}" id="s-{shape.code}" href="#b-{shape.code}" aria-label="{escape(said(shape))}">'
        f'{_rect(box)}<path d="{_walls(box, shape.booth.front)}"/>{code}{_name(shape)}{_number(shape)}</a>'
    )


def _number(shape: BoothShape) -> str:
    """The province's number in the legend, so that no colour tells it alone."""
    if not shape.number:
        return ""
    x, y = shape.box.x + shape.box.width - 0.25, shape.box.y + 0.6
    return f'<text class="m" x="{_n(x)}" y="{_n(y)}">{shape.number}</text>'


def said(shape: BoothShape) -> str:
    """The booth in one line: its code, who stands there, and in which state it is."""
    exhibitor, province = shape.stand.exhibitor, shape.stand.province
    parts = [shape.code, exhibitor and exhibitor.name, province and province.name, shape.stand.state.label]
    return ", ".join(str(part) for part in parts if part)


def _name(shape: BoothShape) -> str:
    if shape.stand.exhibitor is None:
        return ""
    box = shape.box
    lines = wrapped(shape.stand.exhibitor.name, box.width - 0.3, NAME_SIZE, NAME_LINES if box.depth >= 3 else 1)
    x = _n(box.x + box.width / 2)
    spans = "".join(f'<tspan x="{x}" dy="4.8">{escape(line)}</tspan>' for line in lines)
    return f'<text class="n" y="{_n(box.y + box.depth / 2 - 0.35)}">{spans}</text>'


def _walls(box: Box, front: str) -> str:
    """Three walls, open to the front; an island has none."""
    left, top, right, below = _n(box.x), _n(box.y), _n(box.x + box.width), _n(box.y + box.depth)
    return {
        BoothFront.BELOW: f"M{left} {below}V{top}H{right}V{below}",
        BoothFront.ABOVE: f"M{left} {top}V{below}H{right}V{top}",
        BoothFront.LEFT: f"M{left} {top}H{right}V{below}H{left}",
        BoothFront.RIGHT: f"M{right} {top}H{left}V{below}H{right}",
    }.get(BoothFront(front), "")


def _landmark(shape: LandmarkShape) -> str:
    box, kind = shape.box, LandmarkKind(shape.landmark.kind)
    return f'<g class="l {kind}">{_rect(box)}{_label(box, shape)}</g>'


def _label(box: Box, shape: LandmarkShape) -> str:
    """Its words, along the longer side; a pillar needs none."""
    words = _worded(shape.landmark, "label") or str(escape(shape.landmark.get_kind_display()))
    if shape.landmark.kind == LandmarkKind.PILLAR or max(box.width, box.depth) < SHORTEST_LABEL:
        return ""
    x, y = _n(box.x + box.width / 2), _n(box.y + box.depth / 2)
    turned = f' transform="rotate(-90 {x} {y})"' if box.depth > box.width else ""
    size = min(LABEL_SIZE, max(box.width, box.depth) / (len(words) * 0.6), min(box.width, box.depth) * 0.8)
    return f'<text x="{x}" y="{y}" font-size="{_n(size)}"{turned}>{words}</text>'


def _pin(here: BoothShape | None) -> str:
    box = here.box if here else Box(0, 0, 0, 0)
    place, shown = f"{_n(box.x + box.width / 2)} {_n(box.y + 0.2)}", "" if here else ' class="away"'
    words = escape(_("Here it is"))
    return (
        f'<g id="pin" transform="translate({place})"{shown}><path d="{PIN}"/><circle cy="-27" r="5"/>'
        f"<title>{words}</title></g>"
    )


def _rect(box: Box, kind: str = "", fill: str = "") -> str:
    named = (f' class="{kind}"' if kind else "") + (f' fill="{fill}"' if fill else "")
    size = f'width="{_n(box.width)}" height="{_n(box.depth)}"'
    return f'<rect{named} x="{_n(box.x)}" y="{_n(box.y)}" {size}/>'


def _worded(target: object, field: str) -> str:
    """The field in the page's language or else in Vietnamese, marked as such."""
    here = (get_language() or "vi")[:2]
    text = getattr(target, f"{field}_{here}", None)
    if text:
        return str(escape(text))
    other = getattr(target, f"{field}_vi", None) or ""
    return f'<tspan lang="vi">{escape(other)}</tspan>' if other and here != "vi" else str(escape(other))


def _n(metres: float) -> str:
    """Metres as units, without needless digits: 15, 7.5."""
    return f"{metres * UNIT:.1f}".removesuffix(".0")


def _m(metres: float) -> str:
    return f"{metres:.2f}".rstrip("0").rstrip(".").replace(".", "," if get_language() == "vi" else ".")
