"""The fair at the desk."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from conference.choices import Role
from conference.models import DataAccess, Message
from exhibitors import booths, desk_lists, exhibiting, fairs
from exhibitors.choices import ApplicationState, FairTask
from exhibitors.models import Allotment, Application, BoothHolding, Exhibitor, Fair
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, applied, confirmed, holders, offered, some_booths, today

pytestmark = pytest.mark.django_db
State = ApplicationState


def officer(fair: Fair) -> Client:
    return factories.signed_in(factories.officer(Role.FAIR, fair.edition))


def at(fair: Fair, name: str = "desk-fair", *parts: Any) -> str:
    return reverse(name, args=[fair.edition.pk, *parts])


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def test_a_fair_is_set_up_with_its_days_and_deadlines() -> None:
    edition = factories.EditionFactory()
    client = factories.signed_in(factories.officer(Role.FAIR, edition))
    assert "hội chợ" in client.get(reverse("desk-fair", args=[edition.pk])).content.decode()
    sent = {"opens_on": "01/02/2030", "closes_on": "01/03/2030", "hold_days": 5, "badges_per_booth": 2,
            "due_logo": "15/03/2030"}  # fmt: skip
    path = reverse("desk-fair-terms", args=[edition.pk])
    assert client.post(path, sent | {"closes_on": "01/01/2030"}).status_code == 200
    assert client.post(path, sent).status_code == 302
    fair = fairs.of(edition)
    assert fair is not None
    assert (fair.hold_days, [one.task for one in fair.deadlines.all()]) == (5, [FairTask.LOGO])
    assert "15/03/2030" in client.get(path).content.decode()


def test_an_application_is_offered_a_booth_extended_confirmed_moved_and_released() -> None:
    fair = a_fair()
    one, other = some_booths(fair, 2)
    application, client = applied(fair), officer(fair)
    page = at(fair, "desk-application", application.pk)
    assert one.code in client.get(page).content.decode()
    until = f"{today() + DAY:%d/%m/%Y}"
    assert client.post(page + "offer/", {"booths": [one.pk], "until": until}).status_code == 302
    assert client.post(page + "extend/", {"until": f"{today() + 3 * DAY:%d/%m/%Y}"}).status_code == 302
    assert client.post(page + "extend/", {"until": "01/01/2001"}).status_code == 200
    client.post(page + "acts/confirm/")
    assert state_of(application) == State.CONFIRMED
    holding = BoothHolding.objects.get()
    assert client.post(page + "move/", {"holding": holding.pk, "to": f"booth-{other.pk}"}).status_code == 302
    assert list(holders()) == [other.code]
    assert client.post(page + "move/", {"holding": holding.pk, "to": f"booth-{one.pk}"}).status_code == 200
    client.post(page + "acts/release/", {"reason": "Không tham gia"})
    assert (state_of(application), holders()) == (State.RELEASED, {})
    client.post(page + "acts/reopen/")
    client.post(page + "acts/decline/", {"reason": "Hết gian"})
    assert state_of(application) == State.DECLINED
    assert Message.objects.filter(body__contains="Hết gian").count() == 1
    assert client.post(page + "acts/nothing/").status_code == 404


def test_a_booth_that_was_taken_meanwhile_is_said_in_the_form() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    application, client = applied(fair), officer(fair)
    offered(fair, [booth])
    path = at(fair, "desk-application", application.pk) + "offer/"
    answer = client.post(path, {"booths": [booth.pk], "until": f"{today():%d/%m/%Y}"})
    assert (answer.status_code, state_of(application)) == (200, State.APPLIED)
    assert "error-summary" in answer.content.decode()


def test_two_exhibitors_are_swapped() -> None:
    fair = a_fair()
    one, other = some_booths(fair, 2)
    first, second = confirmed(fair, [one]), confirmed(fair, [other])
    path = at(fair, "desk-application", first.pk) + "move/"
    mine, theirs = first.holdings.get(), second.holdings.get()
    assert officer(fair).post(path, {"holding": mine.pk, "to": f"holding-{theirs.pk}"}).status_code == 302
    assert holders() == {one.code: second.exhibitor.name_vi, other.code: first.exhibitor.name_vi}


def test_whoever_waits_comes_first_and_the_list_is_narrowed() -> None:
    fair = a_fair()
    confirmed(fair, some_booths(fair, 1), name="Có gian")
    fairs.revise(by=None, fair=fair, deadlines={FairTask.LOGO: today() - DAY})
    applied(fair, "Đang chờ")
    client = officer(fair)
    page = client.get(at(fair)).content.decode()
    assert page.index("Đang chờ") < page.index("Có gian")
    assert "Có gian" not in client.get(at(fair) + "?state=applied").content.decode()
    assert "Đang chờ" in client.get(at(fair) + "?q=dang+cho&state=late").content.decode()
    client.post(at(fair, "desk-fair-remind-late"))
    assert Message.objects.filter(kind="exhibitor.reminder").count() == 2


def test_who_does_it_while_the_late_are_reminded_keeps_no_reminder_from_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fair = a_fair()
    fairs.revise(by=None, fair=fair, deadlines={FairTask.SERVICES: today() - DAY})
    done, late = applied(fair), applied(fair)
    rows = desk_lists.rows_of(fair, today())
    monkeypatch.setattr(desk_lists, "rows_of", lambda *_args: rows)
    exhibiting.order_services(by=None, application=done, quantities={})
    assert officer(fair).post(at(fair, "desk-fair-remind-late")).status_code == 302
    told = Message.objects.filter(kind="exhibitor.reminder")
    assert [message.about_id for message in told] == [str(late.exhibitor.contacts.get().pk)]


def test_the_list_asks_as_many_questions_of_ten_as_of_five() -> None:
    fair = a_fair()
    client, counts = officer(fair), set()
    client.get(at(fair))
    for _ in range(2):
        for booth in some_booths(fair, 5):
            confirmed(fair, [booth])
            applied(fair)
        with CaptureQueriesContext(connection) as asked:
            client.get(at(fair))
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= 25


def test_services_are_entered_changed_and_taken_away_until_ordered() -> None:
    fair = a_fair()
    client, path = officer(fair), at(fair, "desk-fair-services")
    row = {"name_vi": "Điện", "price": 500_000, "most": 3, "order": 0}
    sent = {f"form-0-{name}": value for name, value in row.items()}
    count = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0}
    assert client.post(path, sent | count | {"form-0-price": "rẻ"}).status_code == 200
    assert client.post(path, sent | count).status_code == 302
    service = fair.services.get()
    gone = sent | {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": service.pk, "form-0-DELETE": "on"}
    application = applied(fair)
    exhibiting.order_services(by=None, application=application, quantities={service: 1})
    client.post(path, gone)
    assert fair.services.count() == 1
    exhibiting.order_services(by=None, application=application, quantities={})
    client.post(path, gone)
    assert not fair.services.exists()


def test_booths_are_kept_for_a_department_and_changed() -> None:
    fair, province = a_fair(), factories.ProvinceFactory()
    some_booths(fair, 3)
    client = officer(fair)
    assert client.post(at(fair, "desk-allotments"), {"province": province.pk, "size": 9}).status_code == 200
    assert client.post(at(fair, "desk-allotments"), {"province": province.pk, "size": 2}).status_code == 302
    allotment = Allotment.objects.get()
    sent = {"size": 3, "returns_on": f"{today() + DAY:%d/%m/%Y}"}
    assert client.post(at(fair, "desk-allotment", allotment.pk), sent).status_code == 302
    allotment.refresh_from_db()
    assert (allotment.size, allotment.returns_on) == (3, today() + DAY)
    assert province.full_name_vi in client.get(at(fair, "desk-allotments")).content.decode()


def test_the_list_goes_out_without_formulas_and_comes_in_again() -> None:
    fair, province = a_fair(), factories.ProvinceFactory(name_vi="Đồng Mẫu")
    applied(fair, '=HYPERLINK("http://x")', province=province, contact="@cmd")
    client = officer(fair)
    sheet = load_workbook(io.BytesIO(client.get(at(fair, "desk-fair-xlsx")).content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n"}
    assert sheet["B2"].value == '\'=HYPERLINK("http://x")'
    assert DataAccess.objects.get().what == "exhibitors"
    taken = at(fair, "desk-fair-take")
    rows = [
        ["Hợp tác xã", "HTX Mới", "Đồng Mẫu", 2, "có", "Lê Văn A", "0912 345 678"],
        ["", "Không tỉnh", "Nơi Nào", 1, "", "B", "0912 345 679"],
        ["", "Không liên hệ", "Đồng Mẫu", 1, "", "", ""], ["", "Nhiều quá", "Đồng Mẫu", 99, "", "C", "0912 345 670"],
    ]  # fmt: skip
    heads = ["Loại hình đơn vị", "Tên đơn vị", "Tỉnh, thành phố", "Số gian hàng", "Qua Sở Công Thương",
             "Người liên hệ", "Điện thoại"]  # fmt: skip
    for _ in range(2):
        answer = client.post(taken, {"file": workbook(heads, rows)}).content.decode()
        assert answer.count("<li>Dòng ") == 3
    made = Exhibitor.objects.get(name_vi="HTX Mới").applications.get()
    assert (made.wanted, made.through_department, made.exhibitor.kind) == (2, True, "cooperative")


def workbook(heads: list[str], rows: list[list[Any]]) -> SimpleUploadedFile:
    book, made = Workbook(), io.BytesIO()
    for row in [heads, *rows]:
        book.active.append(row)
    book.save(made)
    return SimpleUploadedFile("danh-sach.xlsx", made.getvalue())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"x" * 50, b"PK\x03\x04nothing"])
def test_what_is_no_list_is_refused_with_a_message(content: bytes) -> None:
    fair = a_fair()
    answer = officer(fair).post(at(fair, "desk-fair-take"), {"file": SimpleUploadedFile("a.xlsx", content)})
    assert "error-summary" in answer.content.decode()


def test_the_list_and_the_signs_are_printed() -> None:
    fair = a_fair()
    client = officer(fair)
    one = confirmed(fair, some_booths(fair, 1), name="HTX Đường thốt nốt #1 *Bảy Núi*", name_en="Palm sugar [coop]")
    exhibiting.add_product(by=None, exhibitor=one.exhibitor, name_vi="Đường", category="food")
    for name, start in [("desk-fair-pdf", b"%PDF"), ("desk-fair-signs", b"%PDF"), ("desk-fair-docx", b"PK")]:
        answer = client.get(at(fair, name))
        assert answer.content.startswith(start), name
        assert "attachment" in answer["Content-Disposition"]


def test_a_letter_is_entered_and_a_link_is_made_for_zalo() -> None:
    fair, province = a_fair(opens_on=None), factories.ProvinceFactory()
    client = officer(fair)
    sent = {
        "key": "6f1ed002-ab9d-4b0f-9f8e-3f8f6b2f2d11", "kind": "pavilion", "name_vi": "Gian hàng chung",
        "province": province.pk, "wanted": 4, "through": "department", "contact_name": "Sở", "notice": "on",
        "contact_phone": "0912345678",
    }  # fmt: skip
    assert client.post(at(fair, "desk-fair-enter"), sent).status_code == 302
    application = Application.objects.get()
    contact = application.exhibitor.contacts.get()
    assert contact.informed_at is None
    page = client.post(at(fair, "desk-application-link", application.pk, contact.pk))
    token = page.content.decode().split("/exhibitor/")[1].split("/")[0]
    assert Client().get(f"/exhibitor/{token}/").status_code == 200


def test_an_exhibitor_is_hidden_corrected_and_deleted() -> None:
    fair = a_fair()
    application, client = confirmed(fair, some_booths(fair, 1)), officer(fair)
    page = at(fair, "desk-application", application.pk)
    client.post(page + "show-or-hide/")
    assert Exhibitor.objects.get().is_hidden
    client.post(page + "profile/", {"kind": "household", "province": ""})
    assert Exhibitor.objects.get().kind == "household"
    assert "Đơn vị này đang có gian hàng" in client.post(page + "delete/").content.decode()
    booths.release(by=None, application=application)
    client.post(page + "delete/")
    assert not Exhibitor.objects.exists()


def test_what_waits_is_told_on_the_desk() -> None:
    fair = a_fair()
    some_booths(fair, 2)
    applied(fair)
    fairs.revise(by=None, fair=fair, deadlines={FairTask.LOGO: today() - DAY})
    page = officer(fair).get(reverse("desk-edition", args=[fair.edition.pk])).content.decode()
    assert "1 đơn vị đang chờ" in page
    assert "1 đơn vị chậm" in page
