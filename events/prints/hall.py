"""A hall on paper: the plan on one A3 page, the list by name, and a card for each seat."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from conference import naming
from conference.folding import slug
from conference.models import Series
from conference.prints import decree30, typesetting
from events import seats, words
from events.models import Delegate, Seat, SeatingPlan
from events.models.seating import in_words
from events.seats import Drawn, Place

FOLDER = Path(__file__).parent
# Of the list's columns, in millimetres.
COLUMNS = (14, 52, 72, 27)


def plan(of: SeatingPlan, language: str) -> bytes:
    """The drawing as one A3 page, however large the hall."""
    with translation.override(language):
        hall = seats.of(of)
        told = {"seated": hall.seated, "seats": len(hall.places), "time": _now()}
        data = {
            "language": language,
            "title": _("Seating plan"),
            "about": [words.of(of.room, "name"), words.of(of.event, "name"), _conference(of)],
            "facts": _("%(seated)s of %(seats)s seats are taken. %(time)s") % told,
            "stage": _("Stage"),
            "lines": [[_block(one) for one in line] for line in hall.lines],
        }
        return typesetting.pdf(FOLDER / "hall_plan.typ", data)


def listed(of: SeatingPlan, language: str) -> bytes:
    """Who sits where, by given name, on A4 pages."""
    with translation.override(language):
        title = f"{words.of(of.room, 'name')}\n{words.of(of.event, 'name')}"
        rows = [_row(number, seat) for number, seat in enumerate(seats.by_name(of), start=1)]
        data = {
            "page": decree30.page(f"{_('Seats by name')}: {words.of(of.room, 'name')}", language),
            "kind": _("Seats by name").upper(),
            "about": title,
            "facts": _now(),
            "heads": [_("No."), _("Full name"), _("Position and unit"), _("Seat")],
            "columns": COLUMNS,
            "rows": rows,
        }
        return typesetting.pdf(FOLDER / "hall_list.typ", data)


def card_contents(of: SeatingPlan) -> dict[Delegate, dict[str, Any]]:
    """What stands on the card of each who sits there, in the order of the seats; the words follow from the numbers."""
    return {place.who: _card(place.seat, place.who) for place in seats.of(of).places if place.who is not None}


def cards(of: SeatingPlan, language: str, contents: Iterable[Mapping[str, Any]]) -> bytes:
    """Eight cards on an A4 page, in that language."""
    with translation.override(language):
        data = {
            "language": language,
            "title": _("Seat cards"),
            "hall": words.of(of.room, "name"),
            "cards": [{**one, "words": in_words(**one["seat"])} for one in contents],
        }
        return typesetting.pdf(FOLDER / "seat_cards.typ", data)


def file_name(of: SeatingPlan, what: str) -> str:
    """In letters that every system takes."""
    kinds = {"plan": _("Seating plan"), "list": _("Seats by name"), "cards": _("Seat cards")}
    return f"{slug(kinds[what])}-{slug(words.of(of.room, 'name'))[:40]}.pdf"


def _now() -> str:
    return f"{timezone.localtime():%H:%M %d/%m/%Y}"


def _conference(of: SeatingPlan) -> str:
    return naming.official_title(of.edition, Series.objects.first())


def _block(one: Drawn) -> dict[str, Any]:
    return {
        "label": str(one.block),
        "tables": one.is_tables,
        "aisles": one.block.aisles_after,
        "rows": [{"number": row.number, "seats": [_seat(place) for place in row.places]} for row in one.rows],
    }


def _seat(place: Place) -> dict[str, Any]:
    return {
        "number": place.seat.number,
        "name": place.who.name if place.who else "",
        "kept": place.state == "kept",
        "aisle": place.aisle,
    }


def _row(number: int, seat: Seat) -> list[str]:
    assert seat.registration is not None
    who = seat.registration.delegate
    return [str(number), who.full_title, ", ".join(filter(None, (who.position, who.unit))), seat.code]


def _card(seat: Seat, who: Delegate) -> dict[str, Any]:
    posts = ", ".join(filter(None, (who.position, who.unit)))
    place = {"shape": seat.block.shape, "block": seat.block.label, "row": seat.row, "number": seat.number}
    return {"name": who.full_title, "posts": posts, "code": seat.code, "seat": place}
