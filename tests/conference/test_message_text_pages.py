"""Staff write the words of messages, see how they look, and go back to those shipped."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conference import message_texts, staff_messages
from conference.choices import Role
from conference.models import Edition, MessageTemplate, User
from tests import factories

pytestmark = pytest.mark.django_db
PAGE_QUERIES, LIST_QUERIES = 7, 6
WELCOME = staff_messages.WELCOME
TYPED = {
    "subject_vi": "Mời {name}", "body_vi": "Gửi {name}: {link}", "zalo_vi": "Chào {name}",
    "subject_en": "For {name}", "body_en": "To {name}: {link}", "zalo_en": "",
}  # fmt: skip


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


@pytest.fixture
def desk(edition: Edition, as_user: Callable[[User], Client]) -> Client:
    return as_user(factories.officer(Role.HOST, edition))


@pytest.fixture
def path(edition: Edition) -> str:
    return f"/desk/editions/{edition.pk}/messages/{WELCOME.name}/"


def test_the_words_are_saved_and_used_and_forgotten_again(desk: Client, edition: Edition, path: str) -> None:
    assert desk.post(path, TYPED).headers["Location"] == path
    assert message_texts.in_use(WELCOME, edition)["vi"].subject == "Mời {name}"
    assert "mẫu riêng của kỳ này" in desk.get(f"/desk/editions/{edition.pk}/messages/").content.decode()
    desk.post(f"{path}reset/")
    assert message_texts.in_use(WELCOME, edition) == dict(WELCOME.texts)


def test_a_placeholder_that_does_not_exist_is_told_at_its_field_and_the_rest_is_kept(desk: Client, path: str) -> None:
    page = desk.post(path, TYPED | {"subject_en": "For {salary}", "body_vi": "Một câu của tôi"}).content.decode()
    assert "{salary} không phải là ô điền" in page
    assert "{name}, {role}, {until}, {link}" in page
    assert "Nội dung phải có {link}" in page
    assert "Một câu của tôi" in page
    assert "Chào {name}" in page
    assert not MessageTemplate.objects.exists()


def test_a_preview_shows_what_was_typed_and_saves_nothing(desk: Client, path: str) -> None:
    page = desk.post(path, TYPED | {"preview": "1"}).content.decode()
    assert "Chào Trần Thị Sen" in page
    assert "For Trần Thị Sen" in page
    assert not MessageTemplate.objects.exists()


@pytest.mark.parametrize("own", [0, 1])
def test_the_pages_ask_as_often_with_words_of_ones_own_as_without(
    desk: Client, edition: Edition, path: str, own: int
) -> None:
    if own:
        message_texts.save(by=None, kind=WELCOME, edition=edition, **TYPED)
    for address, queries in ((path, PAGE_QUERIES), (f"/desk/editions/{edition.pk}/messages/", LIST_QUERIES)):
        with CaptureQueriesContext(connection) as asked:
            desk.get(address)
        assert len(asked) == queries


def test_the_ministry_writes_for_all_editions(edition: Edition, as_user: Callable[[User], Client]) -> None:
    ministry = as_user(factories.officer(Role.MINISTRY))
    ministry.post(f"/desk/messages/{WELCOME.name}/", TYPED)
    assert message_texts.in_use(WELCOME, edition)["en"].subject == "For {name}"
    assert "mẫu chung cho các kỳ" in ministry.get("/desk/messages/").content.decode()


def test_a_kind_that_does_not_exist_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(path.replace("staff.welcome", "nobody")).status_code == 404
