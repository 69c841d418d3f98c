from collections.abc import Callable

import pytest
from django.test import Client

from conference.models import User
from tests import factories


@pytest.fixture(autouse=True)
def _light_settings(settings: object) -> None:
    """Tests speak plain http, hash passwords fast, and need no collected static files."""
    settings.SECURE_SSL_REDIRECT = False  # type: ignore[attr-defined]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def facts(db: None) -> None:
    """The real series, as `load_facts` makes it."""
    from conference.project import facts as loader

    loader.load()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A client signed in as the user, with the second factor shown."""
    return factories.signed_in
