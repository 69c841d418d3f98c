"""The draft at the desk: the officers' table, its forms, and what they say when something cannot stand."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from conference.choices import Role
from conference.models import Edition, HistoryEntry
from events import agenda, structure
from events.models import AgendaVersion, Event, Item, Room, Session, Speaker
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2040, 10, 10)
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2040, ordinal=40, starts_on=DAY)


@pytest.fixture
def event(edition: Edition) -> Event:
    return factories.EventFactory(edition=edition, starts_on=DAY)


@pytest.fixture
def client(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, edition))


def make(event: Event, hours: tuple[int, int] = (8, 9), **more: Any) -> Session:
    times = {"starts": datetime.time(hours[0]), "ends": datetime.time(hours[1])}
    return agenda.add_session(by=None, event=event, **{"title_vi": "Phiên toàn thể", "day": DAY, **times, **more})


def address(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def as_shown(client: Client, path: str, prefix: str) -> dict[str, str]:
    """What a browser would send of the page's form without a change."""
    page = client.get(path).context
    forms = [page["form"], page["rows"].management_form, *page["rows"].forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.subwidgets[0].data["value"] if field.subwidgets else field.value()
            value = [one["value"] for one in (sub.data for sub in field.subwidgets) if one.get("selected")] or value
            data[field.html_name] = str((value[0] if isinstance(value, list) else value) or "")
    assert f"{prefix}-TOTAL_FORMS" in data
    return {name: value for name, value in data.items() if not name.endswith("-DELETE")}


def test_an_empty_draft_says_what_to_do(client: Client, event: Event) -> None:
    page = client.get(address("desk-agenda", event.edition_id)).content.decode()
    assert "Bản dự thảo còn trống" in page


def test_the_table_has_the_columns_of_word_and_the_clash_beside_its_session(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    one = make(event, room=room)
    make(event, (8, 10), room=room, title_vi="Phiên chuyên đề")
    agenda.add_item(by=None, session=one, kind="report", title_vi="Báo cáo tổng hợp", minutes=20, by_vi="Cục CTĐP")
    page = client.get(address("desk-agenda", event.edition_id)).content.decode()
    for words in ("Thời gian", "Nội dung", "Thực hiện", "Báo cáo tổng hợp", "Cục CTĐP", "Phải xử lý", "08:00–09:00"):
        assert words in page


def test_a_session_is_added_with_a_new_chair(client: Client, event: Event) -> None:
    data = {
        "event": event.pk, "title_vi": "Phiên khai mạc", "day": "10/10/2040", "starts": "7h30", "ends": "8.15",
        "chairs-TOTAL_FORMS": "1", "chairs-INITIAL_FORMS": "0", "chairs-0-new_name": "Nguyễn Thị Mẫu",
        "chairs-0-part": "chair", "chairs-0-position_vi": "Giám đốc",
    }  # fmt: skip
    answer = client.post(address("desk-session-add", event.edition_id), data)
    session = Session.objects.get()
    assert answer["Location"].endswith(f"#session-{session.pk}")
    assert (session.starts, session.ends) == (datetime.time(7, 30), datetime.time(8, 15))
    assert session.chairs.get().speaker == Speaker.objects.get(slug="nguyen-thi-mau")


def test_what_cannot_stand_is_told_beside_its_field_and_nothing_is_saved(client: Client, event: Event) -> None:
    data = {
        "event": event.pk, "title_vi": "", "day": "31/02/2040", "starts": "9h", "ends": "8h",
        "interpretation": "x" * 61, "chairs-TOTAL_FORMS": "1", "chairs-INITIAL_FORMS": "0",
        "chairs-0-new_name": "Người mới", "chairs-0-part": "chair",
    }  # fmt: skip
    answer = client.post(address("desk-session-add", event.edition_id), data)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"title_vi", "day", "ends", "interpretation"}
    assert not Session.objects.exists()
    assert not Speaker.objects.exists()
    assert "Người mới" in answer.content.decode()


@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999"])
def test_a_day_at_the_end_of_all_calendars_is_refused_and_the_table_still_opens(
    client: Client, event: Event, day: str
) -> None:
    rows = {f"chairs-{name}": value for name, value in NO_ROWS.items()}
    data = {"event": event.pk, "title_vi": "Phiên", "day": day, "starts": "0h30", "ends": "23h30", **rows}
    answer = client.post(address("desk-session-add", event.edition_id), data)
    assert set(answer.context["form"].errors) == {"day"}
    assert not Session.objects.exists()
    assert client.get(address("desk-agenda", event.edition_id)).status_code == 200


def test_an_edit_over_a_colleagues_is_told_and_the_typed_text_kept(client: Client, event: Event) -> None:
    session = make(event)
    path = address("desk-session", event.edition_id, session.pk)
    data = as_shown(client, path, "chairs") | {"title_vi": "Tên của tôi"}
    agenda.edit_session(by=None, session=session, title_vi="Tên của đồng nghiệp")
    told = client.post(path, data)
    assert "Tên của tôi" in told.content.decode()
    assert "đồng nghiệp đã thay đổi" in told.content.decode().lower()
    assert Session.objects.get().title_vi == "Tên của đồng nghiệp"
    again = data | {"seen": told.context["form"]["seen"].value()}
    assert client.post(path, again).status_code == 302
    assert Session.objects.get().title_vi == "Tên của tôi"


def test_a_form_sent_as_it_was_shown_changes_nothing(client: Client, event: Event) -> None:
    person = factories.SpeakerFactory()
    session = make(event)
    agenda.set_chairs(by=None, session=session, chairs=[{"speaker": person, "position_vi": "Vụ trưởng"}])
    item = agenda.add_item(by=None, session=session, kind="paper", title_vi="Tham luận", minutes=10)
    agenda.set_speakers(by=None, item=item, speakers=[{"speaker": person, "unit_vi": "Sở Công Thương"}])
    pages = [("desk-session", session.pk, "chairs"), ("desk-item", item.pk, "speakers")]
    before = structure.of_draft(event.edition)
    for name, pk, prefix in pages:
        path = address(name, event.edition_id, pk)
        assert client.post(path, as_shown(client, path, prefix)).status_code == 302
    assert structure.of_draft(event.edition) == before


def test_items_are_added_put_in_order_and_removed(client: Client, event: Event) -> None:
    session = make(event)
    rows = {f"speakers-{name}": value for name, value in NO_ROWS.items()}
    for title in ("Một", "Hai"):
        data = {"session": session.pk, "kind": "report", "title_vi": title, "minutes": "10", **rows}
        client.post(address("desk-item-add", event.edition_id, session.pk), data)
    first, second = session.items.all()
    client.post(address("desk-item-up", event.edition_id, second.pk))
    assert [item.title_vi for item in session.items.all()] == ["Hai", "Một"]
    client.post(address("desk-item-down", event.edition_id, second.pk))
    client.post(address("desk-item-remove", event.edition_id, first.pk))
    assert [item.title_vi for item in session.items.all()] == ["Hai"]


def test_the_buttons_of_a_session(client: Client, event: Event) -> None:
    first, second = make(event), make(event, (9, 10))
    edition = event.edition_id
    client.post(address("desk-session-shift", edition, first.pk), {"minutes": "10"})
    assert [one.starts for one in Session.objects.all()] == [datetime.time(8, 10), datetime.time(9, 10)]
    client.post(address("desk-session-remove", edition, first.pk))
    assert Session.objects.get() == second
    client.post(address("desk-agenda-undo", edition))
    client.post(address("desk-session-duplicate", edition, second.pk))
    assert Session.objects.count() == 3
    for bad in ("0", "x", "99999999", "--5", "²"):
        answer = client.post(address("desk-session-shift", edition, second.pk), {"minutes": bad}, follow=True)
        assert "-720" in answer.content.decode()


def test_undo_never_takes_back_what_was_not_seen(client: Client, event: Event) -> None:
    session = make(event)
    seen = event.edition.agenda_draft.revision
    agenda.edit_session(by=None, session=session, title_vi="Của đồng nghiệp")
    for sent in (seen, "x", "-1", "9" * 5000):
        client.post(address("desk-agenda-undo", event.edition_id), {"revision": sent})
        assert Session.objects.get().title_vi == "Của đồng nghiệp"


def test_a_session_of_another_edition_is_not_found(client: Client, event: Event) -> None:
    other = make(factories.EventFactory(edition=factories.EditionFactory(year=2041, ordinal=41)))
    item = agenda.add_item(by=None, session=other, kind="report", title_vi="Khác")
    assert client.get(address("desk-session", event.edition_id, other.pk)).status_code == 404
    assert client.post(address("desk-item-remove", event.edition_id, item.pk)).status_code == 404
    mine = make(event)
    rows = {f"speakers-{name}": value for name, value in NO_ROWS.items()}
    data = {"session": other.pk, "kind": "report", "title_vi": "x", **rows}
    assert "session" in client.post(address("desk-item-add", event.edition_id, mine.pk), data).context["form"].errors


def test_a_hall_is_added_and_one_of_the_same_name_refused(client: Client, event: Event) -> None:
    path = address("desk-agenda-reference-add", event.edition_id, "room")
    data = {"name_vi": "Hội trường A", "capacity": "300", "order": "0"}
    assert client.post(path, data).status_code == 302
    assert HistoryEntry.objects.filter(target_type="events.room", edition=event.edition).count() == 1
    refused = client.post(path, data)
    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert Room.objects.count() == 1


@pytest.mark.parametrize("sessions", [12, 120])
def test_the_table_asks_the_same_few_questions_however_long_it_is(
    client: Client, event: Event, sessions: int, django_assert_num_queries: Any
) -> None:
    made = Session.objects.bulk_create(
        Session(event=event, slug=f"s-{n}", title_vi=f"Phiên {n}", day=DAY, starts=datetime.time(8))
        for n in range(sessions)
    )
    Item.objects.bulk_create(Item(session=one, slug=f"i-{one.pk}", kind="report", title_vi="Báo cáo") for one in made)
    make(event)
    client.get(address("desk-agenda", event.edition_id))
    with django_assert_num_queries(15):
        client.get(address("desk-agenda", event.edition_id))


# --- publishing ----------------------------------------------------------------------------------


def publishing(client: Client, event: Event, **more: str) -> Any:
    path = address("desk-agenda-publish", event.edition_id)
    form = client.get(path).context["form"]
    data = {field.html_name: field.value() or "" for field in form}
    return client.post(path, data | more)


def test_publishing_shows_the_difference_and_freezes_it(client: Client, event: Event) -> None:
    session = make(event)
    publishing(client, event, note="Lần đầu")
    agenda.edit_session(by=None, session=session, starts=datetime.time(8, 30), title_vi="Phiên mới")
    page = client.get(address("desk-agenda-publish", event.edition_id)).content.decode()
    for words in ("08:00", "08:30", "Phiên toàn thể", "Phiên mới"):
        assert words in page
    assert publishing(client, event).status_code == 302
    assert [version.number for version in AgendaVersion.objects.all()] == [2, 1]


def test_a_warning_asks_for_its_reason_beside_it(client: Client, event: Event) -> None:
    chairs = [{"speaker": factories.SpeakerFactory()}]
    for hours in ((8, 9), (8, 10)):
        agenda.set_chairs(by=None, session=make(event, hours), chairs=chairs)
    assert set(publishing(client, event).context["form"].errors) == {"reason_0"}
    assert not AgendaVersion.objects.exists()
    publishing(client, event, reason_0="Điều hành từ xa")
    assert AgendaVersion.objects.get().overridden[0]["reason"] == "Điều hành từ xa"


def test_a_block_offers_no_button(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    make(event, room=room)
    make(event, room=room)
    page = client.get(address("desk-agenda-publish", event.edition_id)).content.decode()
    assert 'name="seen_print"' not in page
    assert publishing(client, event).status_code == 200
    assert not AgendaVersion.objects.exists()


def test_a_colleagues_unseen_edit_is_not_published(client: Client, event: Event) -> None:
    session = make(event)
    path = address("desk-agenda-publish", event.edition_id)
    data = {field.html_name: field.value() or "" for field in client.get(path).context["form"]}
    agenda.edit_session(by=None, session=session, title_vi="Của đồng nghiệp")
    answer = client.post(path, data, follow=True)
    assert "Của đồng nghiệp" in answer.content.decode()
    assert not AgendaVersion.objects.exists()


def test_a_hall_renamed_meanwhile_is_not_published_unseen(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    make(event, room=room)
    path = address("desk-agenda-publish", event.edition_id)
    data = {field.html_name: field.value() or "" for field in client.get(path).context["form"]}
    Room.objects.filter(pk=room.pk).update(name_vi="Tên khác")
    client.post(path, data)
    assert not AgendaVersion.objects.exists()


def test_an_older_publication_is_looked_at_and_brought_back(client: Client, event: Event) -> None:
    session = make(event)
    publishing(client, event)
    agenda.edit_session(by=None, session=session, title_vi="Tên khác")
    publishing(client, event)
    assert "Phiên toàn thể" in client.get(address("desk-agenda-version", event.edition_id, 1)).content.decode()
    assert "Công bố lần 2" in client.get(address("desk-agenda-versions", event.edition_id)).content.decode()
    client.post(address("desk-agenda-bring-back", event.edition_id, 1))
    assert Session.objects.get().title_vi == "Phiên toàn thể"


def test_the_content_sub_committee_drafts_and_does_not_publish(event: Event) -> None:
    client = factories.signed_in(factories.officer(Role.CONTENT, event.edition))
    make(event)
    assert (
        address("desk-agenda-publish", event.edition_id)
        not in client.get(address("desk-agenda", event.edition_id)).content.decode()
    )
    assert client.get(address("desk-agenda-publish", event.edition_id)).status_code == 403


# --- pasting and the grid ------------------------------------------------------------------------


def test_a_pasted_table_is_shown_before_anything_is_saved_and_then_saved_whole(client: Client, event: Event) -> None:
    path = address("desk-agenda-paste", event.edition_id)
    text = "Thời gian\tNội dung\tThực hiện\n7h30\tChào cờ\tMC\n8h-8h20\tBáo cáo\tCục\n8h20\tXúc tiến\t\n"
    preview = client.post(path, {"text": text})
    assert not Session.objects.exists()
    rows = preview.context["rows"]
    assert preview.context["to_mend"] == 1
    data: dict[str, Any] = {f"rows-{name}": value for name, value in (("TOTAL_FORMS", 3), ("INITIAL_FORMS", 0))}
    data |= {field.html_name: field.value() or "" for form in rows for field in form}
    data |= {"event": event.pk, "day": "10/10/2040", "take_as": "one", "title": "Buổi sáng"}
    again = client.post(path, data)
    assert again.context["rows"].forms[2].errors["kind"]
    assert "Xúc tiến" in again.content.decode()
    assert not Session.objects.exists()
    client.post(path, data | {"rows-2-kind": "discussion"})
    session = Session.objects.get()
    assert (session.title_vi, session.starts, session.ends) == (
        "Buổi sáng", datetime.time(7, 30), datetime.time(8, 20)
    )  # fmt: skip
    assert [(item.kind, item.minutes) for item in session.items.all()] == [
        ("ceremony", 30), ("report", 20), ("discussion", None)
    ]  # fmt: skip
    client.post(address("desk-agenda-undo", event.edition_id))
    assert not Session.objects.exists()


@pytest.mark.parametrize("sent", [{"text": "7h30\0\tKhai mạc"}, {"rows-TOTAL_FORMS": "9999"}])
def test_what_django_refuses_while_pasting_is_told_in_vietnamese(client: Client, event: Event, sent: Any) -> None:
    page = client.post(address("desk-agenda-paste", event.edition_id), {"rows-INITIAL_FORMS": "0", **sent}).text
    assert "Null characters" not in page
    assert "Please submit" not in page
    assert "ký tự rỗng" in page or "tối đa 150 dòng" in page


def test_each_time_of_a_pasted_table_can_be_a_session(client: Client, event: Event) -> None:
    rows = [("7h30-8h", "ceremony", "Chào cờ"), ("", "remarks", "Phát biểu"), ("8h", "report", "Báo cáo")]
    data: dict[str, Any] = {"rows-TOTAL_FORMS": 3, "rows-INITIAL_FORMS": 0, "event": event.pk, "take_as": "each"}
    for place, (time, kind, title) in enumerate(rows):
        data |= {f"rows-{place}-time": time, f"rows-{place}-kind": kind, f"rows-{place}-title": title}
    client.post(address("desk-agenda-paste", event.edition_id), data)
    assert [(one.title_vi, one.items.count()) for one in Session.objects.all()] == [("Chào cờ", 2), ("Báo cáo", 1)]


def test_the_grid_shows_overlapping_sessions_of_a_room_together(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    make(event, room=room, title_vi="Phiên A")
    make(event, (8, 10), room=room, title_vi="Phiên B")
    make(event, (9, 11), title_vi="Phiên C")
    page = client.get(address("desk-agenda-grid", event.edition_id))
    (grid,) = page.context["grids"]
    clashing = [(line.time, cell) for line in grid.lines for cell in line.cells if len(cell.sessions) == 2]
    assert [(time, cell.lines, cell.clashes) for time, cell in clashing] == [(datetime.time(8), 8, True)]


def test_the_grid_has_a_line_each_quarter_to_drop_a_session_on(client: Client, event: Event) -> None:
    times = {"starts": datetime.time(8, 10), "ends": datetime.time(8, 50)}
    agenda.add_session(by=None, event=event, title_vi="Phiên toàn thể", day=DAY, **times)
    page = client.get(address("desk-agenda-grid", event.edition_id))
    (grid,) = page.context["grids"]
    told = ["07:30", "07:45", "08:00", "08:10", "08:15", "08:30", "08:45", "08:50", "09:00", "09:15"]
    assert [f"{line.time:%H:%M}" for line in grid.lines] == told


def test_what_is_moved_in_the_grid_leads_back_to_it(client: Client, event: Event) -> None:
    session = make(event)
    seen = structure.session_prints(structure.of_draft(event.edition))[session.pk]
    data = {"day": "10/10/2040", "starts": "09:05", "ends": "10:05", "room": "", "seen": seen, "back": "grid"}
    answer = client.post(address("desk-session-move", event.edition_id, session.pk), data)
    assert answer["Location"] == f"{address('desk-agenda-grid', event.edition_id)}#session-{session.pk}"
    assert Session.objects.get().starts == datetime.time(9, 5)
    stale = client.post(address("desk-session-move", event.edition_id, session.pk), data | {"starts": "11:00"})
    assert stale.status_code == 200
    assert Session.objects.get().starts == datetime.time(9, 5)


def test_a_session_is_moved_by_keyboard(client: Client, event: Event) -> None:
    room, session = factories.RoomFactory(edition=event.edition), make(event)
    path = address("desk-session-move", event.edition_id, session.pk)
    seen = client.get(path).context["form"]["seen"].value()
    data = {"day": "11/10/2040", "starts": "14h", "ends": "15h", "room": room.pk, "seen": seen}
    assert client.post(path, data).status_code == 302
    moved = Session.objects.get()
    assert (moved.room, moved.starts) == (room, datetime.time(14))
    assert client.post(path, data | {"starts": "16h"}).status_code == 200


# --- a row in place ------------------------------------------------------------------------------


def test_a_session_is_edited_in_its_row_and_keeps_the_rest(client: Client, event: Event) -> None:
    room = factories.RoomFactory(edition=event.edition)
    session = make(event, title_en="Plenary", text_vi="Lời dẫn")
    path = address("desk-session-row", event.edition_id, session.pk)
    changes = {"starts": "8h30", "ends": "9h30", "title_vi": "Phiên mở đầu", "room": str(room.pk)}
    data = as_shown(client, path, "people") | changes
    assert client.post(path, data)["Location"].endswith(f"#session-{session.pk}")
    stored = Session.objects.get()
    assert (stored.starts, stored.room, stored.title_vi) == (datetime.time(8, 30), room, "Phiên mở đầu")
    assert (stored.day, stored.title_en, stored.text_vi) == (DAY, "Plenary", "Lời dẫn")
    again = client.post(path, data | {"title_vi": "Khác"})
    assert again.status_code == 200
    assert "Khác" in again.content.decode()
    assert Session.objects.get().title_vi == "Phiên mở đầu"


def test_an_item_is_edited_in_its_row_and_errors_stand_there(client: Client, event: Event) -> None:
    item = agenda.add_item(by=None, session=make(event), kind="report", title_vi="Báo cáo", script="Xin mời")
    path = address("desk-item-row", event.edition_id, item.pk)
    shown = as_shown(client, path, "people")
    wrong = client.post(path, shown | {"title_vi": "", "minutes": "mười", "by_vi": "Ban Tổ chức"})
    assert set(wrong.context["form"].errors) == {"title_vi", "minutes"}
    assert "Ban Tổ chức" in wrong.content.decode()
    client.post(path, shown | {"title_vi": "Báo cáo tổng kết", "minutes": "15", "by_vi": "Ban Tổ chức"})
    stored = Item.objects.get()
    assert (stored.title_vi, stored.minutes, stored.by_vi) == ("Báo cáo tổng kết", 15, "Ban Tổ chức")
    assert (stored.script, stored.kind) == ("Xin mời", "report")


def test_another_person_chosen_in_the_row_does_not_get_the_position_of_the_one_before(
    client: Client, event: Event
) -> None:
    first, second = factories.SpeakerFactory(position_vi="Vụ trưởng"), factories.SpeakerFactory(position_vi="Giám đốc")
    item = agenda.add_item(
        by=None, session=make(event), kind="paper", title_vi="Tham luận",
        speakers=[{"speaker": first, "position_vi": "Trưởng đoàn"}],
    )  # fmt: skip
    path = address("desk-item-row", event.edition_id, item.pk)
    shown = as_shown(client, path, "people")
    client.post(path, shown)
    assert item.speakers.get().position_vi == "Trưởng đoàn"
    client.post(path, as_shown(client, path, "people") | {"people-0-speaker": str(second.pk)})
    assert [(one.speaker, one.position_vi) for one in item.speakers.all()] == [(second, "Giám đốc")]


def test_a_chair_is_added_in_the_row_by_name_and_another_taken_out(client: Client, event: Event) -> None:
    session, person = make(event), factories.SpeakerFactory()
    agenda.set_chairs(by=None, session=session, chairs=[{"speaker": person, "part": "chair"}])
    path = address("desk-session-row", event.edition_id, session.pk)
    data = {"people-0-speaker": "", "people-1-new_name": "Lê Thị Mới", "people-1-part": "moderator"}
    client.post(path, as_shown(client, path, "people") | data)
    assert [(one.speaker.name, one.part) for one in session.chairs.all()] == [("Lê Thị Mới", "moderator")]


def test_who_cannot_stand_in_a_row_is_told_there_and_nothing_is_saved(client: Client, event: Event) -> None:
    session, person = make(event), factories.SpeakerFactory()
    path = address("desk-session-row", event.edition_id, session.pk)
    data = as_shown(client, path, "people") | {"title_vi": "Khác", "people-0-speaker": str(person.pk)}
    told = client.post(path, data | {"people-0-new_name": "Người khác"})
    assert told.context["rows"].forms[0].errors["new_name"]
    assert "Người khác" in told.content.decode()
    assert Session.objects.get().title_vi == "Phiên toàn thể"
    for forged in ({"people-TOTAL_FORMS": "x"}, {"people-0-speaker": "0" * 40}, {"people-0-part": "king"}):
        assert client.post(path, data | forged).status_code == 200


@pytest.mark.parametrize("sessions", [1, 12])
def test_a_row_in_place_asks_few_questions_more_than_the_table(
    client: Client, event: Event, sessions: int, django_assert_num_queries: Any
) -> None:
    made = [make(event) for _ in range(sessions)]
    path = address("desk-session-row", event.edition_id, made[0].pk)
    client.get(path)
    with django_assert_num_queries(19):
        client.get(path)
