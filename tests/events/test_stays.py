"""Who arrives when, sleeps where and is met by whom: beds and seats given to many, lists, what changed since."""

import datetime
import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from conference.choices import PeopleList, Role
from conference.errors import Refused
from conference.models import DataAccess, Edition, HistoryEntry
from events import delegations, places, purging, registration, stays
from events.choices import Lodging, PoolKind, Transport
from events.models import Hold, Opening, PickUp, Pool, Registration, StayRow
from events.stays.guests import Guest
from tests import factories
from tests.conference.pages import main_of, words
from tests.events import delegations as lists
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2040, 10, 11, 2, 30, tzinfo=datetime.UTC)


@pytest.fixture
def opening() -> Opening:
    return an_opening(550)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    return opening.event.edition


@pytest.fixture
def logistics(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.LOGISTICS, edition))


@pytest.fixture
def hotel(edition: Edition) -> Pool:
    return places.open_hotel_block(by=None, edition=edition, name="Khách sạn Sen", size=2)


@pytest.fixture
def car(edition: Edition) -> PickUp:
    return stays.open_pick_up(
        by=None, edition=edition, name="Xe 1", seats=2, at=AT, place="Ga đến quốc nội", met_by="Bà Đón Khách",
        met_by_phone="0912 345 678", driver="Ông Lái Xe", driver_phone="0912 345 679", vehicle="Xe 16 chỗ",
    )  # fmt: skip


def asking(opening: Opening, name: str = "", **more: Any) -> Registration:
    person = {"transport": Transport.PICK_UP, "lodging": Lodging.WANTED, "arrives_at": AT, "arrival": "VN1265"}
    return registered(opening, name, person=person | more)


def guests(edition: Edition) -> list[Guest]:
    return stays.guests_of(edition)


def desk(edition: Edition, rest: str = "") -> str:
    return f"/desk/editions/{edition.pk}/stays/{rest}"


# --- beds and seats -------------------------------------------------------------------------------


def test_seats_are_given_to_all_or_to_nobody(opening: Opening, edition: Edition, car: PickUp) -> None:
    for _ in range(3):
        asking(opening)
    with pytest.raises(Refused, match="Xe 1"):
        stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=car.pool)
    assert not Hold.objects.filter(pool=car.pool).exists()
    assert stays.give_to(by=None, guests=guests(edition)[:2], kind=PoolKind.PICK_UP, pool=car.pool) == 2
    assert [one.pick_up for one in guests(edition)] == [car, car, None]
    assert places.differences() == []


def test_a_seat_is_exchanged_for_another_and_taken_back(opening: Opening, edition: Edition, car: PickUp) -> None:
    asking(opening)
    other = stays.open_pick_up(by=None, edition=edition, name="Xe 2", seats=1)
    for target in (car.pool, other.pool, None, other.pool):
        stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=target)
    assert dict(Pool.objects.filter(kind=PoolKind.PICK_UP).values_list("name", "taken")) == {"Xe 1": 0, "Xe 2": 1}


def test_who_withdraws_leaves_bed_and_seat_and_a_substitute_has_them(
    opening: Opening, edition: Edition, car: PickUp, hotel: Pool
) -> None:
    row = asking(opening)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=car.pool)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.HOTEL, pool=hotel)
    registration.substitute(by=None, delegate=row.delegate, person={"name": "Lê Văn Thay"})
    [guest] = guests(edition)
    assert (guest.delegate.name, guest.hotel, guest.pick_up) == ("Lê Văn Thay", hotel, car)
    registration.withdraw(by=None, registration=guest.registrations[0])
    assert set(Pool.objects.exclude(kind=PoolKind.EVENT).values_list("taken", flat=True)) == {0}


def test_a_full_car_is_not_made_smaller_nor_taken_away(opening: Opening, edition: Edition, car: PickUp) -> None:
    asking(opening)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=car.pool)
    with pytest.raises(Refused):
        stays.revise_pick_up(by=None, pick_up=car, name="Xe 1", seats=0)
    with pytest.raises(Refused):
        stays.remove_pick_up(by=None, pick_up=car)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=None)
    stays.remove_pick_up(by=None, pick_up=car)
    assert not Pool.objects.filter(kind=PoolKind.PICK_UP).exists()


def test_the_trail_names_neither_driver_nor_who_meets(car: PickUp) -> None:
    stays.revise_pick_up(by=None, pick_up=car, name="Xe 1B", seats=3, driver="Ông Khác", place="Cửa B")
    told = str(list(HistoryEntry.objects.filter(target_type="events.pickup").values_list("changes", flat=True)))
    assert "Cửa B" in told
    assert "Ông Khác" not in told
    with pytest.raises(Refused) as refused:
        stays.revise_pick_up(by=None, pick_up=car, name="Xe 1B", seats=3, driver_phone="09 12")
    assert "driver_phone" in refused.value.fields


# --- by delegation, and what changed --------------------------------------------------------------


def test_people_stand_under_the_delegation_that_sent_them_else_under_their_province(opening: Opening) -> None:
    event = opening.event
    made = lists.invited(event, 5, category=opening.category)
    lists.listed(made, 2)
    lists.sent(made)
    delegations.approve(by=None, delegation=made.delegation)
    province = factories.ProvinceFactory()
    asking(opening, province=province)
    groups = {group.name: len(group.guests) for group in stays.by_group(guests(event.edition))}
    assert groups == {made.delegation.invited: 2, province.full_name: 1}


def test_the_next_list_says_who_is_new_who_is_gone_and_what_is_different(
    opening: Opening, edition: Edition, hotel: Pool
) -> None:
    kept, gone, moved = (asking(opening, f"Trần Văn {name}") for name in ("Giữ", "Đi", "Dời"))
    assert stays.since_last_list(edition, guests(edition)).last is None
    stays.note_list(by=None, edition=edition, guests=guests(edition))
    assert stays.since_last_list(edition, guests(edition)).changes == []
    registration.withdraw(by=None, registration=gone)
    registration.edit(by=None, delegate=moved.delegate, person={"arrives_at": AT + datetime.timedelta(hours=2)})
    registration.lodge(by=None, registration=moved, hotel=hotel)
    new = asking(opening, "Trần Văn Mới")
    told = {one.delegate.pk: one.what for one in stays.since_last_list(edition, guests(edition)).changes}
    assert told == {gone.delegate_id: "gone", moved.delegate_id: "arrival,lodging", new.delegate_id: "new"}
    assert kept.delegate_id not in told


def test_only_the_last_list_keeps_its_rows_and_no_row_says_anything(opening: Opening, edition: Edition) -> None:
    asking(opening, "Trần Văn Giữ")
    for _ in range(2):
        stays.note_list(by=None, edition=edition, guests=guests(edition))
    assert StayRow.objects.count() == 1
    assert "VN1265" not in str(StayRow.objects.get().fingerprints)


def test_after_their_term_stays_drivers_and_lists_are_gone(opening: Opening, car: PickUp, hotel: Pool) -> None:
    edition = opening.event.edition
    Edition.objects.filter(pk=edition.pk).update(starts_on=timezone.localdate() + datetime.timedelta(days=3))
    asking(opening)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=car.pool)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.HOTEL, pool=hotel)
    stays.note_list(by=None, edition=edition, guests=guests(edition))
    for one in purging.due(timezone.localdate() + datetime.timedelta(days=150)):
        purging.purge(by=None, due=one)
    car.refresh_from_db()
    assert (car.driver, car.met_by, car.driver_phone, car.met_by_phone) == ("", "", "", "")
    assert not Hold.objects.filter(pool__in=[car.pool_id, hotel.pk]).exists()
    assert not StayRow.objects.exists()
    assert places.differences() == []


# --- the desk's pages -----------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["", "arrivals/", "lodging/", "pick-ups/"])
@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_however_many_come(
    logistics: Client, opening: Opening, edition: Edition, car: PickUp, page: str, count: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    for _ in range(count):
        asking(opening, province=factories.ProvinceFactory())
    stays.give_to(by=None, guests=guests(edition)[:1], kind=PoolKind.PICK_UP, pool=car.pool)
    with django_assert_max_num_queries(14):
        logistics.get(desk(edition, page))


def test_a_car_is_planned_filled_and_read_on_the_pass(logistics: Client, opening: Opening, edition: Edition) -> None:
    who = asking(opening, "Trần Thị Sen").delegate
    said = {"name": "Xe 3", "size": "4", "day": "11/10/2040", "time": "09:30", "place": "Cửa A", "met_by": "Bà Đón",
            "met_by_phone": "0912 345 678"}  # fmt: skip
    wrong = logistics.post(desk(edition, "pick-ups/add/"), said | {"met_by_phone": "09 12", "size": "0"})
    assert set(wrong.context["form"].errors) >= {"size"}
    logistics.post(desk(edition, "pick-ups/add/"), said)
    car = PickUp.objects.get()
    assert timezone.localtime(car.at).hour == 9
    logistics.post(desk(edition, "arrivals/give/"), {"delegate": who.pk, "target": car.pool_id, "show": "open"})
    assert "Xe 3" in words(main_of(logistics.get(desk(edition, "arrivals/")).content))
    assert "Trần Thị Sen" in words(main_of(logistics.get(desk(edition, "pick-ups/")).content))
    shown = words(main_of(Client().get(f"/pass/{who.pass_token}/").content))
    assert "Xe 3" in shown
    assert "0912 345 678" in shown
    assert "Cửa A" in logistics.get(desk(edition, f"pick-ups/{car.pk}/")).text
    logistics.post(desk(edition, f"pick-ups/{car.pk}/"), said | {"name": "Xe 3B"})
    logistics.post(desk(edition, "arrivals/give/"), {"delegate": who.pk, "target": "none"})
    logistics.post(desk(edition, f"pick-ups/{car.pk}/remove/"))
    assert not PickUp.objects.exists()


def names_of(shown: Any) -> list[list[str]]:
    """Who stands on the page, day by day."""
    return [[one.delegate.name for one in shown_day.day.guests] for shown_day in shown.context["days"]]


def folds_of(shown: Any) -> dict[str, tuple[bool, list[list[str]]]]:
    """By its name: whether a fold stands open, and who may be ticked together in it."""
    return {
        fold.label: (fold.is_open, [[who.delegate.name for who, _change in bunch.rows] for bunch in fold.bunches])
        for shown_day in shown.context["days"]
        for fold in shown_day.folds
    }


def test_only_those_who_ask_and_have_none_are_shown(
    logistics: Client, opening: Opening, edition: Edition, hotel: Pool
) -> None:
    asking(opening, "Trần Văn Cần")
    asking(opening, "Trần Văn Riêng", lodging=Lodging.OWN)
    asking(opening, "Trần Văn Xong")
    done = next(one for one in guests(edition) if one.delegate.name.endswith("Xong"))
    stays.give_to(by=None, guests=[done], kind=PoolKind.HOTEL, pool=hotel)
    shown = logistics.get(desk(edition, "lodging/") + "?show=open")
    assert names_of(shown) == [["Trần Văn Cần"]]
    assert len(names_of(logistics.get(desk(edition, "lodging/") + "?group=c"))[0]) == 3
    assert not names_of(logistics.get(desk(edition, "lodging/") + "?group=p9"))


@pytest.mark.parametrize("page", ["arrivals/", "lodging/"])
def test_people_stand_by_day_of_arrival_and_one_day_has_an_address(
    logistics: Client, opening: Opening, edition: Edition, page: str
) -> None:
    late = asking(opening, "Trần Văn Mai", arrives_at=AT + datetime.timedelta(hours=24)).delegate
    asking(opening, "Trần Văn Hôm")
    asking(opening, "Trần Văn Chưa", arrives_at=None)
    shown = logistics.get(desk(edition, page))
    assert names_of(shown) == [["Trần Văn Hôm"], ["Trần Văn Mai"], ["Trần Văn Chưa"]]
    assert "Thứ Năm, 11/10/2040" in words(main_of(shown.content))
    assert names_of(logistics.get(desk(edition, page) + "?day=2040-10-12")) == [["Trần Văn Mai"]]
    assert names_of(logistics.get(desk(edition, page) + "?day=unknown&group=c")) == [["Trần Văn Chưa"]]
    assert names_of(logistics.get(desk(edition, page) + "?day=2040-99-99")) == []
    given = logistics.post(desk(edition, f"{page}give/"), {"delegate": late.pk, "target": "9", "day": "2040-10-12"})
    assert given["Location"].endswith("?day=2040-10-12")


def test_of_many_people_one_hour_stands_open_the_next_in_which_somebody_waits(
    logistics: Client, opening: Opening, edition: Edition, car: PickUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.stays.folds.FEW", 2)
    for hour in range(3):
        asking(opening, f"Trần Văn {hour}", arrives_at=AT + datetime.timedelta(hours=hour))
    hours = ["09:00–09:59", "10:00–10:59", "11:00–11:59"]
    page = desk(edition, "arrivals/")
    assert [folds_of(logistics.get(page))[hour][0] for hour in hours] == [True, False, False]
    given = logistics.post(page + "give/", {"delegate": guests(edition)[0].delegate.pk, "target": car.pool_id})
    assert given["Location"].endswith("?at=2040-10-11T09#at-2040-10-11T09")
    assert [folds_of(logistics.get(given["Location"]))[hour][0] for hour in hours] == [True, False, False]
    assert [folds_of(logistics.get(page))[hour][0] for hour in hours] == [False, True, False]


def test_todays_arrivals_stand_open_before_yesterdays(opening: Opening, edition: Edition, monkeypatch: Any) -> None:
    monkeypatch.setattr("events.stays.folds.FEW", 1)
    for day in range(2):
        asking(opening, arrives_at=AT + datetime.timedelta(days=day))
    for today, expected in ((11, [True, False]), (12, [False, True]), (13, [True, False])):
        days = stays.folded(
            guests(edition), stays.ARRIVING, changed={}, at="", today=datetime.date(2040, 10, today)
        )  # fmt: skip
        assert [one.is_open for one in days] == expected


def test_those_of_one_flight_who_wait_are_given_their_seats_with_one_tick(
    logistics: Client, opening: Opening, edition: Edition
) -> None:
    car = stays.open_pick_up(by=None, edition=edition, name="Xe 4", seats=5)
    asking(opening, "Trần Thị An")
    asking(opening, "Trần Thị Bình", arrival="vn1265")
    asking(opening, "Trần Thị Chi", transport=Transport.OWN)
    asking(opening, "Trần Thị Dung", arrival="VJ1")
    page = desk(edition, "arrivals/")
    shown = logistics.get(page)
    assert folds_of(shown)["09:00–09:59"][1] == [["Trần Thị Dung"], ["Trần Thị An", "Trần Thị Bình", "Trần Thị Chi"]]
    [ticked] = [bunch.ticked for bunch in shown.context["days"][0].folds[0].bunches if bunch.is_several]
    assert f'value="{ticked}"' in shown.text
    logistics.post(page + "give/", {"delegate": ticked, "target": car.pool_id})
    assert {one.delegate.name for one in guests(edition) if one.pick_up} == {"Trần Thị An", "Trần Thị Bình"}
    assert folds_of(logistics.get(page))["09:00–09:59"][0]


def test_hotels_are_folds_and_those_without_a_room_stand_before_them(
    logistics: Client, opening: Opening, edition: Edition, hotel: Pool
) -> None:
    for name, more in (("Xong", {}), ("Riêng", {"lodging": Lodging.OWN}), ("Cần", {})):
        asking(opening, f"Trần Văn {name}", **more)
    done = next(one for one in guests(edition) if one.delegate.name.endswith("Xong"))
    stays.give_to(by=None, guests=[done], kind=PoolKind.HOTEL, pool=hotel)
    assert list(folds_of(logistics.get(desk(edition, "lodging/")))) == [
        "Chưa có phòng", "Khách sạn Sen", "Không cần phòng",
    ]  # fmt: skip


def test_nobody_chosen_and_forged_targets_are_told(logistics: Client, opening: Opening, edition: Edition) -> None:
    asking(opening)
    for sent in ({}, {"delegate": "x"}, {"delegate": guests(edition)[0].delegate.pk, "target": "999"}):
        told = logistics.post(desk(edition, "lodging/give/"), sent, follow=True)
        assert [message.level_tag for message in told.context["messages"]] == ["error"]
    assert logistics.post(desk(edition, "elsewhere/give/")).status_code == 404


def test_the_list_is_taken_away_harmlessly_and_written_down(
    logistics: Client, opening: Opening, edition: Edition, car: PickUp, hotel: Pool
) -> None:
    asking(opening, "Trần Thị Sen", lodging_note="=cmd()", phone="0912 345 677")
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.PICK_UP, pool=car.pool)
    stays.give_to(by=None, guests=guests(edition), kind=PoolKind.HOTEL, pool=hotel)
    book = load_workbook(io.BytesIO(logistics.post(desk(edition, "stays.xlsx")).content))
    assert len(book.worksheets) == 5
    cells = [[str(cell.value or "") for row in sheet.iter_rows() for cell in row] for sheet in book.worksheets]
    assert all(any("Trần Thị Sen" in text for text in sheet) for sheet in cells[1:4])
    assert "'=cmd()" in cells[2]
    assert any("Bà Đón Khách 0912 345 678" in text for text in cells[3])
    assert set(DataAccess.objects.values_list("what", "taken_as")) == {
        (PeopleList.ARRIVALS, "xlsx"), (PeopleList.LODGING, "xlsx"),
    }  # fmt: skip
    registration.edit(by=None, delegate=guests(edition)[0].delegate, person={"arrival": "VN999"})
    assert "Trần Thị Sen" in words(main_of(logistics.get(desk(edition)).content))
