"""The fair in the admin: found without accents, read by whoever sees the fair, changed by nobody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from conference.choices import Role
from exhibitors import exhibiting
from exhibitors.models import Allotment, Application, Exhibitor, Product
from tests import factories
from tests.conference.admin.pages import address
from tests.exhibitors.fairs import DAY, a_fair, an_allotment, applied, offered, some_booths, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """A colleague of a fair with two exhibitors, one of which shows a product."""
    fair, province = a_fair(), factories.ProvinceFactory(name_vi="Đồng Mẫu")
    some_booths(fair, 3)
    one = applied(fair, "Hợp tác xã Trà sen", province=province, kind="cooperative")
    applied(fair, "Cơ sở Chiếu cói", kind="household")
    exhibiting.add_product(by=None, exhibitor=one.exhibitor, name_vi="Trà tim sen", category="drink")
    an_allotment(fair, province, 1)
    return factories.signed_in(factories.officer(Role.FAIR, fair.edition))


def found(client: Client, model: type, query: str) -> str:
    answer = client.get(address(model, "changelist") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_lists_are_searched_without_accents_and_filtered(client: Client) -> None:
    province = Allotment.objects.get().province
    for query in ("?q=tra+sen", "?kind__exact=cooperative", f"?province__id__exact={province.pk}"):
        page = found(client, Exhibitor, query)
        assert "Hợp tác xã Trà sen" in page
        assert "Cơ sở Chiếu cói" not in page
    assert "Trà tim sen" in found(client, Product, f"?q=tim+sen&exhibitor__province__id__exact={province.pk}")
    assert "Trà tim sen" not in found(client, Product, "?q=chieu")
    assert "Cơ sở Chiếu cói" in found(client, Application, "?q=chieu+coi&state__exact=applied")
    assert "Đồng Mẫu" in found(client, Allotment, "?q=dong+mau")


def test_pages_lead_to_the_desk_and_take_nothing(client: Client) -> None:
    one = Application.objects.get(exhibitor__name_vi="Hợp tác xã Trà sen")
    desk = reverse("desk-application", args=[one.edition.pk, one.pk])
    for row in (one.exhibitor, one):
        page = address(type(row), "change", row.pk)
        assert desk in client.get(page).content.decode()
        assert client.post(page, {"name_vi": "Khác"}).status_code == 403
    assert Exhibitor.objects.filter(name_vi="Hợp tác xã Trà sen").exists()


def test_an_offer_that_ran_out_is_released_here_too() -> None:
    fair = a_fair()
    application = offered(fair, some_booths(fair, 1))
    Application.objects.filter(pk=application.pk).update(held_until=today() - DAY)
    client = factories.signed_in(factories.officer(Role.FAIR, fair.edition))
    cells = re.findall(r'class="field-state_now"[^>]*>([^<]+)<', found(client, Application, ""))
    assert cells == ["đã thu hồi gian hàng"]
