"""Speeches and papers, their texts, and that nothing of a text is out before its time."""

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conference.choices import Role
from conference.errors import Refused
from events import texts
from events.files import SENT, TEXT
from events.models import Event, Item, PaperInvitation
from tests import factories
from tests.architecture.urls import addresses
from tests.conference.pages import main_of, words
from tests.events.invited import sent
from tests.events.programmes import DAY, a_paper, a_session, an_event, publish, put_text

pytestmark = pytest.mark.django_db
PAGE = "/2040/speeches/tham-luan-ve-cum-cong-nghiep/"
SECRET = "BI-MAT-CHUA-CONG-BO"
# How a text comes: put at its item, or sent by its author through a link.
WAYS = ["put", "sent"]
ALL_FIELDS = {
    "abstract_vi": f"Tóm tắt {SECRET}", "abstract_en": f"Abstract {SECRET}",
    "text_vi": f"Toàn văn {SECRET}", "text_en": f"Text {SECRET}", "video_url": f"https://example.vn/{SECRET}",
}  # fmt: skip


def in_an_hour() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=1)


@pytest.fixture
def event() -> Event:
    event = an_event()
    speaker = factories.SpeakerFactory(name="Trần Thị Sen", slug="tran-thi-sen")
    named = {"speaker": speaker, "position_vi": "Giám đốc", "unit_vi": "Sở Công Thương tỉnh Mẫu"}
    a_session(event, items=[a_paper(speakers=[named]), {"kind": "break", "title_vi": "Giải lao"}])
    publish(event)
    return event


def the_paper(event: Event) -> Item:
    return Item.objects.get(session__event=event, kind="paper")


def with_slides(item: Item) -> Item:
    slides = ContentFile(b"%PDF-1.4 " + SECRET.encode(), name=f"{SECRET}.pdf")
    return texts.receive(by=None, item=item, slides=slides, **ALL_FIELDS)


def bring(item: Item, way: str) -> Item:
    """The planted text at the item, received."""
    if way == "put":
        return with_slides(item)
    slides = ContentFile(b"%PDF-1.4 " + SECRET.encode(), name=f"{SECRET}.pdf")
    document = ContentFile(b"%PDF-1.4 document " + SECRET.encode(), name=f"{SECRET}.pdf")
    words = {name: text for name, text in ALL_FIELDS.items() if name != "video_url"}
    content = words | {"title_vi": f"Tham luận {SECRET}", "slides": slides, "document": document}
    sent(item.edition, content, item=item)
    item.refresh_from_db()
    return item


def public_paths(event: Event, item: Item) -> list[str]:
    """Every address anyone may open, filled with what is planted; the site's own table, so that none is forgotten."""
    parts = {
        "<year:year>": "2040",
        "sessions/<slug:slug>": f"sessions/{item.session.slug}",
        "speeches/<slug:slug>": f"speeches/{item.slug}",
        "speakers/<slug:slug>": "speakers/tran-thi-sen",
        "<slug:kind>/<int:pk>/<str:name>": f"slides/{item.pk}/{SECRET}.pdf",
    }
    paths = []
    for address in addresses():
        path = "/" + address.route
        for part, sample in parts.items():
            path = path.replace(part, sample)
        if not path.startswith(("/desk/", "/admin/")) and "<" not in path and "(?P" not in path:
            paths.append(path)
    numbers = [item.pk, *PaperInvitation.objects.values_list("pk", flat=True)]
    paths += [f"/files/{kind}/{pk}/{SECRET}.pdf" for kind in (*TEXT, *SENT) for pk in numbers]
    queries = [f"/2040/agenda/?kind=paper&day={DAY}", f"/2040/agenda.ics?event={event.pk}"]
    return [*paths, *queries, *(f"/en{path}" for path in [*paths, *queries] if not path.startswith("/files/"))]


STATES = {
    "received": {},
    "cleared": {"clear": True},
    "embargoed": {"clear": True, "until": True},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", STATES)
def test_a_text_that_is_not_out_is_at_no_address(client: Client, event: Event, state: str, way: str) -> None:
    item = bring(the_paper(event), way)
    if "clear" in STATES[state]:
        item = texts.clear(by=None, item=item)
    if "until" in STATES[state]:
        item = texts.release(by=None, item=item, embargo_until=in_an_hour())
    paths = public_paths(event, item)
    assert PAGE in paths
    assert f"/files/slides/{item.pk}/{SECRET}.pdf" in paths
    for path in paths:
        response = client.get(path)
        body = b"".join(response) if response.streaming else response.content
        assert SECRET.encode() not in body.replace(path.encode(), b""), path
    assert client.get(f"/files/slides/{item.pk}/x.pdf").status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_the_same_search_finds_the_text_once_it_is_out(client: Client, event: Event, way: str) -> None:
    item = texts.release(by=None, item=texts.clear(by=None, item=bring(the_paper(event), way)))
    found = set()
    for path in public_paths(event, item):
        response = client.get(path)
        body = b"".join(response) if response.streaming else response.content
        if SECRET.encode() in body.replace(path.encode(), b""):
            found.add(path)
    assert {PAGE, f"/en{PAGE}", "/2040/speeches/", f"/files/slides/{item.pk}/{SECRET}.pdf"} <= found
    assert (f"/files/paper/{item.pk}/{SECRET}.pdf" in found) == (way == "sent")
    assert not [path for path in found if path.startswith("/files/sent-")], "what was sent is the desk's, for ever"


def test_an_embargo_says_until_when_and_nothing_else(client: Client, event: Event) -> None:
    until = datetime.datetime(2040, 10, 10, 4, 0, tzinfo=datetime.UTC)
    put_text(the_paper(event), until=until, **ALL_FIELDS)
    for path in (PAGE, "/2040/speeches/"):
        assert "Không phổ biến trước 11:00 10/10/2040" in words(main_of(client.get(path).content))
    assert "Embargoed until 11:00, 10 October 2040" in words(main_of(client.get(f"/en{PAGE}").content))


def test_an_embargo_ends_by_itself(client: Client, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    until = in_an_hour()
    put_text(the_paper(event), until=until, **ALL_FIELDS)
    assert SECRET not in client.get(PAGE).content.decode()
    monkeypatch.setattr("django.utils.timezone.now", lambda: until)
    assert f"Toàn văn {SECRET}" in client.get(PAGE).content.decode()


def test_a_new_text_for_a_public_one_is_hidden_until_it_is_cleared_again(client: Client, event: Event) -> None:
    item = put_text(the_paper(event), abstract_vi="Bản cũ")
    assert "Bản cũ" in client.get(PAGE).content.decode()
    texts.receive(by=None, item=item, abstract_vi="Bản mới")
    page = client.get(PAGE).content.decode()
    assert "Bản mới" not in page
    assert "Bản cũ" not in page


def test_nothing_is_released_before_it_is_cleared(event: Event) -> None:
    item = the_paper(event)
    with pytest.raises(Refused):
        texts.clear(by=None, item=item)
    item = texts.receive(by=None, item=item, abstract_vi="Tóm tắt")
    with pytest.raises(Refused):
        texts.release(by=None, item=item)


def test_staff_read_slides_before_the_public_does(client: Client, event: Event, as_user: Any) -> None:
    item = with_slides(the_paper(event))
    address = reverse("file", args=["slides", item.pk, "x.pdf"])
    colleague = as_user(factories.officer(Role.CONTENT, event.edition))
    stranger = as_user(factories.officer(Role.CONTENT, factories.EditionFactory()))
    assert colleague.get(address).status_code == 200
    assert "no-store" in colleague.get(address)["Cache-Control"]
    assert stranger.get(address).status_code == client.get(address).status_code == 404


def test_a_speech_names_who_in_what_position(client: Client, event: Event) -> None:
    told = words(main_of(client.get(PAGE).content))
    assert "Trần Thị Sen Giám đốc, Sở Công Thương tỉnh Mẫu" in told
    assert "Văn bản chưa được công khai" in told


def test_breaks_are_no_speeches(client: Client, event: Event) -> None:
    assert "Giải lao" not in client.get("/2040/speeches/").content.decode()
    assert client.get("/2040/speeches/giai-lao/").status_code == 404


def test_the_same_speakers_other_years_stand_below(client: Client, event: Event) -> None:
    earlier = an_event(year=2039, ordinal=39)
    speaker = the_paper(event).speakers.get().speaker
    a_session(earlier, day=None, starts=None, ends=None, items=[a_paper("Năm trước", speakers=[{"speaker": speaker}])])
    assert "Năm trước" not in client.get(PAGE).content.decode()
    publish(earlier)
    assert 'href="/2039/speeches/nam-truoc/"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_whatever_its_size(client: Client, django_assert_num_queries: Any, count: int) -> None:
    event = an_event()
    a_session(event, items=[a_paper(f"Tham luận {n}", minutes=1) for n in range(count)])
    for item in Item.objects.all():
        put_text(item, abstract_vi="Tóm tắt")
    publish(event)
    with django_assert_num_queries(5):  # of which one for a version not read yet
        client.get("/2040/speeches/")


@pytest.mark.parametrize("count", [1, 12])
def test_the_documents_ask_the_same_whatever_their_number(
    client: Client, django_assert_num_queries: Any, count: int
) -> None:
    event = an_event()
    a_session(event, items=[a_paper(f"Tham luận {n}", minutes=1) for n in range(count)])
    for item in Item.objects.all():
        put_text(item, abstract_vi="Tóm tắt")
    factories.DocumentFactory.create_batch(count, edition=event.edition)
    publish(event)
    with django_assert_num_queries(5):  # of which one for a version not read yet
        page = client.get("/2040/documents/").content.decode()
    assert page.count('class="card"') == 2 * count
