"""The set-up page: what is typed is kept, what is wrong is told, nothing is half saved or overwritten unseen."""

import datetime
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from conference import editions
from conference.choices import Action, Role
from conference.models import Edition, HistoryEntry
from events import agenda, texts
from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(ordinal=12, year=2026, starts_on=datetime.date(2026, 10, 10))


@pytest.fixture
def host(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, edition))


def path_of(edition: Edition) -> str:
    return f"/desk/editions/{edition.pk}/setup/"


def as_shown(client: Client, path: str, **typed: Any) -> dict[str, Any]:
    """The page's fields as a browser would send them back, with what was `typed` over them."""
    page = client.get(path)
    forms = [page.context["form"], page.context["chain"].management_form, *page.context["chain"]]
    fields = {field.html_name: _sent(field.value()) for form in forms for field in form if field.name != "cover"}
    return {**fields, "seen": page.context["seen"], **typed}


def _sent(value: Any) -> str:
    if value is None or value is False:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)


def test_days_are_typed_day_first_in_both_languages(host: Client, edition: Edition) -> None:
    for prefix in ("", "/en"):
        path = prefix + path_of(edition)
        response = host.post(path, as_shown(host, path, starts_on="05/11/2026"))
        assert response.status_code == 302
        edition.refresh_from_db()
        assert edition.starts_on == datetime.date(2026, 11, 5)
        assert 'value="05/11/2026"' in host.get(path).text
        type(edition).objects.filter(pk=edition.pk).update(starts_on=None)


def test_what_is_entered_is_stored_and_recorded(host: Client, edition: Edition) -> None:
    typed = {"venue_vi": "Hội trường tỉnh", "venue_en": "Provincial hall", "theme_vi": "Liên kết"}
    response = host.post(path_of(edition), as_shown(host, path_of(edition), **typed))
    assert response["Location"] == path_of(edition)
    edition.refresh_from_db()
    assert (edition.venue_vi, edition.venue_en, edition.theme_vi) == tuple(typed.values())  # type: ignore[attr-defined]
    assert set(HistoryEntry.objects.get(action=Action.CHANGED).changes) == set(typed)


def test_saving_without_a_change_records_nothing(host: Client, edition: Edition) -> None:
    factories.EventFactory(edition=edition)
    assert host.post(path_of(edition), as_shown(host, path_of(edition))).status_code == 302
    assert not HistoryEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("starts_on", "31/02/2026"),
        ("starts_on", "ngày mai"),
        ("ends_on", "01/10/2026"),
        ("year", "99999"),
        ("ordinal", "-1"),
        ("theme_vi", "x" * 10_000_000),
        ("venue_vi", "a\0b"),
        ("day_part", "midnight"),
    ],
)
def test_a_mistake_is_told_twice_and_all_else_that_was_typed_is_kept(
    host: Client, edition: Edition, field: str, typed: str
) -> None:
    fields = as_shown(host, path_of(edition), **{"note_vi": "Giữ lại", field: typed, "events-0-name_vi": "Lễ khai mạc"})
    page = host.post(path_of(edition), fields)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}
    assert f'href="#id_{field}"' in page.text
    assert f'id="id_{field}_error"' in page.text
    assert "Giữ lại" in page.text
    assert "Lễ khai mạc" in page.text
    edition.refresh_from_db()
    assert not edition.note_vi  # type: ignore[attr-defined]
    assert not Event.objects.exists()


def test_a_last_day_needs_a_first(host: Client, edition: Edition) -> None:
    page = host.post(path_of(edition), as_shown(host, path_of(edition), starts_on="", ends_on="05/11/2026"))
    assert set(page.context["form"].errors) == {"starts_on"}


def test_another_editions_year_is_refused(host: Client, edition: Edition) -> None:
    factories.EditionFactory(year=2031)
    page = host.post(path_of(edition), as_shown(host, path_of(edition), year="2031"))
    assert page.context["form"].errors["year"]


def test_events_are_added_changed_and_removed_with_history(host: Client, edition: Edition) -> None:
    kept = factories.EventFactory(edition=edition, name_vi="Hội nghị", starts_on=datetime.date(2026, 10, 10))
    gone = factories.EventFactory(edition=edition, name_vi="Hội chợ", starts_on=datetime.date(2026, 10, 11))
    typed = {
        "events-0-place_vi": "Hội trường A",
        "events-1-DELETE": "on",
        "events-2-kind": "fair",
        "events-2-name_vi": "Hội chợ triển lãm",
        "events-2-starts_on": "05/11/2026",
    }
    assert host.post(path_of(edition), as_shown(host, path_of(edition), **typed)).status_code == 302
    kept.refresh_from_db()
    assert kept.place_vi == "Hội trường A"
    assert not Event.objects.filter(pk=gone.pk).exists()
    assert Event.objects.get(name_vi="Hội chợ triển lãm").starts_on == datetime.date(2026, 11, 5)
    acts = HistoryEntry.objects.filter(edition=edition, target_type="events.event").values_list("action", flat=True)
    assert sorted(acts) == [Action.ADDED, Action.CHANGED, Action.DELETED]


def test_an_event_for_which_a_text_has_come_is_not_removed(host: Client, edition: Edition) -> None:
    event = factories.EventFactory(edition=edition)
    session = agenda.add_session(by=None, event=event, title_vi="Phiên")
    item = agenda.add_item(by=None, session=session, kind="report", title_vi="Báo cáo")
    texts.receive(by=None, item=item, text_vi="Kính thưa")
    typed = as_shown(host, path_of(edition), theme_vi="Mới", **{"events-0-DELETE": "on"})
    assert "đã có bài gửi đến" in host.post(path_of(edition), typed).text
    assert Event.objects.get() == event
    edition.refresh_from_db()
    assert edition.theme_vi != "Mới"


def test_a_mistake_in_an_event_saves_nothing_of_the_edition(host: Client, edition: Edition) -> None:
    typed = {"venue_vi": "Hội trường mới", "events-0-name_vi": "Hội chợ", "events-0-starts_on": "31/02/2026"}
    page = host.post(path_of(edition), as_shown(host, path_of(edition), **typed))
    assert set(page.context["chain"][0].errors) == {"kind", "starts_on"}
    assert 'href="#id_events-0-starts_on"' in page.text
    edition.refresh_from_db()
    assert not edition.venue_vi  # type: ignore[attr-defined]


def test_what_a_writer_refuses_late_saves_no_event_either(
    host: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conference.errors import Refused

    def refuse(**_kwargs: Any) -> None:
        raise Refused(fields={"year": ["Không được."]})

    monkeypatch.setattr(editions, "revise", refuse)
    typed = {"venue_vi": "Hội trường mới", "events-0-kind": "fair", "events-0-name_vi": "Hội chợ"}
    page = host.post(path_of(edition), as_shown(host, path_of(edition), **typed))
    assert page.context["form"].errors["year"] == ["Không được."]
    assert not Event.objects.exists()


def test_another_editions_event_cannot_be_touched(host: Client, edition: Edition) -> None:
    foreign = factories.EventFactory(name_vi="Của kỳ khác")
    factories.EventFactory(edition=edition)
    typed = {"events-0-id": str(foreign.pk), "events-0-name_vi": "Chiếm lấy"}
    host.post(path_of(edition), as_shown(host, path_of(edition), **typed))
    foreign.refresh_from_db()
    assert (foreign.name_vi, foreign.edition_id == edition.pk) == ("Của kỳ khác", False)


def test_a_colleagues_change_is_shown_and_not_overwritten(host: Client, edition: Edition) -> None:
    opened = as_shown(host, path_of(edition), venue_vi="Hội trường của tôi")
    colleague = factories.officer(Role.MINISTRY, full_name="Trần Thị Bộ")
    editions.revise(by=colleague, edition=edition, changes={"venue_vi": "Nhà hát tỉnh"})
    page = host.post(path_of(edition), opened)
    assert page.status_code == 200
    assert "Trần Thị Bộ" in page.text
    assert "Nhà hát tỉnh" in page.text
    assert "Hội trường của tôi" in page.text
    edition.refresh_from_db()
    assert edition.venue_vi == "Nhà hát tỉnh"  # type: ignore[attr-defined]
    again = host.post(path_of(edition), {**opened, "seen": page.context["seen"]})
    assert again.status_code == 302, "having seen it, the colleague may decide"
    edition.refresh_from_db()
    assert edition.venue_vi == "Hội trường của tôi"  # type: ignore[attr-defined]


def test_a_colleagues_change_of_the_chain_counts_too(host: Client, edition: Edition) -> None:
    event = factories.EventFactory(edition=edition)
    opened = as_shown(host, path_of(edition), venue_vi="Hội trường của tôi")
    event.delete()
    page = host.post(path_of(edition), opened)
    assert page.status_code == 200
    assert "notice-warning" in page.text
    edition.refresh_from_db()
    assert not edition.venue_vi  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "forged", [{"seen": ""}, {"seen": "x\0"}, {"events-TOTAL_FORMS": "x"}, {"events-TOTAL_FORMS": "9" * 9}]
)
def test_a_forged_form_gets_a_message(host: Client, edition: Edition, forged: dict[str, str]) -> None:
    typed = as_shown(host, path_of(edition), venue_vi="Hội trường mới", **forged)
    assert host.post(path_of(edition), typed).status_code == 200
    edition.refresh_from_db()
    assert not edition.venue_vi  # type: ignore[attr-defined]


def picture() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, "PNG")
    return SimpleUploadedFile("ảnh.png", made.getvalue(), "image/png")


def test_a_cover_is_stored_and_can_be_removed(host: Client, edition: Edition) -> None:
    assert host.post(path_of(edition), as_shown(host, path_of(edition), cover=picture())).status_code == 302
    edition.refresh_from_db()
    assert (edition.cover.name.startswith("covers/"), edition.cover_width) == (True, 40)
    response = host.post(path_of(edition), as_shown(host, path_of(edition), **{"cover-clear": "on"}))
    assert response.status_code == 302
    edition.refresh_from_db()
    assert (edition.cover.name, edition.cover_width) == ("", None)


def test_what_is_no_picture_is_told(host: Client, edition: Edition) -> None:
    fake = SimpleUploadedFile("ảnh.jpg", b"<script>", "image/jpeg")
    page = host.post(path_of(edition), as_shown(host, path_of(edition), cover=fake))
    assert page.context["form"].errors["cover"]


def test_html_stays_text(host: Client, edition: Edition) -> None:
    host.post(path_of(edition), as_shown(host, path_of(edition), theme_vi="<script>alert(1)</script>"))
    assert "<script>alert" not in host.get(path_of(edition)).text
    assert "<script>alert" not in host.get("/desk/").text


def test_an_edition_without_a_year_is_set_up(edition: Edition) -> None:
    bare = factories.EditionFactory(ordinal=13, year=None, status="draft")
    client = factories.signed_in(factories.officer(Role.MINISTRY))
    assert client.post(path_of(bare), as_shown(client, path_of(bare), year="2027")).status_code == 302
    bare.refresh_from_db()
    assert bare.year == 2027


def test_only_the_host_and_the_ministry_set_up(edition: Edition) -> None:
    path = path_of(edition)
    assert Client().get(path).status_code == 302
    assert factories.signed_in(factories.officer(Role.CONTENT, edition)).get(path).status_code == 403
    assert factories.signed_in(factories.officer(Role.HOST, factories.EditionFactory())).get(path).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_asks_the_same_number_of_queries_for_one_event_and_for_many(
    host: Client, edition: Edition, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(count):
        factories.EventFactory(edition=edition)
    host.get(path_of(edition))
    with django_assert_num_queries(7):
        host.get(path_of(edition))
