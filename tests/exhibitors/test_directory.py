"""Who exhibits, looked for by visitors."""

import datetime
import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from conference.choices import Role
from exhibitors import exhibiting
from exhibitors.models import Exhibitor, Fair
from tests import factories
from tests.exhibitors.fairs import a_fair, applied, confirmed, crowd, offered, some_booths
from tests.exhibitors.pages import get

pytestmark = pytest.mark.django_db


def directory(fair: Fair, query: str = "") -> str:
    return get(reverse("exhibitors", args=[fair.edition.year]) + query)


def page_of(exhibitor: Exhibitor) -> str:
    return reverse("exhibitor-page", args=[exhibitor.edition.year, exhibitor.slug])


def a_picture() -> "ContentFile[bytes]":
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "#A4161A").save(made, "JPEG")
    return ContentFile(made.getvalue(), "picture.jpg")


def test_only_those_whose_booth_is_theirs_stand_in_the_directory() -> None:
    fair = a_fair()
    confirmed(fair, some_booths(fair, 1), name="HTX Đã có gian")
    offered(fair, some_booths(fair, 1), name="HTX Đang giữ chỗ")
    waiting = applied(fair, "HTX Đang chờ")
    hidden = confirmed(fair, some_booths(fair, 1), name="HTX Bị ẩn")
    exhibiting.hide(by=None, exhibitor=hidden.exhibitor, hidden=True)
    page = directory(fair)
    assert "HTX Đã có gian" in page
    assert not [name for name in ("Đang giữ", "Đang chờ", "Bị ẩn") if name in page]
    for one in (waiting, hidden):
        assert Client().get(page_of(one.exhibitor)).status_code == 404


def test_words_without_accents_find_names_products_and_provinces_under_their_old_names() -> None:
    fair = a_fair()
    new = factories.ProvinceFactory(name_vi="Tây Ninh", valid_from=datetime.date(2025, 7, 1))
    old = factories.ProvinceFactory(name_vi="Long An", merged_into=new)
    one = confirmed(fair, some_booths(fair, 1), name="Cơ sở Bánh tráng", province=new)
    exhibiting.add_product(by=None, exhibitor=one.exhibitor, name_vi="Muối tôm", category="food")
    confirmed(fair, some_booths(fair, 1), name="Hợp tác xã Khác")
    for query in ("?q=banh+TRANG", "?q=muoi", "?q=long+an", f"?province={old.pk}", f"?province={new.pk}",
                  "?category=food"):  # fmt: skip
        page = directory(fair, query)
        assert "Cơ sở Bánh tráng" in page, query
        assert "Hợp tác xã Khác" not in page, query
    assert "Long An (nay là Tây Ninh)" in directory(fair)


@pytest.mark.parametrize("query", ["?hall=99999999999999", "?hall=abc", "?province=xyz", "?page=zzz", "?page=-1"])
def test_a_mistyped_address_is_answered(query: str) -> None:
    fair = a_fair()
    confirmed(fair, some_booths(fair, 1))
    directory(fair, query)


def test_the_directory_asks_as_many_questions_of_500_as_of_10(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fair = a_fair()
    for count in (10, 490):
        crowd(fair, count)
        with django_assert_num_queries(15):
            assert f"{count if count == 10 else 500} đơn vị" in directory(fair)


def test_the_page_of_an_exhibitor_asks_as_many_questions_among_500_as_among_10(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fair = a_fair()
    for count in (10, 490):
        crowd(fair, count)
        with django_assert_num_queries(10):
            get(page_of(fair.edition.exhibitors.all()[0]))


def test_the_plan_leads_to_those_of_a_hall_and_they_lead_back() -> None:
    fair = a_fair()
    here, there, empty = (factories.HallFactory(edition=fair.edition) for _ in range(3))
    for hall, name in ((here, "HTX Ở đây"), (there, "HTX Ở kia")):
        confirmed(fair, [factories.BoothFactory(hall=hall)], name=name)
    factories.BoothFactory(hall=empty)
    plan = get(reverse("floor-plan", args=[fair.edition.year]))
    path = f"{reverse('exhibitors', args=[fair.edition.year])}?hall="
    assert [f'href="{path}{hall.pk}"' in plan for hall in (here, there, empty)] == [True, True, False]
    page = directory(fair, f"?hall={here.pk}")
    assert "HTX Ở đây" in page
    assert "HTX Ở kia" not in page
    assert f"/floor-plan/#hall-{here.pk}" in page


def test_an_exhibitor_s_page_says_what_is_public_and_nothing_else() -> None:
    fair = a_fair()
    secret = {"tax_code": "0312345678", "invoice_name": "TÊN HÓA ĐƠN", "invoice_email": "hoadon@example.vn"}
    one = confirmed(fair, some_booths(fair, 1), contact="Người Liên Hệ", email="rieng@example.vn", **secret).exhibitor
    exhibiting.edit_profile(by=None, exhibitor=one, profile_vi="Chúng tôi làm <b>mắm</b>", logo=a_picture())
    product = exhibiting.add_product(
        by=None, exhibitor=one, name_vi="Mắm cá", category="seafood", ocop_stars=4, recognised_as="region",
        recognised_in=2024, picture=a_picture(),
    )  # fmt: skip
    pages = [get(page_of(one)), get(reverse("product", args=[one.edition.year, one.slug, product.slug]))]
    for page in pages:
        assert not [text for text in (*secret.values(), "Người Liên Hệ", "rieng@example.vn") if text in page]
        assert "★★★★" in page
        assert "cấp khu vực, 2024" in page
        assert 'application/ld+json">{"@context"' in page
    assert "&lt;b&gt;mắm&lt;/b&gt;" in pages[0]
    assert f"/files/product/{product.pk}/" in pages[1].split('og:image" content="')[1].split('"')[0]
    assert get(page_of(one).replace(one.slug, "nobody"), 404)


def test_pictures_are_public_with_their_exhibitor_alone() -> None:
    fair = a_fair()
    application = applied(fair)
    one = exhibiting.edit_profile(by=None, exhibitor=application.exhibitor, logo=a_picture())
    path = f"/files/exhibitor-logo/{one.pk}/x.jpg"
    assert Client().get(path).status_code == 404
    assert factories.signed_in(factories.officer(Role.FAIR, fair.edition)).get(path).status_code == 200
    assert factories.signed_in(factories.officer(Role.CONTENT, fair.edition)).get(path).status_code == 404


def test_a_former_year_leads_to_the_new_one() -> None:
    assert Client().get("/1999/exhibitors/").status_code == 404
