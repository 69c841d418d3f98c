"""The facts for tests: loaded by their writers once a process, then put back as rows, which is far quicker."""

from collections.abc import Iterable

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model, QuerySet

from conference.project import facts

OURS = ("conference", "events", "exhibitors")
kept: dict[type[Model], list[Model]] = {}


def load() -> None:
    """Load the real series, beside whatever a test has made before."""
    if kept and _empty(kept):
        _put_back()
        return
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    untouched = _empty(models)
    facts.load()
    if untouched:
        kept.update({model: list(QuerySet(model)) for model in models if QuerySet(model).exists()})


def _empty(models: Iterable[type[Model]]) -> bool:
    return not any(QuerySet(model).exists() for model in models)


def _put_back() -> None:
    for model, rows in kept.items():
        QuerySet(model).bulk_create(rows)
    # Rows that bring their numbers do not move the sequence that numbers the next one.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(kept)):
            cursor.execute(statement)
