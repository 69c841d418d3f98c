"""Whatever is sent, the answer is a designed page in the reader's language, and never a failure."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from conference.project.environment import networks
from conference.project.middleware import AtHomeMiddleware, ForwardedMiddleware
from tests.conference.project.failures import PERSON

PROXY = override_settings(TRUSTED_PROXY=networks("192.0.2.1, 10.0.0.0/8"))
PUBLIC = ["/", "/editions/", "/rotation/", "/2024/", "/2025/", "/1999/", "/nowhere/"]


@pytest.fixture
def calm(db: None) -> Client:
    """A visitor whose failures come back as answers, as in production."""
    return Client(raise_request_exception=False)


def through(middleware: type, **meta: str) -> HttpRequest:
    """The request as it comes out at the far side."""
    request = RequestFactory().get("/", **meta)
    middleware(lambda request: HttpResponse())(request)
    return request


# --- the proxy's word ----------------------------------------------------------------------------


@PROXY
def test_the_trusted_proxy_names_the_client_and_its_scheme() -> None:
    forwarded = {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}
    request = through(ForwardedMiddleware, REMOTE_ADDR="192.0.2.1", **forwarded)
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert request.is_secure()


@PROXY
def test_nobody_else_is_believed() -> None:
    forged = {"HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_FORWARDED_PROTO": "https"}
    request = through(ForwardedMiddleware, REMOTE_ADDR="198.51.100.7", **forged)
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"
    assert not request.is_secure()
    assert "HTTP_X_FORWARDED_FOR" not in request.META


@PROXY
@pytest.mark.parametrize(
    ("header", "client"),
    [
        ("1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("nonsense", "192.0.2.1"),
        ("", "192.0.2.1"),
    ],
)
def test_what_the_client_itself_wrote_into_the_chain_is_not_believed(header: str, client: str) -> None:
    request = through(ForwardedMiddleware, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=header)
    assert request.META["REMOTE_ADDR"] == client


@PROXY
@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.django_db
def test_https_is_known_from_the_proxy_alone_and_a_forged_header_is_sent_to_https() -> None:
    secure = {"HTTP_X_FORWARDED_PROTO": "https"}
    assert Client().get("/editions/", REMOTE_ADDR="192.0.2.1", **secure).status_code == 200
    assert Client().get("/editions/", REMOTE_ADDR="198.51.100.7", **secure).status_code == 301
    assert Client().get("/editions/", REMOTE_ADDR="192.0.2.1").status_code == 301


@PROXY
@pytest.mark.django_db
def test_a_forwarded_host_is_no_host() -> None:
    answer = Client().get("/editions/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_HOST="evil.example")
    assert b"evil.example" not in answer.content


@override_settings(DEMO=True)
@pytest.mark.parametrize(
    ("address", "status"),
    [("127.0.0.1", 200), ("127.8.8.8", 200), ("::1", 200), ("::ffff:127.0.0.1", 200), ("192.168.1.9", 403), ("", 403)],
)
def test_the_demo_answers_its_own_machine_alone(address: str, status: int) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    assert AtHomeMiddleware(lambda request: HttpResponse())(request).status_code == status


# --- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/%00/", {}, 400),
        ("GET", "/editions/?q=%00", {}, 400),
        ("GET", "/desk/", {"cookie": 'sessionid="abcdefgh\\000"'}, 400),
        ("GET", "/desk/", {"cookie": "sessionid=" + "a" * 6000}, 302),
        ("GET", "/desk/", {"cookie": "sessionid=nothing-of-ours; csrftoken=x; messages=x:y:z"}, 302),
        ("GET", "/%ff%fe/", {}, 404),
        ("GET", "/%zz/", {}, 404),
        ("GET", "/editions/?q=%ff%fe&%zz", {}, 200),
        ("GET", "/editions/", {"accept-language": "xx"}, 200),
        ("GET", "/editions/", {"accept-language": "x" * 5000}, 200),
        ("GET", "/fr/", {}, 404),
        ("GET", "/fr/editions/", {}, 404),
        ("GET", "/EN/editions/", {}, 404),
        ("GET", "/0000/", {}, 404),
        ("GET", "/99999/", {}, 404),
        ("GET", "/editions/", {"host": "evil.example"}, 400),
        ("GET", "/editions/", {"host": "a b"}, 400),
        ("POST", "/editions/", {}, 405),
        ("DELETE", "/en/editions/", {}, 405),
        ("PATCH", "/rotation/", {}, 405),
        ("NONSENSE", "/2024/", {}, 405),
        ("POST", "/editions/", {"content-length": str(31 * 1024 * 1024)}, 413),
    ],
)  # fmt: skip
def test_odd_requests_get_a_designed_answer(
    calm: Client, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = calm.generic(method, path, headers=headers)
    assert answer.status_code == status
    if status >= 400:
        assert b"<html" in answer.content


@pytest.mark.parametrize(("path", "language"), [("/editions/", "vi"), ("/en/editions/", "en")])
def test_a_wrong_method_is_told_in_the_language_of_the_path(calm: Client, path: str, language: str) -> None:
    answer = calm.post(path)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert f'<html lang="{language}"'.encode() in answer.content
    assert answer["Content-Language"] == language


@pytest.mark.parametrize("method", ["POST", "DELETE", "NONSENSE"])
def test_a_wrong_method_is_told_before_a_missing_token_is(db: None, method: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(method, "/editions/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(("path", "language"), [("/%00/", "vi"), ("/en/%00/", "en"), ("/en/nowhere/", "en")])
def test_the_reader_s_language_holds_for_what_is_refused_before_any_view(
    calm: Client, path: str, language: str
) -> None:
    assert f'<html lang="{language}"'.encode() in calm.get(path, headers={"accept-language": "fr"}).content


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_a_form_larger_than_allowed_is_told_so(calm: Client) -> None:
    answer = calm.post("/en/desk/sign-in/", {"username": "x" * 2000})
    assert answer.status_code == 413
    assert b"Too much was sent" in answer.content


def test_a_form_that_lost_its_protection_is_told_so_in_the_reader_s_language(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/en/desk/sign-in/", {}).status_code == 403
    assert b"out of date" in strict.post("/en/desk/sign-in/", {}).content
    assert "hết hiệu lực" in strict.post("/desk/sign-in/", {}).content.decode()


# --- failures ------------------------------------------------------------------------------------

FAILURES = override_settings(ROOT_URLCONF="tests.conference.project.failures")


@FAILURES
@pytest.mark.parametrize(("path", "language"), [("/locked/", "vi"), ("/en/locked/", "en")])
def test_a_busy_database_asks_to_try_again(calm: Client, path: str, language: str) -> None:
    answer = calm.get(path)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert f'<html lang="{language}"'.encode() in answer.content


@FAILURES
def test_a_failure_has_a_number_that_is_on_the_page(calm: Client) -> None:
    answer = calm.get("/failing/x/")
    assert answer.status_code == 500
    assert answer.wsgi_request.incident.encode() in answer.content
    assert PERSON.encode() not in answer.content


@FAILURES
@pytest.mark.parametrize(("path", "language"), [("/refusing/", "vi"), ("/en/refusing/", "en")])
def test_a_refusal_that_no_page_shows_is_told_and_no_failure(calm: Client, path: str, language: str) -> None:
    answer = calm.post(path)
    assert answer.status_code == 409
    assert f'<html lang="{language}"'.encode() in answer.content
    assert b"A colleague has removed this &lt;b&gt;." in answer.content


@FAILURES
@pytest.mark.parametrize("path", ["/failing/x/", "/locked/", "/nowhere/", "/%00/"])
def test_an_error_page_that_fails_itself_becomes_one_sentence(calm: Client, path: str) -> None:
    with patch("django.template.base.Template.render", side_effect=OperationalError("the database is away")):
        answer = calm.get(path)
    assert answer.status_code >= 400
    assert answer["Content-Type"].startswith("text/plain")
    assert "thử lại" in answer.content.decode()


# --- pages that anyone may keep ------------------------------------------------------------------


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("path", [language + page for language in ("", "/en") for page in PUBLIC])
def test_a_public_page_touches_no_session_and_may_be_kept_by_any_cache(path: str) -> None:
    answer = Client().get(path, headers={"cookie": "sessionid=abcdefgh", "accept-language": "en"})
    assert not answer.cookies
    assert not answer.headers.get("Vary")
    assert not answer.wsgi_request.session.accessed
