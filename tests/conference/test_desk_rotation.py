"""The flag's forms at the desk, over the real series."""

import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conference.choices import Role
from conference.models import Edition, Handover, Nomination, Province
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture
def ministry(facts: None) -> Client:
    return factories.signed_in(factories.officer(Role.MINISTRY))


def edition(ordinal: int) -> Edition:
    return Edition.objects.select_related("host").get(ordinal=ordinal)


def nominate(client: Client, **changes: str) -> Any:
    typed = {"province": "VN34-96", "on": "05/11/2026", "repeat_reason": "", "note": "", **changes}
    return client.post(f"/desk/rotation/editions/{edition(12).pk}/nominate/", typed)


def test_a_host_is_nominated_and_accepted(ministry: Client) -> None:
    assert nominate(ministry)["Location"] == "/desk/rotation/"
    nomination = Nomination.objects.get()
    assert nomination.nominated_on == datetime.date(2026, 11, 5)
    accept = f"/desk/rotation/nominations/{nomination.pk}/accept/"
    assert accept in ministry.get("/desk/rotation/").text
    assert ministry.post(accept, {"on": "06/11/2026"})["Location"] == "/desk/rotation/"
    assert edition(12).host_id == "VN34-96"


def test_a_refusal_stands_beside_its_field(ministry: Client) -> None:
    page = nominate(ministry, on="05/11/2020")
    assert page.context["form"].errors["province"], "the unit did not exist then"
    nominate(ministry, province="VN34-80")
    nomination = Nomination.objects.get()
    page = ministry.post(f"/en/desk/rotation/nominations/{nomination.pk}/accept/", {"on": "06/11/2026"})
    assert page.context["form"].errors["repeat_reason"], "it hosted the eleventh"
    page = ministry.post(f"/desk/rotation/nominations/{nomination.pk}/accept/", {"on": "04/11/2026"})
    assert page.context["form"].errors["on"]


@pytest.mark.parametrize(
    "changes",
    [{"province": "VN34-01"}, {"province": "a\0"}, {"on": "31/02/2026"}, {"on": ""}, {"note": "x" * 10_000_000}],
)
def test_bad_input_is_told_and_stores_nothing(ministry: Client, changes: dict[str, str]) -> None:
    page = nominate(ministry, **changes)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(changes)
    assert not Nomination.objects.exists()


def test_a_second_host_is_refused_on_the_form(ministry: Client) -> None:
    page = ministry.post(
        f"/desk/rotation/editions/{edition(11).pk}/nominate/", {"province": "VN34-96", "on": "05/11/2026"}
    )
    assert page.context["form"].non_field_errors()


def test_a_host_recorded_by_mistake_is_taken_back_with_a_reason(ministry: Client) -> None:
    nominate(ministry)
    ministry.post(f"/desk/rotation/nominations/{Nomination.objects.get().pk}/accept/", {"on": "06/11/2026"})
    path = f"/desk/rotation/editions/{edition(12).pk}/take-host-back/"
    assert ministry.post(path, {"reason": "  "}).context["form"].errors["reason"]
    assert ministry.post(path, {"reason": "Ghi nhầm."})["Location"] == "/desk/rotation/"
    assert edition(12).host_id is None


def test_a_handover_is_recorded_from_what_is_known(ministry: Client) -> None:
    path = f"/desk/rotation/editions/{edition(9).pk}/hand-over/"
    assert path in ministry.get("/desk/rotation/").text
    offered = ministry.get(path).context["form"].fields["receiver"].queryset
    assert [province.pk for province in offered] == [edition(10).host_id], "nobody else can have received it"
    typed = {"receiver": edition(10).host_id, "on": "06/10/2023", "source_url": "https://example.vn/tin"}
    assert ministry.post(path, typed)["Location"] == "/desk/rotation/"
    assert Handover.objects.get(from_edition__ordinal=9).on == datetime.date(2023, 10, 6)
    again = ministry.post(path, typed)
    assert again.context["form"].non_field_errors()


def test_without_a_next_host_the_handover_waits(ministry: Client) -> None:
    page = ministry.get(f"/desk/rotation/editions/{edition(11).pk}/hand-over/", follow=True)
    assert page.redirect_chain[-1][0] == "/desk/rotation/"
    assert "Kỳ kế tiếp chưa có địa phương đăng cai" in page.text


@pytest.mark.parametrize("on", ["05/10/2023", "31/12/2025", "x"])
def test_a_day_that_cannot_be_is_told(ministry: Client, on: str) -> None:
    path = f"/desk/rotation/editions/{edition(9).pk}/hand-over/"
    page = ministry.post(path, {"receiver": edition(10).host_id, "on": on})
    assert page.context["form"].errors["on"]
    assert not Handover.objects.filter(from_edition__ordinal=9).exists()


def test_hosts_do_not_decide_about_the_flag() -> None:
    host = factories.signed_in(factories.officer(Role.HOST, edition(12)))
    assert host.get("/desk/rotation/").status_code == 403
    assert nominate(host).status_code == 403
    assert host.post(f"/desk/rotation/editions/{edition(9).pk}/hand-over/", {}).status_code == 403
    assert host.post(f"/desk/rotation/editions/{edition(11).pk}/take-host-back/", {"reason": "x"}).status_code == 403


def test_the_demonstration_edition_has_no_form_here(ministry: Client) -> None:
    fictional = factories.EditionFactory(ordinal=None, is_fictional=True)
    assert ministry.get(f"/desk/rotation/editions/{fictional.pk}/nominate/").status_code == 404


def test_the_page_asks_the_same_number_of_queries_for_twelve_editions_and_for_one(
    ministry: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for province in Province.objects.filter(pk__in=["VN34-96", "VN34-86"]):
        Nomination.objects.create(edition=edition(12), province=province, nominated_on=datetime.date(2026, 11, 5))
    ministry.get("/desk/rotation/")
    with django_assert_num_queries(11):
        ministry.get("/desk/rotation/")
    Handover.objects.all().delete()
    Nomination.objects.all().delete()
    Edition.objects.exclude(ordinal=11).delete()
    with django_assert_num_queries(11):
        ministry.get("/desk/rotation/")
