"""Editions and the flag go through their writers: a refusal stands on the form, and nothing is half saved."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from conference import rotation
from conference.choices import Action, EditionStatus, Role
from conference.models import Edition, FormerYear, Handover, HistoryEntry, Leader, Nomination, Series
from tests import factories
from tests.conference.admin import pages
from tests.conference.admin.typed import edition_form
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory(year=2026, ordinal=20, status=EditionStatus.DRAFT)


@pytest.fixture
def host(edition: Edition) -> Client:
    return signed_in(factories.officer(Role.HOST, edition))


@pytest.fixture
def ministry(db: None) -> Client:
    return signed_in(factories.officer(Role.MINISTRY))


def change(client: Client, edition: Edition, prefix: str = "", **typed: object) -> str:
    address = prefix + pages.address(Edition, "change", edition.pk)
    response = client.post(address, edition_form(edition, **typed))  # type: ignore[arg-type]
    assert response.status_code in (200, 302)
    return response.content.decode()


def test_a_change_goes_through_the_writer(host: Client, edition: Edition) -> None:
    change(host, edition, theme_vi="Chuyển đổi xanh", year="2027", starts_on="05/11/2027")
    edition.refresh_from_db()
    assert (edition.theme_vi, edition.year) == ("Chuyển đổi xanh", 2027)
    assert HistoryEntry.objects.get().changes["year"] == [2026, 2027]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_days_come_before_months_in_both_languages(host: Client, edition: Edition, prefix: str) -> None:
    change(host, edition, prefix, starts_on="05/11/2026")
    edition.refresh_from_db()
    assert edition.starts_on == datetime.date(2026, 11, 5)


def test_a_published_edition_that_moves_leaves_a_redirect(host: Client, edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(status=EditionStatus.PUBLISHED)
    change(host, edition, year="2027", starts_on="05/11/2027")
    assert FormerYear.objects.get().year == 2026


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"starts_on": "31/02/2027"}, "id_starts_on_error"),
        ({"starts_on": "01/01/0001"}, "id_starts_on_error"),
        ({"starts_on": "31/12/9999"}, "id_starts_on_error"),
        ({"starts_on": "10/10/2026", "ends_on": "09/10/2026"}, "Ngày kết thúc"),
        ({"ordinal": "0"}, "id_ordinal_error"),
        ({"ordinal": "4000"}, "id_ordinal_error"),
        ({"ordinal": "x"}, "id_ordinal_error"),
        ({"year": "99999999999999999999"}, "id_year_error"),
        ({"theme_vi": "x" * 10_000_000}, "300"),
        ({"theme_vi": "a\0b"}, "id_theme_vi_error"),
        ({"day_part": "midnight"}, "id_day_part_error"),
        ({"cover": SimpleUploadedFile("cover.jpg", b"no picture")}, "id_cover_error"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_gets_a_message_and_nothing_is_half_saved(
    host: Client, edition: Edition, typed: dict[str, object], message: str
) -> None:
    new_leader = [{"part": "chair", "name": "Bà C", "position_vi": "Giám đốc", "order": 1}]
    page = change(host, edition, leaders=new_leader, city_vi="Cần Thơ", **typed)
    assert message in page
    assert "Cần Thơ" in page
    edition.refresh_from_db()
    assert not edition.city_vi
    assert not Leader.objects.exists()
    assert not HistoryEntry.objects.exists()


def test_a_public_editions_impossible_year_is_told(host: Client, edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(status=EditionStatus.PUBLISHED)
    assert "id_year_error" in change(host, edition, year="99999")


def test_what_the_writer_refuses_keeps_all_that_was_typed(
    host: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conference import editions
    from conference.errors import Refused

    def refuse(**_: object) -> None:
        raise Refused(fields={"year": ["Năm này đã có kỳ hội nghị khác."], "__all__": ["Và còn nữa."]})

    monkeypatch.setattr(editions, "revise", refuse)
    new_leader = [{"part": "chair", "name": "Bà Cẩm", "position_vi": "Giám đốc", "order": 1}]
    page = change(host, edition, leaders=new_leader, city_vi="Cần Thơ")
    for text in ("Năm này đã có kỳ hội nghị khác.", "Và còn nữa.", "Cần Thơ", "Bà Cẩm"):
        assert text in page
    assert not Leader.objects.exists()


def test_a_number_taken_by_another_edition_is_refused(host: Client, edition: Edition) -> None:
    factories.EditionFactory(year=2031, ordinal=31)
    assert "id_ordinal_error" in change(host, edition, ordinal="31")


def test_html_in_a_theme_stays_text(host: Client, edition: Edition) -> None:
    change(host, edition, theme_vi="<script>alert(1)</script>")
    page = host.get(pages.address(Edition, "change", edition.pk)).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_cover_is_made_anew_shown_and_taken_away(host: Client, edition: Edition) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    change(host, edition, cover=SimpleUploadedFile("Bìa.png", picture.getvalue()))
    edition.refresh_from_db()
    assert edition.cover.name.endswith(".jpg")
    assert f"/files/cover/{edition.pk}/" in host.get(pages.address(Edition, "change", edition.pk)).content.decode()
    change(host, edition, **{"cover-clear": "on"})
    edition.refresh_from_db()
    assert not edition.cover


def test_the_ministry_opens_an_edition_with_its_leaders(ministry: Client) -> None:
    fresh = Edition(year=2031, ordinal=31)
    leaders = [{"part": "chair", "name": "Bà C", "position_vi": "Giám đốc", "order": 1}]
    assert ministry.post(pages.address(Edition, "add"), edition_form(fresh, leaders)).status_code == 302
    made = Edition.objects.get(year=2031)
    assert made.status == EditionStatus.DRAFT
    assert made.leaders.get().name == "Bà C"
    assert HistoryEntry.objects.get(target_type="conference.edition").action == Action.OPENED


def test_a_host_opens_no_edition(host: Client) -> None:
    assert host.post(pages.address(Edition, "add"), edition_form(Edition(year=2031))).status_code == 403


def test_nobody_deletes_an_edition(ministry: Client, edition: Edition) -> None:
    assert ministry.post(pages.address(Edition, "delete", edition.pk), {"post": "yes"}).status_code == 403


# --- acts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("publish", EditionStatus.DRAFT, EditionStatus.PUBLISHED),
        ("take_back", EditionStatus.PUBLISHED, EditionStatus.DRAFT),
        ("close", EditionStatus.PUBLISHED, EditionStatus.CLOSED),
        ("reopen", EditionStatus.CLOSED, EditionStatus.PUBLISHED),
    ],
)
def test_an_act_asks_first_and_then_acts(host: Client, edition: Edition, act: str, before: str, after: str) -> None:
    Edition.objects.filter(pk=edition.pk).update(status=before)
    address = pages.address(Edition, act, edition.pk)
    assert host.get(address).status_code == 200
    edition.refresh_from_db()
    assert edition.status == before
    assert host.post(address).status_code == 302
    edition.refresh_from_db()
    assert edition.status == after


def test_an_act_that_is_refused_says_why(host: Client, edition: Edition) -> None:
    page = host.post(pages.address(Edition, "close", edition.pk)).content.decode()
    edition.refresh_from_db()
    assert edition.status == EditionStatus.DRAFT
    assert "dự thảo" in page


def test_an_act_on_several_asks_first_and_tells_each_outcome(ministry: Client, edition: Edition) -> None:
    other = factories.EditionFactory(status=EditionStatus.PUBLISHED)
    chosen = {"action": "publish", "_selected_action": [edition.pk, other.pk]}
    asked = ministry.post(pages.address(Edition, "changelist"), chosen)
    edition.refresh_from_db()
    assert (asked.status_code, edition.status) == (200, EditionStatus.DRAFT)
    told = ministry.post(pages.address(Edition, "changelist"), {**chosen, "confirmed": "yes"}, follow=True)
    edition.refresh_from_db()
    assert edition.status == EditionStatus.PUBLISHED
    assert sorted(message.level_tag for message in told.context["messages"]) == ["error", "success"]


@pytest.mark.parametrize("role", [Role.CONTENT, Role.PRESS, Role.READ_ONLY])
def test_acts_are_for_those_who_may_publish(role: str, edition: Edition) -> None:
    client = signed_in(factories.officer(role, edition))
    assert client.post(pages.address(Edition, "publish", edition.pk)).status_code == 403
    assert "publish/" not in client.get(pages.address(Edition, "change", edition.pk)).content.decode()


def test_a_past_editions_host_is_recorded_and_taken_back(ministry: Client, edition: Edition) -> None:
    province = factories.ProvinceFactory()
    ministry.post(pages.address(Edition, "record_host", edition.pk), {"province": province.pk})
    edition.refresh_from_db()
    assert edition.host == province
    ministry.post(pages.address(Edition, "clear_host", edition.pk), {"reason": "Ghi nhầm"})
    edition.refresh_from_db()
    assert edition.host is None


def test_hosts_are_recorded_by_the_ministry_alone(host: Client, edition: Edition) -> None:
    province = factories.ProvinceFactory()
    address = pages.address(Edition, "record_host", edition.pk)
    assert host.post(address, {"province": province.pk}).status_code == 403


# --- the flag ----------------------------------------------------------------------------------------


def test_a_nomination_is_made_and_accepted(ministry: Client, edition: Edition) -> None:
    province = factories.ProvinceFactory()
    typed = {"edition": edition.pk, "province": province.pk, "nominated_on": "05/11/2025"}
    assert ministry.post(pages.address(Nomination, "add"), typed).status_code == 302
    nomination = Nomination.objects.get()
    ministry.post(pages.address(Nomination, "accept", nomination.pk), {"on": "06/11/2025"})
    edition.refresh_from_db()
    assert edition.host == province
    actions = set(HistoryEntry.objects.values_list("action", flat=True))
    assert actions == {Action.NOMINATED, Action.ACCEPTED}


def test_a_refused_nomination_stays_on_its_form(ministry: Client, edition: Edition) -> None:
    province = factories.ProvinceFactory()
    rotation.record_host(by=None, edition=edition, province=province)
    typed = {"edition": edition.pk, "province": province.pk, "nominated_on": "05/11/2025", "note": "Ghi chú dài"}
    page = ministry.post(pages.address(Nomination, "add"), typed).content.decode()
    assert "errornote" in page
    assert "Ghi chú dài" in page
    assert not Nomination.objects.exists()


def test_an_acceptance_before_the_nomination_is_refused(ministry: Client, edition: Edition) -> None:
    day = datetime.date(2025, 11, 5)
    province = factories.ProvinceFactory()
    nomination = rotation.nominate(by=None, edition=edition, province=province, on=day)
    page = ministry.post(pages.address(Nomination, "accept", nomination.pk), {"on": "04/11/2025"}).content.decode()
    edition.refresh_from_db()
    assert edition.host is None
    assert "errorlist" in page


def test_the_flag_is_handed_over_and_the_handover_corrected(ministry: Client, edition: Edition) -> None:
    following = factories.EditionFactory(year=2027, ordinal=21)
    giver, receiver = factories.ProvinceFactory(), factories.ProvinceFactory()
    rotation.record_host(by=None, edition=edition, province=giver)
    rotation.record_host(by=None, edition=following, province=receiver)
    typed = {"from_edition": edition.pk, "to_edition": following.pk, "giver": giver.pk, "receiver": receiver.pk,
             "on": "11/10/2026"}  # fmt: skip
    refused = ministry.post(pages.address(Handover, "add"), {**typed, "giver": receiver.pk}).content.decode()
    assert "errornote" in refused
    assert ministry.post(pages.address(Handover, "add"), typed).status_code == 302
    handover = Handover.objects.get()
    corrected = {"on": "12/10/2026", "note_vi": "Tại lễ bế mạc"}
    ministry.post(pages.address(Handover, "change", handover.pk), corrected)
    handover.refresh_from_db()
    assert (handover.on.day, handover.note_vi, handover.giver) == (12, "Tại lễ bế mạc", giver)


@pytest.mark.parametrize("model", [Nomination, Handover])
def test_the_flag_is_the_ministrys(model: type, host: Client) -> None:
    assert host.get(pages.address(model, "changelist")).status_code == 403
    assert host.get(pages.address(model, "add")).status_code == 403


@pytest.mark.usefixtures("facts")
def test_the_series_is_renamed_and_never_added_or_deleted(ministry: Client) -> None:
    typed = {"name_vi": "Hội nghị mới", "name_en": "New"}
    ministry.post(pages.address(Series, "change", 1), typed)
    assert Series.objects.get().name_vi == "Hội nghị mới"
    assert ministry.get(pages.address(Series, "add")).status_code == 403
    assert ministry.post(pages.address(Series, "delete", 1), {"post": "yes"}).status_code == 403
