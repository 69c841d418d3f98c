"""A hall at the desk: drawn, filled, people moved by links and plain forms, printed, told on passes and at the door."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from conference.choices import Role
from conference.models import Edition
from events import checkin, passes, printing, registration, seating
from events.choices import PrintKind
from events.models import Delegate, Opening, Registration, Seat, SeatBlock, SeatingPlan
from events.prints import hall
from tests import factories, paper
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
TYPED = {"label": "A", "shape": "rows", "line": "1", "side": "centre", "rows": "2", "seats_a_row": "3", "aisles": "1"}


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def opening() -> Opening:
    return an_opening(None)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    found: Edition = opening.event.edition
    return found


@pytest.fixture
def reception(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, edition))


@pytest.fixture
def plan(opening: Opening) -> SeatingPlan:
    room = factories.RoomFactory(edition=opening.event.edition, name_vi="Hội trường A")
    made = seating.open_plan(by=None, event=opening.event, room=room)
    seating.save_block(by=None, plan=made, block=None, said={"label": "A", "rows": 2, "seats_a_row": 3})
    return made


def place(plan: SeatingPlan, rest: str = "") -> str:
    return f"/desk/editions/{plan.event.edition_id}/seats/{plan.pk}/{rest}"


def seat(plan: SeatingPlan, code: str) -> Seat:
    return Seat.objects.get(plan=plan, code=code)


def test_a_hall_is_begun_and_drawn_from_numbers(reception: Client, edition: Edition, opening: Opening) -> None:
    home = f"/desk/editions/{edition.pk}/seats/"
    assert reception.get(home).status_code == 200
    room = factories.RoomFactory(edition=edition)
    assert "room" in reception.post(home, {"event": opening.event_id, "room": "x"}).context["form"].errors
    answer = reception.post(home, {"event": opening.event_id, "room": room.pk})
    assert answer.headers["Location"].endswith("/blocks/add/")
    for wrong, field in (({"rows": "0"}, "rows"), ({"aisles": "3"}, "aisles"), ({"label": "?"}, "label")):
        shown = reception.post(answer.headers["Location"], TYPED | wrong)
        assert field in shown.context["form"].errors
    reception.post(answer.headers["Location"], TYPED)
    block = SeatBlock.objects.get()
    assert "A2-3" in reception.get(f"{home}{block.plan_id}/").text
    edit = f"{home}{block.plan_id}/blocks/{block.pk}/"
    reception.post(edit, TYPED | {"rows": "1"})
    assert Seat.objects.count() == 3
    reception.post(f"{edit}remove/")
    assert not SeatBlock.objects.exists()
    assert reception.post(f"{home}{block.plan_id}/remove/").headers["Location"] == home


def test_people_are_moved_by_choosing_two_seats(reception: Client, plan: SeatingPlan, opening: Opening) -> None:
    one, two = registered(opening, "Trần Thị Sen"), registered(opening, "Lê Văn An")
    assert "2 đại biểu đã có chỗ" in reception.post(place(plan, "fill/"), follow=True).text
    here, there = (Seat.objects.get(registration=who) for who in (one, two))
    asked = reception.get(place(plan, f"?seat={here.pk}&to={there.pk}"))
    assert "Đổi chỗ với Lê Văn An" in asked.text
    sent = {"seat": here.pk, "to": there.pk, "who": one.pk}
    reception.post(place(plan, "seat/move/"), sent)
    assert Seat.objects.get(registration=one).pk == there.pk
    again = reception.post(place(plan, "seat/move/"), sent, follow=True)
    assert "Đồng nghiệp vừa chuyển chỗ" in again.text
    typed = reception.get(place(plan, f"?seat={there.pk}&code=a2-3"))
    assert "A2-3?" in typed.text
    assert "không có ghế" in reception.get(place(plan, f"?seat={there.pk}&code=Z9")).text
    reception.post(place(plan, "seat/take-out/"), {"seat": there.pk, "who": one.pk})
    shown = reception.get(place(plan, f"?who={one.pk}&code=A2-3"))
    assert "Trần Thị Sen" in shown.text
    reception.post(place(plan, "seat/seat/"), {"seat": seat(plan, "A2-3").pk, "who": one.pk})
    assert seat(plan, "A2-3").registration == one


def test_seats_are_kept_free_and_no_longer(reception: Client, plan: SeatingPlan) -> None:
    wanted = seat(plan, "A1-1")
    reception.post(place(plan, "seat/keep/"), {"seat": wanted.pk})
    assert seat(plan, "A1-1").is_kept
    assert "Thôi giữ trống" in reception.get(place(plan, f"?seat={wanted.pk}")).text
    reception.post(place(plan, "seat/free/"), {"seat": wanted.pk})
    assert not seat(plan, "A1-1").is_kept


@pytest.mark.parametrize("sent", [{}, {"seat": "x"}, {"seat": "999999"}])
def test_a_seat_that_is_none_is_not_found(reception: Client, plan: SeatingPlan, sent: dict[str, str]) -> None:
    assert reception.post(place(plan, "seat/move/"), sent).status_code == 404
    assert reception.get(place(plan, "?seat=x&to=y&who=z")).status_code == 200


def test_the_hall_asks_as_many_questions_for_three_as_for_one(
    reception: Client, plan: SeatingPlan, opening: Opening
) -> None:
    counts = []
    for number in (1, 2):
        for _ in range(number):
            registered(opening)
        seating.fill(by=None, plan=plan)
        registered(opening)
        for rest in ("", "list/", "cards/"):
            with CaptureQueriesContext(connection) as asked:
                reception.get(place(plan, rest))
            counts.append(len(asked))
    assert counts[:3] == counts[3:]


def test_the_seat_is_on_the_pass_once_told_and_at_the_door_at_once(
    reception: Client, plan: SeatingPlan, opening: Opening
) -> None:
    one = registered(opening)
    seating.fill(by=None, plan=plan)
    code = Seat.objects.get(registration=one).code
    path = f"/pass/{one.delegate.pass_token}/"
    assert code not in Client().get(path).text
    door = f"/desk/editions/{plan.event.edition_id}/scan/?event={plan.event_id}"
    said = reception.post(door, {"event": plan.event_id, "code": one.delegate.scan_code}, headers={"X-Fragment": "1"})
    assert f"Ghế {code}" in said.text
    reception.post(place(plan, "tell/"))
    shown = Client().get(path).text
    assert code in shown
    assert "Hội trường A, khối A, hàng 1, ghế 2" in shown
    assert "khối A, hàng 1, ghế 2" in Client().get(f"{path}data/").text
    assert code in paper.text(Client().get(f"{path}pass.pdf").content)
    reception.post(place(plan, "hide/"))
    assert code not in Client().get(path).text


def test_the_plan_the_list_and_the_cards_hold_everybody(plan: SeatingPlan, opening: Opening) -> None:
    names = ["Nguyễn Thị Ngọc Ánh", "Đặng Ướt", "Hoàng Phủ Ngọc Tường Vi"]
    position = "Phó Giám đốc phụ trách công nghiệp nông thôn và thương mại biên giới"
    for name in names:
        registered(opening, name, person={"position": position})
    seating.fill(by=None, plan=plan)
    contents = hall.card_contents(plan)
    whole = [hall.plan(plan, "vi"), hall.listed(plan, "vi"), hall.cards(plan, "vi", contents.values())]
    for made in whole:
        said = paper.raw(made)
        assert all(name in said for name in names), said
    (page,) = paper.pages(whole[0])
    assert (round(page.width), round(page.height)) == (420, 297)
    assert position in paper.raw(whole[2])


def test_a_hall_of_five_hundred_and_fifty_is_one_page(opening: Opening, plan: SeatingPlan) -> None:
    seating.save_block(by=None, plan=plan, block=SeatBlock.objects.get(), said={"rows": 22, "seats_a_row": 25})
    (page,) = paper.pages(hall.plan(plan, "vi"))
    assert all(word.left > 0 and word.right < page.width and word.bottom < page.height for word in page.words)


def test_seat_cards_are_printed_once_and_again_where_they_changed(
    reception: Client, plan: SeatingPlan, opening: Opening
) -> None:
    one, two = registered(opening), registered(opening)
    seating.fill(by=None, plan=plan)
    sent: dict[str, Any] = {"language": "vi", "which": "due", "reason": ""}
    assert reception.post(place(plan, "cards/"), sent).headers["Content-Type"] == "application/pdf"
    nothing = reception.post(place(plan, "cards/"), sent)
    assert nothing.context["form"].errors
    here, free = Seat.objects.select_related("plan").get(registration=one), seat(plan, "A2-3")
    seating.move(by=None, seat=here, to=free, who=one.pk)
    made = reception.post(place(plan, "cards/"), sent)
    assert one.delegate.name in paper.raw(made.content)
    assert two.delegate.name not in paper.raw(made.content)
    assert "reason" in reception.post(place(plan, "cards/"), sent | {"which": "all"}).context["form"].errors
    assert reception.post(place(plan, "cards/"), sent | {"which": "all", "reason": "lost"}).status_code == 200


def test_a_substitution_at_the_door_is_one_seat_card_to_print(
    reception: Client, plan: SeatingPlan, opening: Opening
) -> None:
    rows = [registered(opening) for _ in range(3)]
    seating.fill(by=None, plan=plan)
    sent = {"language": "vi", "which": "due", "reason": ""}
    reception.post(place(plan, "cards/"), sent)
    new = registration.substitute(by=None, delegate=rows[1].delegate, person={"name": "Lê Thị Thay"})
    checkin.scan(by=None, event=opening.event, code=new.scan_code)
    due = printing.standing(plan.edition, PrintKind.SEAT_CARD, hall.card_contents(plan)).due
    assert due == [new]
    reception.post(place(plan, "cards/"), sent)
    new.refresh_from_db()
    assert not new.seat_to_review
    assert printing.standing(plan.edition, PrintKind.SEAT_CARD, hall.card_contents(plan)).due == []


def test_the_seat_of_a_substitute_is_looked_at_again(reception: Client, plan: SeatingPlan, opening: Opening) -> None:
    one = registered(opening)
    seating.fill(by=None, plan=plan)
    new = registration.substitute(by=None, delegate=one.delegate, person={"name": "Lê Thị Thay"})
    row = Seat.objects.get(registration=Registration.objects.get(delegate=new))
    assert "Đại biểu dự thay" in reception.get(place(plan, f"?seat={row.pk}")).text
    reception.post(place(plan, "seat/reviewed/"), {"seat": row.pk})
    assert not Delegate.objects.get(pk=new.pk).seat_to_review
    found = passes.find(new.pass_token)
    assert found
    assert passes.of(found).seats == []
