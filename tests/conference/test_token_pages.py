"""What every page has in common that a secret in its address opens."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.views.decorators.http import require_POST

from conference.project.urls import urlpatterns as whole_site
from conference.views.token_pages import token_page

PAGE = """{% extends 'token_base.html' %}
{% block title %}Tham luận{% endblock %}
{% block main %}Nguyễn Văn Bình{% endblock %}"""


@token_page
def shown(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        return HttpResponse("taken")
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


@token_page
@require_POST
def only_posted(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "404.html")


urlpatterns = [path("shown/<token>/", shown), *whole_site]
here = override_settings(ROOT_URLCONF=__name__)


@here
@pytest.mark.django_db
def test_no_store_no_search_engine_and_no_other_site_gets_to_know_of_it(client: Client) -> None:
    page = client.get("/shown/secret-token/")
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert {"no-store", "private"} <= set(page["Cache-Control"].split(", "))


@here
@pytest.mark.django_db
def test_a_browser_that_says_no_origin_may_post_without_a_cookie() -> None:
    posted = Client(enforce_csrf_checks=True).post("/shown/secret-token/", headers={"origin": "null"})
    assert posted.text == "taken"
    assert not posted.cookies


@here
@pytest.mark.django_db
def test_what_a_preview_shows_names_nobody_and_has_no_address(client: Client) -> None:
    head, _body, main = client.get("/shown/secret-token/").text.partition("</head>")
    assert 'property="og:title" content="Tham luận"' in head
    assert "noindex" in head
    for hidden in ("Nguyễn Văn Bình", "secret-token", "og:url", "canonical"):
        assert hidden not in head
    assert "Nguyễn Văn Bình" in main


def test_what_a_decorator_below_answers_is_kept_too(rf: RequestFactory) -> None:
    refused = only_posted(rf.get("/"), token="secret-token")
    assert refused.status_code == 405
    assert refused["Referrer-Policy"] == "no-referrer"
