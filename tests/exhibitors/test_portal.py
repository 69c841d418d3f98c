"""The pages of an exhibitor, opened by a link."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from conference.models import Edition
from exhibitors import booths, exhibiting, fairs
from exhibitors.choices import ApplicationState, FairTask
from exhibitors.models import Application, ExhibitorContact, FairService, Product
from exhibitors.views.portal import presenting
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, applied, confirmed, offered, some_booths, today
from tests.exhibitors.pages import get, token_of

pytestmark = pytest.mark.django_db
State = ApplicationState


def page(token: str, name: str = "exhibitor", *parts: object) -> str:
    return reverse(name, args=[token, *parts])


def state_of(application: Application) -> str:
    return Application.objects.get(pk=application.pk).state


def test_an_offer_is_confirmed_by_a_button_and_looking_changes_nothing() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    application = offered(fair, [booth])
    token = token_of(application)
    assert booth.code in get(page(token))
    assert Client().get(page(token, "exhibitor-act", "confirm")).status_code == 405
    assert state_of(application) == State.RESERVED
    Client().post(page(token, "exhibitor-act", "confirm"))
    assert state_of(application) == State.CONFIRMED
    # A second press tells how it stands.
    assert "đã xác nhận" in Client().post(page(token, "exhibitor-act", "confirm")).content.decode()


def test_an_offer_that_ran_out_says_so_before_anybody_noted_it() -> None:
    fair = a_fair()
    application = offered(fair, some_booths(fair, 1))
    Application.objects.filter(pk=application.pk).update(held_until=today() - DAY)
    token = token_of(application)
    text = get(page(token))
    assert "Đã thu hồi" in text
    assert "Xác nhận gian hàng" not in text
    assert "hết thời hạn" in Client().post(page(token, "exhibitor-act", "confirm")).content.decode()


def test_a_link_opens_its_own_exhibitor_and_none_of_another_s_things() -> None:
    fair = a_fair()
    mine, other = applied(fair), applied(fair)
    product = exhibiting.add_product(by=None, exhibitor=other.exhibitor, name_vi="Trà", category="drink")
    contact = other.exhibitor.contacts.get()
    token = token_of(mine)
    assert other.exhibitor.name_vi not in get(page(token))
    foreign = [
        ("exhibitor-product", product.pk), ("exhibitor-person", contact.pk), ("exhibitor-person-remove", contact.pk),
        ("exhibitor-file", "product", product.pk), ("exhibitor-file", "exhibitor-logo", other.exhibitor.pk),
        ("exhibitor-file", "document", 1),
    ]  # fmt: skip
    for name, *parts in foreign:
        assert Client().get(page(token, name, *parts)).status_code == 404, name
    for name, number in [("exhibitor-product-remove", product.pk), ("exhibitor-picture-remove", 1)]:
        assert Client().post(page(token, name, number)).status_code == 404, name
    assert "mở được" in get(page("x" * 32), 404)


def test_a_product_that_a_colleague_removes_at_the_same_moment_is_gone_for_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = applied(a_fair())
    product = exhibiting.add_product(by=None, exhibitor=application.exhibitor, name_vi="Trà", category="drink")
    found = Product.objects.select_related("exhibitor__edition").get(pk=product.pk)
    exhibiting.remove_product(by=None, product=product)
    monkeypatch.setattr(presenting, "_product", lambda *_args: found)
    answer = Client().post(page(token_of(application), "exhibitor-product-remove", found.pk))
    assert (answer.status_code, "told=removed" in answer["Location"]) == (302, True)


def test_the_portal_is_kept_from_search_engines_and_names_nobody_in_a_preview() -> None:
    application = applied(a_fair(), name="HTX Kín Đáo")
    answer = Client().get(page(token_of(application)))
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    head = answer.content.decode().split("</head>")[0]
    assert "Kín Đáo" not in head


def a_photograph() -> SimpleUploadedFile:
    """A JPEG that says where it was taken."""
    made, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 12.5)
    exif[0x010F] = "PLANTED-CAMERA"
    Image.new("RGB", (640, 480), "green").save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("anh.jpg", made.getvalue(), "image/jpeg")


def test_a_photograph_loses_its_place_and_camera() -> None:
    assert Image.open(a_photograph()).getexif().get_ifd(0x8825)
    application = applied(a_fair())
    token = token_of(application)
    assert (
        Client().post(page(token, "exhibitor-pictures"), {"file": a_photograph(), "caption": "Xưởng"}).status_code
        == 302
    )
    picture = application.exhibitor.pictures.get()
    stored = picture.file.read()
    assert b"PLANTED-CAMERA" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()
    assert Client().get(page(token, "exhibitor-file", "exhibitor-picture", picture.pk)).status_code == 200


def large(side: int, other: int) -> bytes:
    """A PNG of so many pixels with something planted among them."""
    made, planted = io.BytesIO(), PngInfo()
    planted.add_text("Comment", "PLANTED")
    Image.new("1", (side, other)).save(made, "PNG", pnginfo=planted)
    return made.getvalue()


def a_pdf(*, script: bool = False, attached: bool = False) -> bytes:
    made, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page()
    if script:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="PLANTED")
    if attached:
        document.attachments["a.exe"] = b"PLANTED"
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>PLANTED</script></svg>'),
        ("logo.gif", b"GIF89a<html><script>PLANTED</script></html>"),
        ("logo.pdf", b"%PDF-1.4 1 0 obj<</OpenAction<</S/JavaScript/JS(PLANTED)>>>>"),
        ("logo.pdf", a_pdf(script=True)),
        ("logo.jpg", a_pdf(attached=True)),
        ("logo.png", b""),
        ("logo.jpg", b"\xff\xd8\xff\xe0PLANTED<?php system($_GET[0]); ?>"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_message(name: str, content: bytes) -> None:
    application = applied(a_fair())
    sent = {"name_vi": "HTX", "logo": SimpleUploadedFile(name, content)}
    answer = Client().post(page(token_of(application), "exhibitor-profile"), sent)
    assert (answer.status_code, "error-summary" in answer.content.decode()) == (200, True)
    assert not Application.objects.get().exhibitor.logo


def test_a_picture_of_forty_nine_megapixels_is_refused() -> None:
    application = applied(a_fair())
    sent = {"file": SimpleUploadedFile("lon.png", large(7000, 7000), "image/png")}
    assert "40" in Client().post(page(token_of(application), "exhibitor-pictures"), sent).content.decode()
    assert not application.exhibitor.pictures.exists()


def test_a_picture_of_forty_megapixels_is_stored_small_and_without_what_was_hidden_in_it() -> None:
    application = applied(a_fair())
    sent = {"file": SimpleUploadedFile("lon.png", large(8000, 5000), "image/png")}
    Client().post(page(token_of(application), "exhibitor-pictures"), sent)
    stored = application.exhibitor.pictures.get().file.read()
    assert (Image.open(io.BytesIO(stored)).size, b"PLANTED" in stored) == ((2400, 1500), False)


def test_a_polyglot_is_stored_without_what_was_hidden_in_it() -> None:
    made = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(made, "JPEG", comment=b"PLANTED<script>alert(1)</script>")
    application = applied(a_fair())
    sent = {"file": SimpleUploadedFile("a.jpg", made.getvalue() + b"PK\x03\x04PLANTED-ZIP", "image/jpeg")}
    Client().post(page(token_of(application), "exhibitor-pictures"), sent)
    assert b"PLANTED" not in application.exhibitor.pictures.get().file.read()


def test_texts_products_services_and_badges_are_typed_and_the_tasks_are_done() -> None:
    fair = a_fair()
    fairs.revise(by=None, fair=fair, deadlines=dict.fromkeys(FairTask, today() + DAY))
    power = FairService.objects.create(fair=fair, name_vi="Điện 3 kW", unit_vi="suất", price=500_000, most=3)
    application = confirmed(fair, some_booths(fair, 1))
    token, client = token_of(application), Client()
    sent = {"name_vi": "HTX Mới", "profile_vi": "Giới thiệu", "logo": a_photograph(), "tax_code": "0312345678"}
    assert client.post(page(token, "exhibitor-profile"), sent).status_code == 302
    added = {
        "name_vi": "Mắm",
        "category": "seafood",
        "ocop_stars": "5",
        "recognised_as": "nation",
        "recognised_in": 2023,
    }
    assert client.post(page(token, "exhibitor-product-add"), added).status_code == 302
    assert client.post(page(token, "exhibitor-services"), {f"service_{power.pk}": "2"}).status_code == 302
    assert (
        client.post(page(token, "exhibitor-staff"), {"name_1": "Trần Văn A", "position_1": "Bán hàng"}).status_code
        == 302
    )
    assert get(page(token)).count('class="done"') == 5
    for name in ("profile", "pictures", "products", "services", "staff", "people", "wish", "withdraw"):
        get(page(token, f"exhibitor-{name}"))
    product = application.exhibitor.products.get()
    assert (product.ocop_stars, product.recognised_in) == (5, 2023)
    get(page(token, "exhibitor-product", product.pk))
    wrong = {"name_vi": "Mắm", "category": "seafood", "recognised_as": "nation", "recognised_in": ""}
    assert "cả cấp và năm" in client.post(page(token, "exhibitor-product", product.pk), wrong).content.decode()
    assert client.post(page(token, "exhibitor-services"), {f"service_{power.pk}": "99"}).status_code == 200
    client.post(page(token, "exhibitor-product-remove", product.pk))
    assert not application.exhibitor.products.exists()


def test_a_wish_is_changed_until_it_is_decided_on() -> None:
    fair = a_fair()
    application = applied(fair)
    token, sent = token_of(application), {"wanted": 3, "through": "alone", "note": "Gần cửa"}
    Client().post(page(token, "exhibitor-wish"), sent)
    application.refresh_from_db()
    assert (application.wanted, application.note) == (3, "Gần cửa")
    booths.offer(by=None, application=application, booths=some_booths(fair, 1))
    assert "error-summary" in Client().post(page(token, "exhibitor-wish"), sent).content.decode()


def test_whoever_withdraws_may_come_after_all() -> None:
    application = applied(a_fair())
    token = token_of(application)
    Client().post(page(token, "exhibitor-withdraw"))
    assert state_of(application) == State.WITHDRAWN
    Client().post(page(token, "exhibitor-act", "reopen"))
    assert state_of(application) == State.APPLIED


def test_people_are_added_corrected_and_gone_with_their_own_link() -> None:
    application = applied(a_fair())
    token, client = token_of(application), Client()
    sent = {"name": "Võ Thị Mới", "email": "moi@example.vn", "language": "vi"}
    assert client.post(page(token, "exhibitor-person-add"), sent).status_code == 302
    new = ExhibitorContact.objects.get(email="moi@example.vn")
    client.post(page(token, "exhibitor-person", new.pk), sent | {"phone": "0912 345 679"})
    own = exhibiting.renew_link(by=None, contact=new).rstrip("/").rsplit("/", 1)[-1]
    assert "0912 345 679" in get(page(own, "exhibitor-people"))
    client.post(page(own, "exhibitor-person-remove", new.pk))
    assert not ExhibitorContact.objects.filter(pk=new.pk).exists()
    get(page(own), 404)


def test_the_notice_is_noted_once_it_was_read() -> None:
    application = applied(a_fair())
    token = token_of(application)
    assert Client().post(page(token)).status_code == 302
    contact = application.exhibitor.contacts.get()
    assert contact.informed_at
    assert contact.notice_version


def test_an_edition_without_a_fair_has_no_portal() -> None:
    edition: Edition = factories.EditionFactory()
    assert Client().get(reverse("exhibit", args=[edition.year])).status_code == 200
