"""Registrations at the desk: the list, acts on one and on many, the counter, merging, and lists taken away."""

import io
import uuid
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from conference.choices import Action, Role
from conference.models import Edition, HistoryEntry, Message
from events import places
from events.choices import RegistrationState
from events.models import Delegate, Opening, Registration
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
State = RegistrationState


@pytest.fixture
def opening() -> Opening:
    return an_opening(550)


@pytest.fixture
def applying(opening: Opening) -> Opening:
    Opening.objects.filter(pk=opening.pk).update(needs_approval=True)
    return opening


@pytest.fixture
def edition(opening: Opening) -> Edition:
    return opening.event.edition


@pytest.fixture
def reception(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, edition))


def desk(edition: Edition, rest: str) -> str:
    return f"/desk/editions/{edition.pk}/{rest}"


def state(row: Registration) -> str:
    row.refresh_from_db(fields=["state"])
    return row.state


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_whatever_its_size(
    reception: Client, opening: Opening, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        registered(opening, person={"province": factories.ProvinceFactory()})
    with django_assert_num_queries(15):
        page = reception.get(desk(opening.event.edition, "registrations/"))
    assert f"{count} trên 550" in words(main_of(page.content))


def test_filters_stand_in_the_address(reception: Client, opening: Opening, edition: Edition) -> None:
    province = factories.ProvinceFactory(name_vi="Đồng Tháp")
    registered(opening, "Trần Thị Sen", person={"province": province})
    registered(opening, "Lê Văn Tám")
    for query, only in (
        ("q=tran+sen", "Trần Thị Sen"), (f"province={province.pk}", "Trần Thị Sen"), ("province=none", "Lê Văn Tám"),
    ):  # fmt: skip
        page = reception.get(desk(edition, f"registrations/?{query}"))
        assert [row.delegate.name for row in page.context["page"]] == [only]
    assert reception.get(desk(edition, "registrations/?state=waiting")).context["page"].object_list.count() == 0


@pytest.mark.parametrize("query", ["event=x", "event=999999999999", "state=nothing", "page=-1", "page=x", "q=%27",
                                   "province=%27", "category=%C2%B2"])  # fmt: skip
def test_a_forged_filter_is_no_error(reception: Client, opening: Opening, edition: Edition, query: str) -> None:
    registered(opening)
    assert reception.get(desk(edition, f"registrations/?{query}")).status_code == 200


def test_of_many_each_goes_through_or_is_told_why(reception: Client, applying: Opening, edition: Edition) -> None:
    good, gone = registered(applying), registered(applying)
    reception.post(desk(edition, "registrations/acts/"), {"registration": [gone.pk], "act": "decline"})
    page = reception.post(desk(edition, "registrations/acts/"), {"registration": [good.pk, gone.pk], "act": "approve"})
    assert [bool(one.why) for one in page.context["outcomes"]] == [True, False]
    assert "Không duyệt" in page.context["outcomes"][0].why
    assert (state(good), state(gone)) == (State.CONFIRMED, State.DECLINED)


def test_all_of_the_list_are_approved_at_once(reception: Client, applying: Opening, edition: Edition) -> None:
    rows = [registered(applying) for _ in range(3)]
    reception.post(desk(edition, "registrations/acts/"), {"all": "1", "state": "applied", "act": "approve"})
    assert {state(row) for row in rows} == {State.CONFIRMED}


@pytest.mark.parametrize(
    "sent", [{}, {"act": "approve"}, {"act": "reinstate", "all": "1"}, {"registration": ["x", "²"]}]
)
def test_nothing_chosen_is_said(reception: Client, applying: Opening, edition: Edition, sent: dict[str, Any]) -> None:
    row = registered(applying)
    page = reception.post(desk(edition, "registrations/acts/"), sent)
    assert "Chọn các đăng ký" in page.text
    assert state(row) == State.APPLIED


def test_asking_many_needs_the_words(reception: Client, applying: Opening, edition: Edition) -> None:
    row = registered(applying)
    sent = {"registration": [row.pk], "act": "ask"}
    assert "nêu nội dung cần bổ sung" in reception.post(desk(edition, "registrations/acts/"), sent).text
    reception.post(desk(edition, "registrations/acts/"), sent | {"what": "Công văn cử đi dự"})
    row.refresh_from_db()
    assert row.asked == "Công văn cử đi dự"


def test_registrations_of_another_edition_are_not_touched(
    reception: Client, applying: Opening, edition: Edition
) -> None:
    other = an_opening(event=factories.EventFactory(edition=factories.EditionFactory()), needs_approval=True)
    row = registered(other)
    reception.post(desk(edition, "registrations/acts/"), {"registration": [row.pk], "act": "approve"})
    assert state(row) == State.APPLIED
    assert reception.get(desk(edition, f"delegates/{row.delegate_id}/")).status_code == 404


def test_one_delegates_page_offers_what_the_state_allows(
    reception: Client, applying: Opening, edition: Edition
) -> None:
    row = registered(applying, "Trần Thị Sen")
    place = desk(edition, f"delegates/{row.delegate_id}/")
    page = reception.get(place).text
    assert "acts/approve/" in page
    assert "acts/reinstate/" not in page
    reception.post(f"{place}acts/approve/", {"registration": row.pk})
    assert state(row) == State.CONFIRMED
    refused = reception.post(f"{place}acts/approve/", {"registration": row.pk})
    assert "Đã xác nhận" in words(refused.context["refused"])
    assert reception.post(f"{place}acts/nothing/", {"registration": row.pk}).status_code == 404
    assert reception.post(f"{place}acts/approve/", {"registration": "x"}).status_code == 404


def test_a_reason_is_asked_for_at_its_field(reception: Client, edition: Edition, opening: Opening) -> None:
    places.resize(by=None, pool=places.event_pool(opening.event), size=0)
    row = registered(opening)
    place = desk(edition, f"delegates/{row.delegate_id}/acts/pass-over/")
    assert reception.post(place, {"registration": row.pk, "reason": " "}).context["refused"]
    assert reception.post(place, {"registration": row.pk, "reason": "Đoàn chưa đủ"}).status_code == 302


def test_contact_pass_and_hotel(reception: Client, edition: Edition, opening: Opening) -> None:
    row = registered(opening)
    place = desk(edition, f"delegates/{row.delegate_id}/")
    reception.post(f"{place}confirm/")
    assert Delegate.objects.get(pk=row.delegate_id).contact_confirmed_at
    before = Message.objects.count()
    reception.post(f"{place}send-pass/")
    assert Message.objects.count() == before + 1
    hotel = places.open_hotel_block(by=None, edition=edition, name="Khách sạn Sen", size=1)
    reception.post(f"{place}lodge/", {"registration": row.pk, "hotel": hotel.pk})
    other = registered(opening)
    full = reception.post(
        desk(edition, f"delegates/{other.delegate_id}/lodge/"), {"registration": other.pk, "hotel": hotel.pk}
    )
    assert "Khách sạn Sen" in full.context["refused"]
    reception.post(f"{place}lodge/", {"registration": row.pk, "hotel": ""})
    hotel.refresh_from_db()
    assert hotel.taken == 0
    assert reception.get(f"{place}qr.png").content.startswith(b"\x89PNG")


def test_a_delegate_is_corrected_and_substituted(reception: Client, edition: Edition, opening: Opening) -> None:
    row = registered(opening, "Trần Thị Sen")
    place = desk(edition, f"delegates/{row.delegate_id}/")
    typed = {"category": opening.category_id, "name": "Trần Thị Sen", "unit": "Sở Công Thương", "position": "Giám đốc",
             "phone": "12"}  # fmt: skip
    wrong = reception.post(f"{place}edit/", typed)
    assert list(wrong.context["form"].errors) == ["phone"]
    assert "Giám đốc" in wrong.text
    reception.post(f"{place}edit/", typed | {"phone": "0912 345 678"})
    person = Delegate.objects.get(pk=row.delegate_id)
    assert (person.position, person.phone) == ("Giám đốc", "+84912345678")
    reception.post(f"{place}substitute/", typed | {"name": "Lê Văn Tám", "phone": "0912 345 679"})
    assert state(row) == State.SUBSTITUTED
    assert Registration.objects.get(delegate__name="Lê Văn Tám").state == State.CONFIRMED


def counted(opening: Opening, **more: Any) -> dict[str, Any]:
    return {
        "category": opening.category_id, "events": [opening.event_id], "name": "Trần Thị Sen",
        "unit": "Sở Công Thương", "key": str(uuid.uuid4()),
    } | more  # fmt: skip


def test_somebody_at_the_counter_has_a_code_at_once(reception: Client, edition: Edition, opening: Opening) -> None:
    page = reception.post(desk(edition, "delegates/add/"), counted(opening), follow=True)
    guest = Delegate.objects.get()
    assert guest.contact_confirmed_at
    assert guest.scan_code in page.text
    assert state(Registration.objects.get()) == State.CONFIRMED


def test_a_namesake_at_the_counter_is_asked_about(reception: Client, edition: Edition, opening: Opening) -> None:
    registered(opening, "Trần Thị Sen")
    assert 'type="checkbox" name="namesake"' not in reception.get(desk(edition, "delegates/add/")).text
    sent = counted(opening)
    asked = reception.post(desk(edition, "delegates/add/"), sent)
    assert "name" in asked.context["form"].errors
    assert 'type="checkbox" name="namesake"' in asked.text
    reception.post(desk(edition, "delegates/add/"), sent | {"namesake": "on"})
    reception.post(desk(edition, "delegates/add/"), sent | {"namesake": "on"})
    assert Delegate.objects.count() == 2


@pytest.mark.parametrize("wrong", ["name", "events", "category", "key"])
def test_what_lacks_at_the_counter_is_said_at_its_field(
    reception: Client, edition: Edition, opening: Opening, wrong: str
) -> None:
    answer = reception.post(desk(edition, "delegates/add/"), counted(opening, **{wrong: ""}))
    assert wrong in answer.context["form"].errors
    assert not Delegate.objects.exists()


def test_two_rows_of_one_person_are_merged(reception: Client, edition: Edition, opening: Opening) -> None:
    first = registered(opening, "Trần Thị Sen").delegate
    second = registered(opening, "Trần Thị Sen", person={"unit": "Sở CT"}).delegate
    assert f"merge/{second.pk}/" in reception.get(desk(edition, f"delegates/{first.pk}/")).text
    place = desk(edition, f"delegates/{first.pk}/merge/{second.pk}/")
    assert reception.post(place, {"keep": "x"}).context["trouble"]
    reception.post(place, {"keep": second.pk})
    assert list(Delegate.objects.all()) == [second]
    assert reception.get(place).status_code == 404


def test_the_list_is_taken_away_harmlessly_and_written_down(
    reception: Client, edition: Edition, opening: Opening
) -> None:
    registered(opening, '=HYPERLINK("x")', person={"phone": "0912345678"})
    registered(opening, "Lê Văn Tám")
    answer = reception.post(desk(edition, "registrations/registrations.xlsx"), {"q": "hyperlink"})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert len(rows) == 2
    assert rows[1][1] == '\'=HYPERLINK("x")'
    assert "0912 345 678" in rows[1]
    assert HistoryEntry.objects.get(action=Action.EXPORTED).changes == {"rows": 1, "format": "xlsx"}
    text = reception.post(desk(edition, "registrations/registrations.csv")).content
    assert text.startswith(b"\xef\xbb\xbf")
    assert "'=HYPERLINK" in text.decode()
    assert reception.get(desk(edition, "registrations/registrations.csv")).status_code == 405
