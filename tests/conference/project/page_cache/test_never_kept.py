"""Nothing that belongs to one person is kept, and nobody's page is another's."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from conference.choices import Role
from conference.project.urls import handler400, handler500
from conference.project.urls import urlpatterns as site_urls
from conference.public_pages import public_page
from tests import factories
from tests.conference.project.page_cache.visitor import Site

__all__ = ["handler400", "handler500"]
pytestmark = pytest.mark.django_db
PAGES = ["/", "/en/", "/editions/", "/rotation/", "/2024/", "/2024/agenda/", "/2024/agenda.json", "/2024/speeches/"]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("address", PAGES)
def test_who_signs_in_gets_everyone_s_bytes_and_leaves_nothing(site: Site, address: str) -> None:
    officer = factories.signed_in(factories.officer(Role.MINISTRY))
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in officer.cookies.items())
    shown = [
        site.get(address, HTTP_COOKIE=cookies),
        site.get(address, HTTP_COOKIE=f"csrftoken={'c' * 32}"),
        site.get(address, HTTP_COOKIE="messages=x:y:z"),
        site.get(address, HTTP_AUTHORIZATION="Bearer secret"),
        site.get(f"{address}?token=secret", HTTP_AUTHORIZATION="Token secret"),
    ]
    assert len(site.cache.store) == 0
    assert {answer.body for answer in shown} == {site.get(address).body}
    assert not any("Set-Cookie" in answer.headers for answer in shown)


def test_a_stranger_s_cookie_is_nobody_s(site: Site) -> None:
    site.get("/editions/")
    asked = site.asked
    site.get("/editions/", HTTP_COOKIE="_ga=GA1.2.3; TS01ab=0123; BIGipServer~x=1.2.3")
    assert site.asked == asked


@pytest.mark.parametrize(
    "address", ["/desk/", "/desk/sign-in/", "/admin/", "/healthz", "/nowhere/", "/1999/", "/files/cover/1/x.jpg"]
)
def test_what_is_no_public_page_is_asked_of_django_each_time(site: Site, address: str) -> None:
    for count in (1, 2):
        site.get(address)
        assert (site.asked, len(site.cache.store)) == (count, 0)


# --- a page that was called public and is not ----------------------------------------------------


@public_page()
def with_cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("cookie")
    response.set_cookie("x", "y")
    return response


@public_page()
def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("private", headers={"Cache-Control": "private"})


@public_page()
def session_reader(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.session.get("name")))


@public_page()
def user_reader(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.user))


@public_page()
def varying(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fragment", headers={"Vary": "HX-Request"})


@public_page()
def refused(request: HttpRequest) -> HttpResponse:
    return HttpResponse("no", status=403)


@public_page("day")
def reads_all_it_can(request: HttpRequest) -> HttpResponse:
    return HttpResponse(repr(sorted(request.GET.lists())))


WRONG = [with_cookie, private, session_reader, user_reader, varying, refused]
urlpatterns = [*(path(f"wrong/{view.__name__}/", view) for view in (*WRONG, reads_all_it_can)), *site_urls]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("view", WRONG)
def test_a_page_that_turns_out_to_be_personal_is_not_kept(site: Site, view: object) -> None:
    for count in (1, 2):
        answer = site.get(f"/wrong/{view.__name__}/")
        assert (site.asked, len(site.cache.store)) == (count, 0)
        assert "ETag" not in answer.headers


@override_settings(ROOT_URLCONF=__name__)
def test_a_public_page_sees_only_the_parameters_that_it_named(site: Site) -> None:
    seen = site.get("/wrong/reads_all_it_can/?token=secret&day=1&day=2").body
    assert seen == b"[('day', ['1', '2'])]"
