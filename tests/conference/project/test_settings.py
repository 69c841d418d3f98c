"""Each mode starts with what it needs, and refuses by name what it lacks."""

import pytest

from tests.conference.project.commands import DEMO, PRODUCTION, done, start

PRINT = "from django.conf import settings as s; print(s.DEBUG, s.DEMO, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE)"


def test_production_names_all_that_is_missing_in_one_start_and_without_a_traceback() -> None:
    refused = start()
    assert refused.returncode == 1
    for name in PRODUCTION:
        assert f"{name} takes" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("DEMO", "2"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "https://site.example.vn/"),
        ("DATABASE_URL", "mysql://localhost/site"),
        ("DATABASE_URL", "sqlite:////no/such/folder/db.sqlite3"),
        ("DATABASE_URL", "postgres://localhost/"),
        ("DATABASE_URL", "postgres://localhost:many/site"),
        ("DATABASE_URL", "nonsense"),
        ("EMAIL_URL", "pigeon://roof"),
        ("EMAIL_URL", "smtp://"),
        ("MEDIA_ROOT", "manage.py"),
        ("TIME_ZONE", "Asia/Saigon2"),
        ("TIME_ZONE", "../etc"),
        ("TRUSTED_PROXY", "nginx"),
        ("TRUSTED_PROXY", "0.0.0.0/0"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    refused = start(**PRODUCTION | {name: value})
    assert refused.returncode == 1
    assert f"\n  {name} takes" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("sender", ["", "hoinghi", "a@example.vn\nBcc: b@example.vn"])
def test_a_mail_server_needs_a_sender(sender: str) -> None:
    refused = start(**PRODUCTION | {"EMAIL_URL": "smtp://mail.example.vn", "EMAIL_FROM": sender})
    assert refused.returncode == 1
    assert "\n  EMAIL_FROM takes" in refused.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {"EMAIL_URL": "smtp+tls://hoinghi%40example.vn:x@mail.example.vn:587"},
        {"EMAIL_URL": "smtp://mail.example.vn", "EMAIL_FROM": "Hội nghị <hoinghi@example.vn>"},
    ],
)
def test_the_sender_is_named_or_the_one_who_signs_in(variables: dict[str, str]) -> None:
    printing = "from django.conf import settings as s; print(s.DEFAULT_FROM_EMAIL, s.SITE_ADDRESS)"
    told = done("shell", "--no-imports", "-c", printing, **PRODUCTION | variables)
    assert "hoinghi@example.vn" in told
    assert "https://site.example.vn" in told


def test_a_refusal_does_not_print_the_secret() -> None:
    refused = start(**PRODUCTION | {"SECRET_KEY": "hush-hush", "DATABASE_URL": "mysql://u:pass-word@h/n"})
    assert "hush-hush" not in refused.stderr
    assert "pass-word" not in refused.stderr


def test_the_demo_runs_without_debug_and_over_plain_http() -> None:
    assert done("shell", "--no-imports", "-c", PRINT, **DEMO) == "False True False False\n"


def test_the_demo_is_refused_under_a_name_that_others_reach() -> None:
    refused = start(**DEMO | {"ALLOWED_HOSTS": "site.example.vn"})
    assert refused.returncode == 1
    assert "ALLOWED_HOSTS takes with DEMO=1" in refused.stderr


def test_debug_and_demo_together_are_refused() -> None:
    assert "DEBUG takes" in start(**DEMO | {"DEBUG": "1"}).stderr


def test_production_asks_for_https() -> None:
    assert done("shell", "--no-imports", "-c", PRINT, **PRODUCTION) == "False False True True\n"
