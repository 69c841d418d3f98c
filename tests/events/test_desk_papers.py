"""Invited papers at the desk."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from conference.choices import Role
from conference.models import Edition
from events import papers
from events.choices import PaperState, TextState
from events.models import Item, PaperInvitation
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.invited import NOW, WORDS, invited, sent
from tests.events.programmes import a_paper, a_session, an_event

pytestmark = pytest.mark.django_db
INVITATION = {"topic": "Cụm công nghiệp", "unit": "Sở Công Thương tỉnh Mẫu", "language": "vi", "contact": "Bà Ví Dụ"}


@pytest.fixture
def item() -> Item:
    return a_session(an_event(), items=[a_paper()]).items.get()


@pytest.fixture
def edition(item: Item) -> Edition:
    return item.edition


@pytest.fixture
def officer(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.CONTENT, edition))


@pytest.fixture
def host(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, edition))


def path(invitation: PaperInvitation, act: str = "") -> str:
    return f"/desk/editions/{invitation.edition_id}/papers/{invitation.pk}/{f'{act}/' if act else ''}"


def a_day(days: int = 30) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_the_list_counts_by_state_and_leaves_one(officer: Client, edition: Edition, item: Item) -> None:
    sent(edition, item=item)
    late = invited(edition, topic="Quá hạn rồi").invitation
    PaperInvitation.objects.filter(pk=late.pk).update(due_on=a_day(-1))
    papers.revoke(by=None, invitation=invited(edition, topic="Thu hồi rồi").invitation)
    listed = f"/desk/editions/{edition.pk}/papers/"
    told = words(main_of(officer.get(listed).content))
    for count in ("Tất cả · 3", "Đã mời · 1", "Đã gửi, chờ duyệt · 1", "Đã thu hồi lời mời · 1", "Quá hạn · 1"):
        assert count in told
    only = words(main_of(officer.get(f"{listed}?state=late").content))
    assert "Quá hạn rồi" in only
    assert "Thu hồi rồi" not in only
    assert officer.get(f"{listed}?state=%27%22nothing").status_code == 200


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_whatever_its_size(
    officer: Client, edition: Edition, item: Item, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        invited(edition, topic=f"Chủ đề {number}", province=factories.ProvinceFactory())
    with django_assert_num_queries(6):
        officer.get(f"/desk/editions/{edition.pk}/papers/")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"unit": ""}, "province"), ({"due_on": "31/02/2027"}, "due_on"), ({"due_on": "01/01/2020"}, "due_on"),
     ({"topic": ""}, "topic"), ({"contact": ""}, "contact"), ({"language": "fr"}, "language"),
     ({"item": "999"}, "item"), ({"province": "nothing"}, "province")],
)  # fmt: skip
def test_what_is_amiss_in_an_invitation_is_told_at_its_field(
    officer: Client, edition: Edition, wrong: dict[str, str], field: str
) -> None:
    typed = {**INVITATION, "due_on": f"{a_day():%d/%m/%Y}", "note": "Đã gõ", **wrong}
    answer = officer.post(f"/desk/editions/{edition.pk}/papers/invite/", typed)
    assert list(answer.context["form"].errors) == [field]
    assert "Đã gõ" in answer.text
    assert not PaperInvitation.objects.exists()


def test_the_message_speaks_both_languages_and_the_link_the_one_of_the_invited(
    officer: Client, edition: Edition
) -> None:
    typed = {**INVITATION, "language": "en", "due_on": f"{a_day():%d/%m/%Y}"}
    answer = officer.post(f"/desk/editions/{edition.pk}/papers/invite/", typed)
    assert "/en/paper/" in answer.context["link"]
    assert [code for code, _message in answer.context["messages_to_send"]] == ["en", "vi"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_lost_link_is_replaced_and_a_wrong_one_taken_back(officer: Client, edition: Edition) -> None:
    invitation, old = invited(edition)
    new = officer.post(path(invitation, "renew-link")).context["link"].split("/")[-2]
    assert papers.by_link(old) is None
    assert papers.by_link(new) == invitation
    officer.post(path(invitation, "revoke"))
    told = officer.post(path(invitation, "revoke"), follow=True).text
    assert "đã được thu hồi" in told


def test_a_paper_is_placed_read_and_cleared(officer: Client, host: Client, edition: Edition, item: Item) -> None:
    paper = sent(edition)
    page = words(main_of(officer.get(path(paper)).content))
    assert WORDS["text_vi"] in page
    assert "Chọn vị trí trong chương trình trước" in page
    officer.post(path(paper, "place"), {"item": item.pk})
    officer.post(path(paper, "clear"), {"seen": paper.revision})
    item.refresh_from_db()
    assert item.state == TextState.CLEARED
    until = {"embargo_day": "10/10/2040", "embargo_time": "7h30"}
    host.post(path(paper, "release"), until)
    item.refresh_from_db()
    assert item.embargo_until == datetime.datetime(2040, 10, 10, 0, 30, tzinfo=datetime.UTC)


def test_a_time_without_its_day_holds_nothing_back(host: Client, edition: Edition, item: Item) -> None:
    paper = sent(edition, item=item)
    papers.clear(by=None, invitation=paper)
    answer = host.post(path(paper, "release"), {"embargo_time": "07:30"})
    assert "embargo_day" in answer.context["form"].errors
    item.refresh_from_db()
    assert item.state == TextState.CLEARED


def test_a_paper_sent_anew_meanwhile_is_shown_before_it_is_cleared(
    officer: Client, edition: Edition, item: Item
) -> None:
    made = invited(edition, item=item)
    papers.send(token=made.token, seen=0, at=NOW, **WORDS)
    papers.send(token=made.token, seen=1, at=NOW, text_vi="Bản mới")
    answer = officer.post(path(made.invitation, "clear"), {"seen": "1"})
    assert "Tham luận đã thay đổi" in answer.text
    assert "Bản mới" in answer.text
    assert 'name="seen" value="2"' in answer.text
    officer.post(path(made.invitation, "clear"), {"seen": "2"})
    assert PaperInvitation.objects.with_places().get().state == PaperState.CLEARED


def test_asking_for_changes_keeps_what_was_typed_until_the_day_is_right(officer: Client, edition: Edition) -> None:
    paper = sent(edition)
    typed = {"asked": "Thêm số liệu", "due_on": "01/01/2020", "seen": paper.revision}
    answer = officer.post(path(paper, "ask-again"), typed)
    assert "due_on" in answer.context["form"].errors
    assert "Thêm số liệu" in answer.text
    officer.post(path(paper, "ask-again"), typed | {"due_on": f"{a_day():%d/%m/%Y}"})
    assert PaperInvitation.objects.with_places().get().state == PaperState.RETURNED


def test_the_desk_says_which_papers_wait_and_which_are_late(host: Client, edition: Edition, item: Item) -> None:
    sent(edition, item=item)
    late = invited(edition).invitation
    PaperInvitation.objects.filter(pk=late.pk).update(due_on=a_day(-1))
    page = host.get(f"/desk/editions/{edition.pk}/").text
    assert f'href="/desk/editions/{edition.pk}/papers/?state=sent"' in page
    assert "Đọc và duyệt 1 tham luận" in page
    assert f'href="/desk/editions/{edition.pk}/papers/?state=late"' in page


def test_a_reminder_is_at_hand_while_the_author_is_awaited(officer: Client, edition: Edition, item: Item) -> None:
    assert "mong nhận được tham luận" in officer.get(path(invited(edition).invitation)).text
    assert 'id="reminder"' not in officer.get(path(sent(edition, item=item))).text


def test_papers_of_another_edition_are_not_there(officer: Client, edition: Edition) -> None:
    elsewhere = invited(an_event(year=2041, ordinal=41).edition).invitation
    assert officer.get(f"/desk/editions/{edition.pk}/papers/{elsewhere.pk}/").status_code == 404
    assert officer.post(f"/desk/editions/{edition.pk}/papers/{elsewhere.pk}/revoke/").status_code == 404
