"""The print log: only what is new or has changed is printed again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conference.errors import Refused
from conference.models import Edition, HistoryEntry
from events import own_data, printing, purging, registration
from events.choices import PrintKind, ReprintReason
from events.models import Delegate, Printed, PrintRun
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db(transaction=True)
BADGE = PrintKind.BADGE


def contents(edition: Edition) -> dict[Delegate, Mapping[str, Any]]:
    coming = Delegate.objects.filter(edition=edition).coming().by_rank()
    return {one: {"name": one.full_title, "position": one.position} for one in coming}


def print_due(edition: Edition, kind: PrintKind = BADGE) -> list[Delegate]:
    everybody = contents(edition)
    due = printing.standing(edition, kind, everybody).due
    if due:
        printing.record(by=None, edition=edition, kind=kind, contents={one: everybody[one] for one in due})
    return due


@pytest.fixture
def edition() -> Edition:
    opening = an_opening(9)
    for _ in range(3):
        registered(opening)
    found: Edition = opening.event.edition
    return found


def test_what_was_printed_is_not_due_again(edition: Edition) -> None:
    assert len(print_due(edition)) == 3
    assert print_due(edition) == []
    assert not Delegate.objects.never_printed(BADGE).exists()
    assert Delegate.objects.never_printed(PrintKind.PLATE).count() == 3
    run = PrintRun.objects.get()
    assert (run.count, run.rows.count(), run.kind, run.reason) == (3, 3, BADGE, "")


def test_a_substitution_and_a_new_position_each_end_in_one_piece_of_each_kind(edition: Edition) -> None:
    kinds = (BADGE, PrintKind.PLATE, PrintKind.SEAT_CARD)
    for kind in kinds:
        print_due(edition, kind)
    first, second, _third = contents(edition)
    new = registration.substitute(by=None, delegate=first, person={"name": "Đặng Ướt"})
    registration.edit(by=None, delegate=second, person={"position": "Giám đốc Sở"})
    for kind in kinds:
        assert {one.pk for one in print_due(edition, kind)} == {new.pk, second.pk}
        assert print_due(edition, kind) == []
    new.refresh_from_db()
    assert (new.badge_to_review, new.plate_to_review, new.seat_to_review) == (False, False, False)


def test_a_correction_that_the_piece_does_not_show_is_settled_without_a_print(edition: Edition) -> None:
    print_due(edition)
    one = next(iter(contents(edition)))
    assert registration.edit(by=None, delegate=one, person={"unit": "Sở Nội vụ"}).badge_to_review
    assert print_due(edition) == []
    assert printing.settle(by=None, edition=edition, kind=BADGE, contents=contents(edition)) == 1
    one.refresh_from_db()
    assert not one.badge_to_review


def test_the_same_piece_again_needs_a_reason_and_the_trail_tells_it(edition: Edition) -> None:
    print_due(edition)
    again = dict([next(iter(contents(edition).items()))])
    with pytest.raises(Refused) as refused:
        printing.record(by=None, edition=edition, kind=BADGE, contents=again)
    assert set(refused.value.fields) == {"reason"}
    run = printing.record(by=None, edition=edition, kind=BADGE, contents=again, reason=ReprintReason.LOST)
    told = HistoryEntry.objects.filter(target_type="events.printrun", target_id=str(run.pk)).get()
    assert told.changes == {"kind": "badge", "pieces": 1, "reason": "lost"}
    assert PrintRun.trail_words("reason", "lost") is not None


def test_pieces_that_name_nobody_are_counted_and_nothing_is_refused(edition: Edition) -> None:
    run = printing.record(by=None, edition=edition, kind=PrintKind.DOOR_SIGN, contents={}, others=7)
    assert (run.count, run.rows.count()) == (7, 0)
    with pytest.raises(Refused):
        printing.record(by=None, edition=edition, kind=BADGE, contents={})


def test_a_fingerprint_is_of_one_person_and_says_nothing_of_them(edition: Edition) -> None:
    first, second, _third = contents(edition)
    same = {"name": "Nguyễn Văn An"}
    assert printing.fingerprint(first, same) == printing.fingerprint(first, dict(same))
    assert printing.fingerprint(first, same) != printing.fingerprint(second, same)
    assert printing.fingerprint(first, {"a": "1", "b": "2"}) == printing.fingerprint(first, {"b": "2", "a": "1"})


def test_rows_go_with_the_delegate_and_the_run_keeps_its_count(edition: Edition) -> None:
    print_due(edition)
    first, second, _third = contents(edition)
    assert own_data.as_json(first)["printed"][0]["label"] == BADGE.label
    registration.delete_person(by=None, delegate=first)
    purging._empty_person([second.pk])
    assert PrintRun.objects.get().count == 3
    assert Printed.objects.count() == 1


def test_how_delegates_stand_is_one_query(edition: Edition, django_assert_num_queries: Any) -> None:
    print_due(edition)
    everybody = contents(edition)
    with django_assert_num_queries(1):
        printing.standing(edition, BADGE, everybody)


def test_two_who_print_the_same_badges_at_once_print_them_once(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody, by = contents(edition), factories.UserFactory()
    threads = Threads(tmp_path, monkeypatch)
    told = threads.at_once(
        *[lambda: printing.record(by=by, edition=edition, kind=BADGE, contents=everybody)] * 2
    )  # fmt: skip
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(Printed.objects.count) == 3
