"""Inviting to a paper, sending it, judging it: the rules."""

import datetime
from typing import Any

import pytest
from django.core.files.storage import default_storage

from conference.choices import Role
from conference.errors import Refused
from conference.models import Edition, HistoryEntry
from events import agenda, papers, published, texts
from events.choices import PaperState, TextState
from events.models import Event, Item, PaperInvitation
from tests import factories
from tests.events.invited import DUE, NOW, WORDS, invited, sent, word_file
from tests.events.programmes import a_paper, a_session, an_event, publish

pytestmark = pytest.mark.django_db
# The end of the last day in Vietnam, where the clock is seven hours ahead.
LAST_MOMENT = datetime.datetime(2040, 9, 20, 16, 59, 59, tzinfo=datetime.UTC)
OVER = LAST_MOMENT + datetime.timedelta(seconds=1)


@pytest.fixture
def event() -> Event:
    return an_event()


@pytest.fixture
def edition(event: Event) -> Edition:
    return event.edition


@pytest.fixture
def item(event: Event) -> Item:
    return a_session(event, items=[a_paper()]).items.get()


def again(invitation: PaperInvitation) -> PaperInvitation:
    return PaperInvitation.objects.with_places().get(pk=invitation.pk)


# --- the invitation ------------------------------------------------------------------------------


def test_the_link_is_told_once_and_stored_as_a_digest_alone(edition: Edition) -> None:
    invitation, token = invited(edition)
    assert papers.by_link(token) == invitation
    stored = PaperInvitation.objects.filter(pk=invitation.pk).values().get()
    assert token not in str(stored)
    assert token not in str(list(HistoryEntry.objects.values()))


def test_an_invitation_names_someone(edition: Edition) -> None:
    with pytest.raises(Refused, match="Sở, đơn vị hoặc người"):
        invited(edition, unit="")
    province = factories.ProvinceFactory(name_vi="An Giang", full_name_vi="Tỉnh An Giang")
    assert invited(edition, unit="", province=province).invitation.invited == "Sở Công Thương tỉnh An Giang"
    both = invited(edition, person="Ông Nguyễn Văn A").invitation
    assert both.invited == "Ông Nguyễn Văn A, Sở Công Thương tỉnh Mẫu"


def test_a_day_that_is_over_is_no_last_day(edition: Edition) -> None:
    with pytest.raises(Refused) as refused:
        invited(edition, at=OVER)
    assert list(refused.value.fields) == ["due_on"]
    invited(edition, at=LAST_MOMENT)
    with pytest.raises(Refused):
        papers.extend(by=None, invitation=invited(edition).invitation, due_on=DUE, at=OVER)


@pytest.mark.parametrize("kind", ["break", "discussion"])
def test_a_paper_has_its_place_at_a_spoken_item_of_its_own_edition(event: Event, kind: str) -> None:
    silent = a_session(event, items=[{"kind": kind, "title_vi": "Giải lao"}]).items.get()
    elsewhere = a_session(an_event(year=2041, ordinal=41), items=[a_paper()]).items.get()
    for wrong in (silent, elsewhere):
        with pytest.raises(Refused) as refused:
            invited(event.edition, item=wrong)
        assert list(refused.value.fields) == ["item"]
    assert list(papers.free_items(event.edition)) == []


def test_one_link_asks_for_an_items_paper_until_it_is_taken_back(edition: Edition, item: Item) -> None:
    first = invited(edition, item=item).invitation
    assert list(papers.free_items(edition)) == []
    assert list(papers.free_items(edition, first)) == [item]
    with pytest.raises(Refused, match="đường liên kết khác"):
        invited(edition, item=item)
    papers.revoke(by=None, invitation=first)
    second = invited(edition, item=item).invitation
    assert second.item == item
    with pytest.raises(Refused, match="đường liên kết khác"):
        papers.renew_link(by=None, invitation=first)


def test_a_new_link_ends_the_one_before_and_gives_back_one_taken_back(edition: Edition) -> None:
    invitation, old = invited(edition)
    papers.revoke(by=None, invitation=invitation)
    renewed, new = papers.renew_link(by=None, invitation=invitation)
    assert papers.by_link(old) is None
    assert papers.by_link(new) == renewed
    assert renewed.revoked_at is None
    with pytest.raises(Refused):
        papers.send(token=old, seen=None, at=NOW, **WORDS)


# --- sending -------------------------------------------------------------------------------------


def test_a_draft_is_kept_and_told_to_nobody(edition: Edition, item: Item) -> None:
    invitation, token = invited(edition, item=item)
    assert invitation.state == PaperState.INVITED
    draft = papers.save_draft(token=token, seen=0, at=NOW, title_vi="Tên")
    assert (draft.state, draft.begun_at, draft.revision) == (PaperState.BEGUN, NOW, 1)
    item.refresh_from_db()
    assert item.state == TextState.AWAITED


def test_beginning_twice_is_beginning_once(edition: Edition) -> None:
    token = invited(edition).token
    papers.begin(token=token, at=NOW)
    assert papers.begin(token=token, at=NOW + datetime.timedelta(hours=1)).begun_at == NOW


@pytest.mark.parametrize(
    ("content", "lacking"),
    [({}, {"title_vi", "text_vi"}), ({"title_vi": " "}, {"title_vi", "text_vi"}), ({"title_vi": "Tên"}, {"text_vi"}),
     ({"text_en": "Text", "title_en": "Title"}, {"title_vi", "text_vi"})],
)  # fmt: skip
def test_a_paper_has_a_title_and_a_text_in_the_language_asked_for(
    edition: Edition, content: dict[str, str], lacking: set[str]
) -> None:
    token = invited(edition).token
    with pytest.raises(Refused) as refused:
        papers.send(token=token, seen=0, at=NOW, **content)
    assert set(refused.value.fields) == lacking
    assert papers.by_link(token).revision == 0  # type: ignore[union-attr]


def test_a_file_is_a_text_too(edition: Edition) -> None:
    paper = sent(edition, {"title_vi": "Tên", "document": word_file("Kính thưa")})
    assert paper.state == PaperState.SENT
    assert paper.document.name.startswith("papers/")


def test_what_is_sent_is_received_at_its_item(edition: Edition, item: Item) -> None:
    sent(edition, WORDS | {"abstract_en": "Short", "document": word_file("Kính thưa")}, item=item)
    item.refresh_from_db()
    assert (item.state, item.text_vi, item.abstract_en) == (TextState.RECEIVED, WORDS["text_vi"], "Short")
    assert item.document
    assert item.title_vi == "Tham luận về cụm công nghiệp", "the programme's titles are the programme's"


def test_it_may_come_until_the_last_day_ends_where_the_conference_is(edition: Edition) -> None:
    token = invited(edition).token
    papers.save_draft(token=token, seen=None, at=LAST_MOMENT, title_vi="Tên")
    for write in (papers.save_draft, papers.send):
        with pytest.raises(Refused, match="không còn nhận"):
            write(token=token, seen=None, at=OVER, **WORDS)
    with pytest.raises(Refused):
        papers.begin(token=token, at=OVER)
    papers.extend(by=None, invitation=papers.by_link(token), due_on=datetime.date(2040, 9, 21), at=OVER)  # type: ignore[arg-type]
    assert papers.send(token=token, seen=None, at=OVER, **WORDS).sent_at == OVER


@pytest.mark.parametrize("token", ["", "nothing", "x" * 5000, "không"])
def test_what_is_no_secret_of_ours_writes_nothing(edition: Edition, token: str) -> None:
    invited(edition)
    assert papers.by_link(token) is None
    with pytest.raises(Refused):
        papers.send(token=token, seen=None, at=NOW, **WORDS)


def test_a_link_taken_back_writes_no_more_but_what_came_stays(edition: Edition) -> None:
    invitation, token = invited(edition)
    papers.send(token=token, seen=None, at=NOW, **WORDS)
    papers.revoke(by=None, invitation=invitation, at=NOW)
    with pytest.raises(Refused):
        papers.send(token=token, seen=None, at=NOW, **WORDS)
    assert (again(invitation).state, again(invitation).text_vi) == (PaperState.SENT, WORDS["text_vi"])  # type: ignore[attr-defined]


def test_it_can_be_sent_anew_until_it_is_cleared(edition: Edition, item: Item) -> None:
    invitation, token = invited(edition, item=item)
    papers.send(token=token, seen=0, at=NOW, **WORDS)
    with pytest.raises(Refused, match="gửi lại"):
        papers.save_draft(token=token, seen=1, at=NOW, text_vi="Nháp")
    papers.send(token=token, seen=1, at=NOW, text_vi="Bản hai")
    item.refresh_from_db()
    assert item.text_vi == "Bản hai"  # type: ignore[attr-defined]
    papers.clear(by=None, invitation=invitation)
    with pytest.raises(Refused):
        papers.send(token=token, seen=2, at=NOW, text_vi="Bản ba")


def test_a_second_press_of_the_button_is_no_second_paper(edition: Edition) -> None:
    token = invited(edition).token
    papers.send(token=token, seen=0, at=NOW, **WORDS)
    told = HistoryEntry.objects.count()
    assert papers.send(token=token, seen=0, at=NOW, **WORDS).revision == 1
    assert HistoryEntry.objects.count() == told


def test_nobody_writes_over_what_they_have_not_seen(edition: Edition) -> None:
    token = invited(edition).token
    papers.save_draft(token=token, seen=0, at=NOW, title_vi="Một")
    with pytest.raises(Refused, match="người khác"):
        papers.save_draft(token=token, seen=0, at=NOW, title_vi="Hai")
    with pytest.raises(Refused, match="người khác"):
        papers.send(token=token, seen=0, at=NOW, **WORDS)
    assert papers.by_link(token).title_vi == "Một"  # type: ignore[union-attr]


def test_a_replaced_file_goes_unless_an_item_still_holds_it(
    edition: Edition, item: Item, django_capture_on_commit_callbacks: Any
) -> None:
    invitation, token = invited(edition, item=item)
    with django_capture_on_commit_callbacks(execute=True):
        first = papers.save_draft(token=token, seen=None, at=NOW, document=word_file("Một")).document.name
        second = papers.send(token=token, seen=None, at=NOW, document=word_file("Hai"), title_vi="Tên").document.name
    assert not default_storage.exists(first)
    papers.ask_again(by=None, invitation=invitation, asked="Thêm", due_on=DUE, at=NOW)
    later = NOW + datetime.timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        papers.save_draft(token=token, seen=None, at=later, document="")
    assert default_storage.exists(second), "the item has what was sent, and nothing new has been"


# --- judging -------------------------------------------------------------------------------------


def test_a_paper_without_a_place_waits_until_it_gets_one(edition: Edition, item: Item) -> None:
    paper = sent(edition)
    with pytest.raises(Refused, match="vị trí"):
        papers.clear(by=None, invitation=paper)
    papers.link_to_item(by=None, invitation=paper, item=item)
    item.refresh_from_db()
    assert (item.state, item.text_vi) == (TextState.RECEIVED, WORDS["text_vi"])  # type: ignore[attr-defined]
    papers.clear(by=None, invitation=paper)
    assert again(paper).state == PaperState.CLEARED


def test_a_paper_that_was_received_at_an_item_does_not_move_to_another(event: Event, item: Item) -> None:
    paper = sent(event.edition, item=item)
    other = agenda.add_item(by=None, session=item.session, kind="paper", title_vi="Khác")
    with pytest.raises(Refused) as refused:
        papers.link_to_item(by=None, invitation=paper, item=other)
    assert list(refused.value.fields) == ["item"]
    assert papers.link_to_item(by=None, invitation=paper, item=item).item == item


def test_an_item_whose_text_came_another_way_takes_no_paper(edition: Edition, item: Item) -> None:
    texts.receive(by=None, item=item, abstract_vi="Đã có")
    for write in (
        lambda: invited(edition, item=item),
        lambda: papers.link_to_item(by=None, invitation=sent(edition), item=item),
    ):
        with pytest.raises(Refused, match="đã có văn bản"):
            write()


def test_nothing_is_cleared_that_was_not_read(edition: Edition, item: Item) -> None:
    invitation, token = invited(edition, item=item)
    papers.send(token=token, seen=0, at=NOW, **WORDS)
    papers.send(token=token, seen=1, at=NOW, text_vi="Sau khi đọc")
    with pytest.raises(Refused, match="thay đổi"):
        papers.clear(by=None, invitation=invitation, seen=1)
    papers.clear(by=None, invitation=invitation, seen=2)


@pytest.mark.parametrize("released", [False, True])
def test_asking_for_changes_takes_clearance_and_release_back(edition: Edition, item: Item, released: bool) -> None:
    invitation, token = invited(edition, item=item)
    papers.send(token=token, seen=0, at=NOW, **WORDS)
    papers.clear(by=None, invitation=invitation)
    if released:
        papers.release(by=None, invitation=invitation)
    later = NOW + datetime.timedelta(days=1)
    papers.ask_again(by=None, invitation=invitation, asked="Thêm số liệu", due_on=DUE, at=later)
    item.refresh_from_db()
    assert (again(invitation).state, item.state) == (PaperState.RETURNED, TextState.RECEIVED)
    for write in (papers.clear, papers.release):
        with pytest.raises(Refused):
            write(by=None, invitation=invitation)
    papers.send(token=token, seen=1, at=later + datetime.timedelta(hours=1), text_vi="Có số liệu")
    assert again(invitation).state == PaperState.SENT


def test_changes_are_asked_of_whoever_can_still_write(edition: Edition) -> None:
    with pytest.raises(Refused, match="Chưa có"):
        papers.ask_again(by=None, invitation=invited(edition).invitation, asked="?", due_on=DUE, at=NOW)
    paper = papers.revoke(by=None, invitation=sent(edition))
    with pytest.raises(Refused, match="thu hồi"):
        papers.ask_again(by=None, invitation=paper, asked="?", due_on=DUE, at=NOW)


def test_a_released_paper_is_read_from_the_end_of_its_embargo_on(event: Event, item: Item) -> None:
    publish(event)
    paper = sent(event.edition, item=item)
    papers.clear(by=None, invitation=paper)
    with pytest.raises(Refused):
        papers.release(by=None, invitation=sent(event.edition))
    papers.release(by=None, invitation=paper, embargo_until=OVER)
    assert published.texts(event.edition, LAST_MOMENT) == {}
    assert list(published.texts(event.edition, OVER)) == [item.pk]


# --- what is told --------------------------------------------------------------------------------


def test_every_act_is_in_the_history_and_no_text_is(edition: Edition, item: Item) -> None:
    officer = factories.officer(Role.CONTENT, edition)
    invitation, token = invited(edition, item=item)
    papers.begin(token=token, at=NOW)
    papers.save_draft(token=token, seen=0, at=NOW, title_vi="BÍ MẬT", document=word_file("BÍ MẬT"))
    papers.send(token=token, seen=1, at=NOW, text_vi="BÍ MẬT", abstract_vi="BÍ MẬT")
    papers.ask_again(by=officer, invitation=invitation, asked="BÍ MẬT", due_on=DUE, at=NOW)
    entries = list(HistoryEntry.objects.filter(target_type="events.paperinvitation").order_by("pk"))
    assert len(entries) == 5
    assert "BÍ MẬT" not in str([entry.changes for entry in entries])
    assert entries[-1].by == officer
    assert {entry.edition for entry in entries} == {edition}


def test_late_is_what_the_author_still_owes(edition: Edition, item: Item) -> None:
    today = datetime.date(2040, 9, 21)
    owed, done = invited(edition).invitation, sent(edition, item=item)
    papers.revoke(by=None, invitation=invited(edition).invitation)
    assert owed.is_late_on(today)
    assert not owed.is_late_on(DUE)
    assert not done.is_late_on(today)
    assert papers.waiting(edition, today) == (1, 1)


@pytest.mark.parametrize("count", [1, 12])
def test_all_papers_of_an_edition_are_one_question(event: Event, count: int, django_assert_num_queries: Any) -> None:
    session = a_session(event, items=[a_paper(f"Tham luận {n}") for n in range(count)])
    for item in session.items.all():
        sent(event.edition, item=item, province=factories.ProvinceFactory())
    with django_assert_num_queries(1):
        for row in papers.of_edition(event.edition):
            assert row.state == PaperState.SENT
            assert str(row), row.invited
            assert str(row.item.session)  # type: ignore[union-attr]
