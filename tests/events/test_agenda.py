import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from conference.errors import Refused
from conference.models import HistoryEntry
from events import agenda, guards, structure
from events.models import AgendaVersion, Event, PublishedSlot, Session
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2040, 10, 10)


@pytest.fixture
def event() -> Event:
    edition = factories.EditionFactory(year=2040, ordinal=40)
    return factories.EventFactory(edition=edition, starts_on=DAY)


def at(hour: int, minute: int = 0) -> datetime.time:
    return datetime.time(hour, minute)


EIGHT, NINE = at(8), at(9)


def session(
    event: Event, starts: datetime.time | None = EIGHT, ends: datetime.time | None = NINE, **more: Any
) -> Session:
    details = {"title_vi": "Phiên toàn thể", "title_en": "Plenary", "day": DAY, "starts": starts, "ends": ends}
    return agenda.add_session(by=None, event=event, **details | more)


def publish(event: Event, **more: Any) -> AgendaVersion:
    seen = event.edition.agenda_draft.__class__.objects.get(edition=event.edition).revision
    return agenda.publish(by=None, edition=event.edition, seen=seen, **more)


def test_sessions_of_one_title_get_slugs_of_their_own(event: Event) -> None:
    assert [session(event, None, None).slug for _ in range(3)] == [
        "phien-toan-the",
        "phien-toan-the-2",
        "phien-toan-the-3",
    ]


def test_an_end_before_its_start_is_refused_beside_its_field(event: Event) -> None:
    with pytest.raises(Refused) as refusal:
        session(event, at(9), at(8))
    assert "__all__" in refusal.value.fields
    assert not Session.objects.exists()


def test_publishing_freezes_a_version_and_its_slots(event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    one = session(event, room=room)
    version = publish(event)
    assert version.number == 1
    slot = PublishedSlot.objects.get()
    assert (slot.session, slot.room) == (one, room)
    assert slot.starts == datetime.datetime(2040, 10, 10, 1, 0, tzinfo=datetime.UTC)


def test_a_draft_that_a_colleague_changed_is_not_published_unseen(event: Event) -> None:
    session(event)
    seen = event.edition.agenda_draft.revision
    session(event, at(10), at(11))
    with pytest.raises(Refused):
        agenda.publish(by=None, edition=event.edition, seen=seen)


def test_two_sessions_in_one_room_at_one_time_are_not_published(event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    session(event, room=room)
    session(event, at(8, 30), at(10), room=room)
    with pytest.raises(Refused):
        publish(event)
    assert not AgendaVersion.objects.exists()


def test_sessions_without_a_room_do_not_clash(event: Event) -> None:
    session(event)
    session(event)
    assert publish(event).number == 1


def test_two_sessions_swap_rooms_in_one_publication(event: Event) -> None:
    left, right = factories.RoomFactory.create_batch(2, edition=event.edition)
    one, two = session(event, room=left), session(event, room=right)
    publish(event)
    agenda.edit_session(by=None, session=one, room=right)
    agenda.edit_session(by=None, session=two, room=left)
    publish(event)
    assert {slot.session: slot.room for slot in PublishedSlot.objects.all()} == {one: right, two: left}


def test_a_person_in_two_places_asks_for_a_reason(event: Event) -> None:
    speaker = factories.SpeakerFactory()
    for ones in (session(event), session(event)):
        agenda.set_chairs(by=None, session=ones, chairs=[{"speaker": speaker}])
    with pytest.raises(Refused):
        publish(event)
    from events.conflicts import clashes

    keys = {clash.key: "Điều hành từ xa" for clash in clashes(structure.of_draft(event.edition))}
    version = publish(event, overrides=keys)
    assert [row["reason"] for row in version.overridden] == ["Điều hành từ xa"]


def test_nothing_new_is_not_published_again(event: Event) -> None:
    session(event)
    publish(event)
    with pytest.raises(Refused):
        publish(event)


def test_versions_are_equal_under_any_language(event: Event) -> None:
    session(event)
    contents = []
    for language in ("vi", "en", None):
        with translation.override(language):
            contents.append(structure.public_part(structure.of_draft(event.edition)))
    assert contents[0] == contents[1] == contents[2]


def test_undo_takes_back_one_change_after_another(event: Event) -> None:
    one = session(event)
    agenda.edit_session(by=None, session=one, title_vi="Phiên chuyên đề")
    agenda.remove_session(by=None, session=one)
    agenda.undo(by=None, edition=event.edition)
    assert Session.objects.get().title_vi == "Phiên chuyên đề"
    agenda.undo(by=None, edition=event.edition)
    assert Session.objects.get().title_vi == "Phiên toàn thể"
    agenda.undo(by=None, edition=event.edition)
    assert not Session.objects.exists()
    with pytest.raises(Refused):
        agenda.undo(by=None, edition=event.edition)


def test_an_older_version_comes_back_as_the_draft(event: Event) -> None:
    one = session(event)
    first = publish(event)
    agenda.edit_session(by=None, session=one, title_vi="Tên khác")
    publish(event)
    agenda.bring_back(by=None, version=first)
    assert Session.objects.get().title_vi == "Phiên toàn thể"
    assert publish(event).number == 3


def test_shifting_moves_all_that_follow_in_the_room(event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    first, second = session(event, room=room), session(event, at(9), at(10), room=room)
    elsewhere = session(event, at(9), at(10))
    assert agenda.shift(by=None, session=first, minutes=10) == 2
    times = dict(Session.objects.values_list("pk", "starts"))
    assert times == {first.pk: at(8, 10), second.pk: at(9, 10), elsewhere.pk: at(9)}


def test_shifting_past_midnight_is_refused_and_moves_nothing(event: Event) -> None:
    one = session(event, at(22), at(23, 50))
    with pytest.raises(Refused):
        agenda.shift(by=None, session=one, minutes=15)
    assert Session.objects.get().starts == at(22)


def test_closing_gaps_lets_one_begin_where_the_other_ends(event: Event) -> None:
    first = session(event)
    session(event, at(9, 20), at(10))
    assert agenda.close_gaps(by=None, session=first) == 1
    assert list(Session.objects.values_list("starts", "ends")) == [(at(8), at(9)), (at(9), at(9, 40))]


def test_items_keep_their_order_and_a_foreign_one_is_refused(event: Event) -> None:
    one = session(event)
    items = [agenda.add_item(by=None, session=one, kind="paper", title_vi=f"Tham luận {n}") for n in range(3)]
    agenda.reorder(by=None, session=one, items=[items[2].pk, items[0].pk, items[1].pk])
    assert [item.title_vi for item in one.items.all()] == ["Tham luận 2", "Tham luận 0", "Tham luận 1"]
    with pytest.raises(Refused):
        agenda.reorder(by=None, session=one, items=[items[0].pk])


def test_a_copy_has_the_items_and_no_room(event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    one = session(event, room=room)
    item = agenda.add_item(by=None, session=one, kind="paper", title_vi="Tham luận")
    agenda.set_speakers(
        by=None, item=item, speakers=[{"speaker": factories.SpeakerFactory(), "position_vi": "Giám đốc"}]
    )
    copy = agenda.duplicate_session(by=None, session=one)
    assert copy.room is None
    assert copy.items.get().speakers.get().position_vi == "Giám đốc"
    assert one.items.count() == 1


def test_every_change_is_in_the_trail_once(event: Event) -> None:
    one = session(event)
    before = HistoryEntry.objects.count()
    agenda.edit_session(by=None, session=one, title_vi="Khác")
    assert HistoryEntry.objects.count() == before + 1


def save_checked(slot: PublishedSlot) -> None:
    slot.save()
    guards.check_now()


def test_the_database_itself_refuses_two_slots_in_one_room(event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    one, two = session(event), session(event)
    start = timezone.now()
    hour = datetime.timedelta(hours=1)
    PublishedSlot.objects.create(edition=event.edition, session=one, room=room, starts=start, ends=start + hour)
    overlapping = PublishedSlot(
        edition=event.edition, session=two, room=room, starts=start + hour / 2, ends=start + 2 * hour
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        save_checked(overlapping)
    next_one = PublishedSlot.objects.create(
        edition=event.edition, session=two, room=room, starts=start + hour, ends=start + 2 * hour
    )
    next_one.starts = start
    with pytest.raises(IntegrityError), transaction.atomic():
        save_checked(next_one)


def test_the_guards_stand_after_migrating_an_empty_database() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_constraint WHERE conname = %s", [guards.NAME])
            assert cursor.fetchone()[0] == 1
        else:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{guards.NAME}%"]
            )
            assert cursor.fetchone()[0] == 2
