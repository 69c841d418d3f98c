"""The plan on paper, to scale: a hall a page of A3, then who stands where."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming
from conference.models import Edition, Series
from conference.prints import typesetting
from exhibitors.floorplan import BoothShape, Box, HallShape, Plan, wrapped
from exhibitors.templatetags.plan import measures

TEMPLATE = Path(__file__).with_name("plan.typ")
# What A3 across leaves between its margins, heading and foot, in millimetres.
ROOM = (390, 240)
# "1 : 200" and the like; the largest that fits is taken, so that a ruler reads metres off the paper.
SCALES = (50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000)
# Letters of a name are so high on paper, in millimetres; smaller ones nobody reads.
NAME_HEIGHT = 1.9


def pdf(plan: Plan, edition: Edition, series: Series | None) -> bytes:
    """The PDF in the active language."""
    data = {
        "language": translation.get_language(),
        "title": naming.official_title(edition, series),
        "heading": _("Floor plan"),
        "list": _("Booths as a list"),
        "heads": [_("Booth"), _("Exhibitor"), _("Province or city"), _("State")],
        "halls": [_hall(hall) for hall in plan.halls],
    }
    return typesetting.pdf(TEMPLATE, data)


def scale_of(box: Box) -> int:
    """How many millimetres of the hall one of the paper is."""
    wanted = max(box.width * 1000 / ROOM[0], box.depth * 1000 / ROOM[1])
    return next((scale for scale in SCALES if scale >= wanted), SCALES[-1])


def _hall(shape: HallShape) -> dict[str, Any]:
    scale = scale_of(shape.box)
    per_metre = 1000 / scale
    return {
        "name": shape.hall.name,
        "measures": measures(shape.hall),
        "scale": _("Scale 1 : %(scale)s on A3") % {"scale": scale},
        "metre": per_metre,
        "size": [shape.box.width * per_metre, shape.box.depth * per_metre],
        "booths": [
            {
                "box": _box(one.box, shape.box, per_metre),
                "code": one.code,
                "state": one.stand.state.value,
                "lines": _lines(one, per_metre),
            }
            for one in shape.booths
        ],
        "landmarks": [
            {"box": _box(one.box, shape.box, per_metre), "kind": one.landmark.kind, "label": str(one.landmark)}
            for one in shape.landmarks
        ],
        "rows": [_row(one) for one in shape.booths],
    }


def _box(box: Box, floor: Box, per_metre: float) -> list[float]:
    return [round(one * per_metre, 3) for one in (box.x - floor.x, box.y - floor.y, box.width, box.depth)]


def _lines(one: BoothShape, per_metre: float) -> list[str]:
    if one.stand.exhibitor is None:
        return []
    most = int(one.box.depth * per_metre / NAME_HEIGHT / 1.3) - 2
    return wrapped(one.stand.exhibitor.name, one.box.width * per_metre - 1, NAME_HEIGHT, most) if most > 0 else []


def _row(one: BoothShape) -> list[str]:
    exhibitor, province = one.stand.exhibitor, one.stand.province
    return [
        one.code,
        str(exhibitor.name) if exhibitor else "",
        province.name if province else "",
        str(one.stand.state.label),
    ]
