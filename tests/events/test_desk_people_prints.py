"""The desk's pages of prints for people: what is missing is told first, and what was printed is kept track of."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conference.choices import PeopleList, Role
from conference.models import DataAccess
from events import registration
from events.choices import PrintKind, ReprintReason
from events.models import Delegate, Opening, PrintRun
from tests import factories, paper
from tests.events import programmes
from tests.events.registrations import an_opening, delegate

pytestmark = pytest.mark.django_db
WHOM = {"standing": "confirmed", "order": "delegation", "which": "due"}
SENT = {
    "plates": {"saying": "name", "sides": "both"},
    "invitations": {"form": "each", "numbering": "same", "tongue": "own", "organ": "Sở Công Thương"},
    "envelopes": {"size": "dl", "tongue": "own"},
    "lists": {"grouping": "delegation", "purpose": "names", "language": "vi"},
    "certificates": {"numbering": "same", "tongue": "own"},
}
WHOLE = {"honorific": "Bà", "position": "Giám đốc"}


@pytest.fixture
def opening() -> Opening:
    return an_opening(50)


@pytest.fixture
def client(opening: Opening) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, opening.event.edition))


def send(client: Client, opening: Opening, kind: str, do: str = "pdf", /, **more: Any) -> Any:
    path = reverse("desk-print", args=[opening.event.edition_id, kind])
    return client.post(path, {**WHOM, **SENT.get(kind, {}), "do": do, **more})


@pytest.mark.parametrize(
    ("kind", "do", "name"),
    [
        ("plates", "pdf", "bien-ten-de-ban-2040.pdf"),
        ("invitations", "pdf", "giay-moi-2040.pdf"),
        ("invitations", "docx", "giay-moi-2040.docx"),
        ("envelopes", "pdf", "phong-bi-2040.pdf"),
        ("lists", "pdf", "danh-sach-dai-bieu-2040.pdf"),
        ("lists", "docx", "danh-sach-dai-bieu-2040.docx"),
        ("lists", "xlsx", "danh-sach-dai-bieu-2040.xlsx"),
        ("certificates", "pdf", "giay-chung-nhan-tham-du-2040.pdf"),
    ],
)
def test_each_print_is_a_file_with_a_good_name(client: Client, opening: Opening, kind: str, do: str, name: str) -> None:
    delegate(opening, "Đặng Ướt", person=WHOLE)
    answer = send(client, opening, kind, do)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer["Cache-Control"]
    assert answer.content[:4] == (b"%PDF" if do == "pdf" else b"PK\x03\x04")


def test_what_is_missing_is_told_before_the_first_file(client: Client, opening: Opening) -> None:
    delegate(opening, "Lê Thị Lúa 🌾", person={"position": ""})
    page = send(client, opening, "plates")
    assert "Lê Thị Lúa 🌾" in page.content.decode()
    assert "phông chữ không có ký tự: 🌾".capitalize() in page.content.decode()
    assert "Còn thiếu: danh xưng, chức vụ" in page.content.decode()
    assert not PrintRun.objects.exists()
    again = send(client, opening, "plates", told=page.context["told"])
    assert again.content.startswith(b"%PDF")


def test_a_preview_is_the_very_pdf_and_no_print(client: Client, opening: Opening) -> None:
    delegate(opening, "Đặng Ướt")
    answer = send(client, opening, "plates", "preview")
    assert answer["Content-Disposition"].startswith("inline")
    assert "ĐẶNG ƯỚT" in paper.text(answer.content)
    assert not PrintRun.objects.exists()


def test_only_what_is_new_or_has_changed_is_printed_and_the_same_again_needs_a_reason(
    client: Client, opening: Opening
) -> None:
    first, second = (delegate(opening, name, person=WHOLE) for name in ("Đặng Ướt", "Lê Lúa"))
    send(client, opening, "plates")
    assert "Không có bản nào mới hoặc thay đổi" in send(client, opening, "plates").content.decode()
    refused = send(client, opening, "plates", which="all")
    assert "reason" in refused.context["form"].errors
    send(client, opening, "plates", which="all", reason=ReprintReason.LOST)
    registration.edit(by=None, delegate=first, person={"position": "Phó Giám đốc"})
    send(client, opening, "plates")
    assert list(PrintRun.objects.order_by("pk").values_list("kind", "count", "reason")) == [
        (PrintKind.PLATE, 2, ""),
        (PrintKind.PLATE, 2, ReprintReason.LOST),
        (PrintKind.PLATE, 1, ""),
    ]
    assert list(PrintRun.objects.latest("pk").rows.values_list("delegate", flat=True)) == [first.pk]
    assert second.pk != first.pk


def test_a_substitution_ends_in_exactly_one_plate(client: Client, opening: Opening) -> None:
    old = delegate(opening, "Đặng Ướt", person=WHOLE)
    delegate(opening, "Lê Lúa", person=WHOLE)
    send(client, opening, "plates")
    new = registration.substitute(by=None, delegate=old, person={"name": "Hoàng Phủ Ngọc Tường Vi", **WHOLE})
    text = paper.text(send(client, opening, "plates").content)
    assert "TƯỜNG VI" in text
    assert "LÊ LÚA" not in text
    assert PrintRun.objects.latest("pk").count == 1
    assert not Delegate.objects.get(pk=new.pk).plate_to_review


def test_one_person_is_printed_alone(client: Client, opening: Opening) -> None:
    wanted, _other = (delegate(opening, name, person=WHOLE) for name in ("Đặng Ướt", "Lê Lúa"))
    page = client.get(reverse("desk-print", args=[opening.event.edition_id, "plates"]), {"delegate": wanted.pk})
    assert "Chỉ in cho" in page.content.decode()
    text = paper.text(send(client, opening, "plates", standing="", order="", delegate=wanted.pk).content)
    assert "ĐẶNG ƯỚT" in text
    assert "LÊ LÚA" not in text


def test_a_list_with_phones_is_noted_and_one_of_names_is_not(client: Client, opening: Opening) -> None:
    delegate(opening, "Đặng Ướt", person=WHOLE)
    send(client, opening, "lists", "xlsx")
    assert not DataAccess.objects.exists()
    send(client, opening, "lists", "xlsx", purpose="contacts")
    send(client, opening, "lists", "preview", purpose="stay", q="Ướt")
    noted = DataAccess.objects.order_by("pk").values_list("what", "rows", "taken_as", "narrowed__q")
    assert list(noted) == [(PeopleList.REGISTRATIONS, 1, "xlsx", None), (PeopleList.LODGING, 1, "", True)]


def test_signs_at_the_doors_say_what_was_published(client: Client, opening: Opening) -> None:
    event = opening.event
    assert "chưa được công bố" in send(client, opening, "door-signs", language="vi").content.decode()
    room = factories.RoomFactory(edition=event.edition, name_vi="Hội trường A")
    programmes.a_session(event, "Phiên toàn thể", room=room)
    programmes.publish(event)
    text = paper.text(send(client, opening, "door-signs", language="vi").content)
    assert "HỘI TRƯỜNG A" in text
    assert "Phiên toàn thể" in text
    assert "08:00" in text
    assert PrintRun.objects.get().kind == PrintKind.DOOR_SIGN


def test_what_is_typed_around_is_offered_again_to_every_print(client: Client, opening: Opening) -> None:
    delegate(opening, "Đặng Ướt", person=WHOLE)
    send(client, opening, "invitations", signer="Nguyễn Văn Mẫu")
    page = client.get(reverse("desk-print", args=[opening.event.edition_id, "certificates"]))
    assert page.context["form"]["signer"].value() == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize("wrong", [{"standing": "x"}, {"delegate": "a"}, {"event": "9999999"}, {"delegation": "-1"}])
def test_nonsense_is_told_at_its_field(client: Client, opening: Opening, wrong: dict[str, str]) -> None:
    page = send(client, opening, "plates", **wrong)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == list(wrong)


def test_nobody_is_no_print(client: Client, opening: Opening) -> None:
    page = send(client, opening, "plates")
    assert "Không có đại biểu nào phù hợp" in page.content.decode()
    assert not PrintRun.objects.exists()
    assert client.get(reverse("desk-print", args=[opening.event.edition_id, "x"])).status_code == 404


def test_the_page_asks_the_same_number_of_questions_however_many_there_are(
    client: Client, opening: Opening, django_assert_max_num_queries: Any
) -> None:
    for size in (1, 5):
        for _ in range(size):
            delegate(opening, person=WHOLE)
        with django_assert_max_num_queries(17):
            send(client, opening, "plates", "look")
