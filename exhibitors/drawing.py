"""Pure: what stands in a hall as plain data, as the editor sends it and a step keeps it. Lengths in metres.

`{"booths": [{"id", "code", "type", "x", "y", "width", "depth", "front", "note"}], "landmarks": [{"id", "kind",
"label_vi", "label_en", "x", "y", "width", "depth"}]}`; an id is None for what is new.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from conference.errors import Refused
from exhibitors.floorplan import Box, overlapping
from exhibitors.models import Booth, Landmark

Drawing = dict[str, list[dict[str, Any]]]

PLACE = ("x", "y", "width", "depth")
BOOTH = ("code", "type", *PLACE, "front", "note")
LANDMARK = ("kind", "label_vi", "label_en", *PLACE)
MOST = 1000
LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
CENTIMETRE = Decimal("0.01")


@dataclass(frozen=True)
class Row:
    """Booths side by side: how many, the first one's code and place, how large, and the way between two of them."""

    first: str
    count: int
    x: Decimal
    y: Decimal
    width: Decimal
    depth: Decimal
    gap: Decimal = Decimal(0)
    down: bool = False
    front: str = "below"
    type: int | None = None


def of(booths: Iterable[Booth], landmarks: Iterable[Landmark]) -> Drawing:
    """What stands there as plain data."""
    return {
        "booths": [{"id": one.pk, **{name: _plain(one, name) for name in BOOTH}} for one in booths],
        "landmarks": [{"id": one.pk, **{name: _plain(one, name) for name in LANDMARK}} for one in landmarks],
    }


def read(text: str) -> Drawing:
    """The drawing that an editor sent. Raises Refused for anything that is none."""
    try:
        sent = json.loads(text)
        return {
            "booths": [_row(one, BOOTH) for one in _list(sent, "booths")],
            "landmarks": [_row(one, LANDMARK) for one in _list(sent, "landmarks")],
        }
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise Refused(_("This drawing cannot be read. Reload the page, and draw it again.")) from error


def length(value: Any) -> Decimal:
    """Metres to the centimetre. Raises ValueError for what is no number."""
    metres = Decimal(str(value))
    if not metres.is_finite() or abs(metres) > 10_000:
        raise ValueError
    return metres.quantize(CENTIMETRE)


def with_row(drawing: Drawing, row: Row) -> Drawing:
    """The drawing with the row: codes count on from the first one's last number ("A1" → A1, A2; "B01" → B01, B02)."""
    step = (row.depth if row.down else row.width) + row.gap
    added = [
        {
            "id": None, "code": counted(row.first, place), "type": row.type, "front": row.front, "note": "",
            "x": row.x + (0 if row.down else step * place), "y": row.y + (step * place if row.down else 0),
            "width": row.width, "depth": row.depth,
        }
        for place in range(row.count)
    ]  # fmt: skip
    return drawing | {"booths": [*drawing["booths"], *added]}


def with_copy(drawing: Drawing, codes: Iterable[str], first: str, right: Decimal, down: Decimal) -> Drawing:
    """The drawing with these booths once more, so far to the right and down; codes count on from `first`."""
    wanted = set(codes)
    chosen = [one for one in drawing["booths"] if one["code"] in wanted]
    added = [
        one | {"id": None, "code": counted(first, place), "x": length(one["x"]) + right, "y": length(one["y"]) + down}
        for place, one in enumerate(chosen)
    ]
    return drawing | {"booths": [*drawing["booths"], *added]}


def without(drawing: Drawing, ids: Iterable[int]) -> Drawing:
    gone = set(ids)
    return drawing | {"booths": [one for one in drawing["booths"] if one["id"] not in gone]}


def counted(first: str, place: int) -> str:
    """The code that many places on: its last number grows and keeps its zeros. Without a number one is added."""
    found = LAST_NUMBER.search(first)
    if found is None:
        return f"{first}{place + 1}"
    number = str(int(found[0]) + place).zfill(len(found[0]))
    return first[: found.start()] + number + first[found.end() :]


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """The booths that share ground, as pairs of codes."""
    return overlapping({one["code"]: Box(*(float(one[name]) for name in PLACE)) for one in drawing["booths"]})


def _list(sent: Any, name: str) -> list[Any]:
    found = sent[name]
    if not isinstance(found, list) or len(found) > MOST:
        raise ValueError
    return found


def _row(sent: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": _number(sent.get("id"))}
    for name in fields:
        if name in PLACE:
            row[name] = length(sent[name])
        elif name == "type":
            row[name] = _number(sent.get(name))
        else:
            row[name] = _text(sent.get(name))
    return row


def _text(value: Any) -> str:
    text = " ".join(str(value or "").split())
    # Half a letter and a NUL are no text that a database takes.
    if not text.isprintable():
        raise ValueError
    return text


def _number(value: Any) -> int | None:
    if value in (None, ""):
        return None
    number = int(value)
    if not 0 < number < 2**63:
        raise ValueError
    return number


def _plain(one: Booth | Landmark, name: str) -> Any:
    value = getattr(one, "type_id" if name == "type" else name)
    return float(value) if name in PLACE else value if name == "type" else value or ""
