"""The outbox at the desk: who finds what, and what they can do about it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from conference import mailing, post
from conference.choices import MessageState, Role, Trouble
from conference.models import Edition, Message, User
from tests import factories
from tests.conference.messages import queued
from tests.conference.test_outbox import failed, put

pytestmark = pytest.mark.django_db
QUERIES = 9
SECRET = "https://example.vn/secret"


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


@pytest.fixture
def desk(edition: Edition, as_user: Callable[[User], Client]) -> Client:
    return as_user(factories.officer(Role.RECEPTION, edition))


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_colleagues_find_the_messages_of_their_edition_and_no_others(desk: Client, edition: Edition) -> None:
    mine, other = queued(1, edition=edition), queued(2, edition=factories.EditionFactory())
    queued(3)
    page = text_of(desk, "/desk/outbox/")
    assert "Trần Thị 1" in page
    assert "Trần Thị 2" not in page
    assert "Trần Thị 3" not in page
    assert desk.get(mine.get_absolute_url()).status_code == 200
    assert desk.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=do thi huong", ["Đỗ Thị Hường"]),
        ("?q=HUONG@", ["Đỗ Thị Hường"]),
        ("?state=failed", ["Lê Văn An"]),
        ("?kind=staff.welcome", []),
        ("?state=nonsense&kind=x&edition=99999999999999999999&page=many", ["Đỗ Thị Hường", "Lê Văn An"]),
        ("?q=%25_'", []),
    ],
)
def test_the_filters_stand_in_the_address(desk: Client, edition: Edition, query: str, found: list[str]) -> None:
    queued(1, edition=edition, to_name="Đỗ Thị Hường", to_address="huong@example.vn")
    failed(2, edition=edition, to_name="Lê Văn An", to_address="an@example.vn")
    page = text_of(desk, f"/desk/outbox/{query}")
    assert [name for name in ("Đỗ Thị Hường", "Lê Văn An") if name in page] == found


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_as_often_for_one_message_as_for_twelve(desk: Client, edition: Edition, count: int) -> None:
    for number in range(count):
        queued(number, edition=edition)
    with CaptureQueriesContext(connection) as asked:
        desk.get("/desk/outbox/")
    assert len(asked) == QUERIES


def test_a_link_in_a_message_is_opened_from_its_page_and_the_persons_other_messages_are_found(
    desk: Client, edition: Edition
) -> None:
    values = {"name": "Sen <b>", "hall": "https://example.vn/map"}
    message = queued(edition=edition, to_address="sen+1@example.vn", values=values)
    queued(2, edition=edition)
    page = text_of(desk, message.get_absolute_url())
    assert '<a href="https://example.vn/map" rel="nofollow">' in page
    assert "Sen &lt;b&gt;" in page
    assert "?q=sen%2B1%40example.vn" in page
    found = text_of(desk, "/desk/outbox/?q=sen%2B1%40example.vn")
    assert message.get_absolute_url() in found
    assert "sen2@example.vn" not in found


def test_failed_messages_of_several_editions_are_sent_again_edition_by_edition(
    edition: Edition, as_user: Callable[[User], Client]
) -> None:
    ministry = as_user(factories.officer(Role.MINISTRY))
    failed(1, edition=edition)
    path = f"/desk/editions/{edition.pk}/outbox/resend-failed/"
    assert path in text_of(ministry, "/desk/outbox/")
    failed(2)
    page = text_of(ministry, "/desk/outbox/")
    assert path not in page
    assert "Chọn một kỳ" in page
    assert "/desk/outbox/resend-failed/" in text_of(ministry, "/desk/outbox/?edition=none")


def test_two_messages_to_one_address_are_one_person(desk: Client, edition: Edition) -> None:
    for _ in range(2):
        failed(1, edition=edition)
    page = text_of(desk, f"/desk/editions/{edition.pk}/outbox/resend-failed/")
    assert "1 người sẽ nhận được thư" in page
    assert "Gửi 2 thư" in page


def test_a_failed_message_says_why_in_plain_words_and_in_the_servers(desk: Client, edition: Edition) -> None:
    message = failed(edition=edition)
    page = text_of(desk, message.get_absolute_url())
    assert "Máy chủ thư từ chối hẳn" in page
    assert '<q class="server-words">550</q>' in page


def test_a_secret_link_is_on_no_page(desk: Client, edition: Edition) -> None:
    message = queued(edition=edition, to_address="", values={"name": "Sen", "link": SECRET})
    page = text_of(desk, message.get_absolute_url())
    assert SECRET not in page
    assert "\ue000" not in page
    assert "liên kết được giữ kín" in page


def test_a_message_is_stopped_sent_again_and_passed_on(desk: Client, edition: Edition) -> None:
    message = queued(edition=edition)
    for act, state in (("stop", MessageState.STOPPED), ("resend", MessageState.WAITING)):
        answer = desk.post(f"/desk/outbox/{message.pk}/{act}/")
        assert answer.headers["Location"] == message.get_absolute_url()
        message.refresh_from_db()
        assert message.state == state
    by_hand = queued(2, edition=edition, to_address="")
    desk.post(f"/desk/outbox/{by_hand.pk}/pass-on/")
    by_hand.refresh_from_db()
    assert by_hand.state == MessageState.SENT
    assert desk.post(f"/desk/outbox/{message.pk}/burn/").status_code == 404


def test_an_act_that_comes_too_late_is_told_on_the_page(desk: Client, edition: Edition) -> None:
    message = put(queued(edition=edition), state=MessageState.SENT, sent_at=timezone.now())
    answer = desk.post(f"/desk/outbox/{message.pk}/stop/")
    assert "không còn ở trạng thái chờ" in answer.content.decode()


def test_all_that_failed_is_sent_again_after_saying_to_how_many(desk: Client, edition: Edition) -> None:
    for number in range(3):
        failed(number, edition=edition)
    path = f"/desk/editions/{edition.pk}/outbox/resend-failed/"
    assert path in text_of(desk, "/desk/outbox/")
    assert "3 người sẽ nhận được thư" in text_of(desk, path)
    assert Message.objects.filter(state=MessageState.FAILED).count() == 3
    progress = desk.post(path).headers["Location"]
    page = text_of(desk, progress)
    assert '<progress max="3" value="0">' in page
    put(Message.objects.first(), state=MessageState.SENT, sent_at=timezone.now())
    assert '<progress max="3" value="1">' in text_of(desk, progress)
    desk.post(f"{progress}stop/")
    assert "Đã gửi xong" in text_of(desk, progress)
    assert "không có gì để gửi lại" in desk.post(path).content.decode()


def test_the_outbox_says_when_nothing_can_go_out(desk: Client, edition: Edition, settings: Settings) -> None:
    assert "Tiến trình gửi thư không hoạt động" in text_of(desk, "/desk/outbox/")
    mailing.beat(worker="a", failure=mailing.Failure(Trouble.UNREACHABLE, "[Errno 111] refused"))
    page = text_of(desk, "/desk/outbox/")
    assert "Không kết nối được với máy chủ thư" in page
    assert "[Errno 111] refused" in page
    settings.EMAIL_BACKEND = post.NO_MAIL
    assert "Chưa cấu hình máy chủ thư" in text_of(desk, "/desk/outbox/")
    settings.DEMO = True
    assert "bản dùng thử" in text_of(desk, "/desk/outbox/")
