"""A director cancels at six in the morning: one badge, one name plate and one seat card are to be printed, no more."""

from collections.abc import Mapping
from typing import Any

import pytest

from conference.models import Edition
from events import badges, checkin, printing, registration, seating
from events.badges import Layouts
from events.choices import PrintKind
from events.models import Delegate, SeatingPlan
from events.prints import hall
from events.prints.people.plates import Plates
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
KINDS = (PrintKind.BADGE, PrintKind.PLATE, PrintKind.SEAT_CARD)


def contents(kind: PrintKind, plan: SeatingPlan) -> Mapping[Delegate, Mapping[str, Any]]:
    """What stands on each piece of the kind, as the desk's pages ask for it."""
    edition: Edition = plan.event.edition
    coming = badges.in_order(badges.coming(edition))
    if kind == PrintKind.BADGE:
        return {face.delegate: face.content for face in Layouts.load(edition, kind).faces(coming)}
    return Plates(tuple(coming)).contents() if kind == PrintKind.PLATE else hall.card_contents(plan)


def test_a_substitution_at_the_door_is_one_badge_one_plate_and_one_seat_card_to_print() -> None:
    opening = an_opening(None)
    edition = opening.event.edition
    rows = [registered(opening, person={"position": "Giám đốc"}) for _ in range(5)]
    plan = seating.open_plan(by=None, event=opening.event, room=factories.RoomFactory(edition=edition))
    seating.save_block(by=None, plan=plan, block=None, said={"label": "A", "rows": 2, "seats_a_row": 5})
    seating.fill(by=None, plan=plan)
    for kind in KINDS:
        printing.record(by=None, edition=edition, kind=kind, contents=contents(kind, plan))
    new = registration.substitute(
        by=None, delegate=rows[2].delegate, person={"name": "Lê Thị Thay", "position": "Phó Giám đốc"}
    )
    checkin.scan(by=None, event=opening.event, code=new.scan_code)
    for kind in KINDS:
        found = printing.standing(edition, kind, contents(kind, plan))
        assert (kind, found.due, len(found.same)) == (kind, [new], 4)
        due = {one: content for one, content in contents(kind, plan).items() if one == new}
        printing.record(by=None, edition=edition, kind=kind, contents=due)
        assert printing.standing(edition, kind, contents(kind, plan)).due == []
    new.refresh_from_db()
    assert (new.badge_to_review, new.plate_to_review, new.seat_to_review) == (False, False, False)
