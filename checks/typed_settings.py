"""The product's settings as mypy reads them.

modeltranslation puts managers of its own making in the place of those the source names, which
no type checker can follow. They add nothing to a type, so here the models keep their own.
"""

from django.apps import AppConfig

import tests.environment  # so that .venv/bin/mypy needs no variables
from conference.project.settings import *  # noqa: F403
from conference.project.settings import INSTALLED_APPS as INSTALLED


class PlainManagers(AppConfig):
    name = "checks"

    def ready(self) -> None:
        from modeltranslation import translator

        translator.add_manager = lambda model: None


INSTALLED_APPS = ["checks.typed_settings.PlainManagers", *INSTALLED]

# mypy ends without a farewell.
tests.environment.tidy()
