from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from conference.models import User
from events import published
from tests import factories, once, stored
from tests.architecture import guarded


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what holds on the other database only: a skip is to mean that something is missing."""
    other = "sqlite" if "postgresql" in django_settings.DATABASES["default"]["ENGINE"] else "postgres"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """pytest-django's place for what comes before the test database is made."""
    with once.under_the_test_database():
        yield


@pytest.fixture(autouse=True, scope="session")
def _guarded_models() -> Iterator[None]:
    """Whatever a test sets going, guarded models are written by their writers."""
    with pytest.MonkeyPatch.context() as patch:
        guarded.watch(patch)
        yield


@pytest.fixture(autouse=True)
def _light_settings(settings: Settings) -> None:
    """Tests speak plain http, hash passwords fast, and need no collected static files."""
    settings.SECURE_SSL_REDIRECT = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _programmes_read_anew() -> None:
    """Rolled back, a database numbers its versions from one again."""
    published.forget()


@pytest.fixture(autouse=True)
def _in_the_first_language() -> None:
    """A page asked for in English leaves its language to whatever the thread does next."""
    translation.deactivate()


@pytest.fixture
def facts(db: None) -> None:
    """The real series, as `load_facts` makes it."""
    stored.facts.load()


@pytest.fixture
def demo(db: None) -> None:
    """The real series and the fictional edition, as `load_demo` makes them outside the demo's own mode."""
    stored.demo.load()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A client signed in as the user, with the second factor shown."""
    return factories.signed_in
