"""The facts and the demo for tests: loaded by their writers once a process, then put back as rows, far quicker."""

from collections.abc import Callable, Iterable

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model, QuerySet

from conference.project import demo as conference_demo
from conference.project import facts as conference_facts

OURS = ("conference", "events", "exhibitors")


class Stored:
    """What a loader makes of a site without data."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make
        self.kept: dict[type[Model], list[Model]] = {}

    def load(self) -> None:
        """Load it, beside whatever a test has made before. Files it saved stay where the first load put them."""
        if self.kept and _empty(self.kept):
            _put_back(self.kept)
            return
        untouched = _empty(_models())
        self.make()
        if untouched:
            self.kept = {model: list(QuerySet(model)) for model in _models() if QuerySet(model).exists()}


def _models() -> list[type[Model]]:
    return [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]


def _empty(models: Iterable[type[Model]]) -> bool:
    return not any(QuerySet(model).exists() for model in models)


def _put_back(kept: dict[type[Model], list[Model]]) -> None:
    for model, rows in kept.items():
        QuerySet(model).bulk_create(rows)
    # Rows that bring their numbers do not move the sequence that numbers the next one.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(kept)):
            cursor.execute(statement)


facts = Stored(conference_facts.load)
demo = Stored(conference_demo.load)
