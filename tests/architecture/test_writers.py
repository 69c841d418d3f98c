"""Guarded models are written by their writers alone: held in the source, and while the suite runs."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from conference.choices import EditionStatus, Role
from conference.models import Edition, FormerYear, StaffRole
from tests.architecture.guarded import OURS, WRITERS, WrittenElsewhere, found_in, scan
from tests.factories import EditionFactory, UserFactory

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = [path for app in OURS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
BY_HAND = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_writes_a_guarded_model_that_is_not_its_own() -> None:
    assert [found for path in MODULES for found in scan(path.read_text("utf-8"), name_of(path))] == []


def test_a_statement_written_by_hand_stands_with_the_writer_of_its_table() -> None:
    assert [found for path in MODULES for found in written_by_hand(path.read_text("utf-8"), name_of(path))] == []


def test_a_planted_statement_is_found() -> None:
    planted = 'cursor.execute("UPDATE events_pool SET taken = 0")'
    assert written_by_hand(planted, "events.views.planted") == ["events.views.planted: events_pool"]
    assert written_by_hand(planted, "events.places.taking") == []


def written_by_hand(source: str, module: str) -> list[str]:
    """The module and each table of a guarded model that SQL in its source changes, where it may not."""
    models = {model._meta.db_table: model.__name__ for app in OURS for model in apps.get_app_config(app).get_models()}
    found = [table for table in BY_HAND.findall(source) if models.get(table) in WRITERS]
    return [f"{module}: {table}" for table in found if module not in WRITERS[models[table]]]


def test_a_model_that_says_it_is_guarded_is_in_the_list() -> None:
    ours = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    assert {model.__name__ for model in ours if "Guarded:" in (model.__doc__ or "")} <= set(WRITERS)


def test_every_writer_is_a_module() -> None:
    assert {writer for writers in WRITERS.values() for writer in writers} <= {name_of(path) for path in MODULES}


@pytest.mark.parametrize(
    "line",
    [
        "Edition.objects.create(year=2030)",
        "Edition.objects.filter(year=2030).exclude(host=None).update(status='closed')",
        "Edition.objects.bulk_create([])",
        "Edition(year=2030).save()",
        "edition.save(update_fields=['status'])",
        "nomination.edition.save()",
        "get_object_or_404(Edition, year=2030).delete()",
        "edition.staff_roles.create(role='host')",
        "user.roles.all().delete()",
        "from conference.models import Edition as Kept\nKept.objects.all()[0].delete()",
        "def close(it: Edition) -> None:\n    it.save()",
        "one = Edition.objects.get(year=2030)\none.delete()",
        "for one in Edition.objects.all():\n    one.save()",
    ],
)
def test_a_planted_write_is_found_in_the_source(line: str) -> None:
    assert len(scan(line, "conference.views.planted")) == 1


@pytest.mark.parametrize(
    "line", ["user.save()", "edition.documents.update(number='')", "changes.update(edition=1)", "form.save()"]
)
def test_other_writes_are_nobodys_business(line: str) -> None:
    assert scan(line, "conference.views.planted") == []


def test_a_writer_may_write_what_it_guards_and_nothing_else() -> None:
    assert scan("edition.save()", "conference.editions") == []
    assert len(scan("handover.save()", "conference.editions")) == 1


def planted(body: str) -> Callable[..., Any]:
    """A function `act(one)` as if it stood in a view of ours."""
    scope: dict[str, Any] = {"__name__": "conference.views.planted"}
    exec(f"def act(one):\n    {body}", scope)
    act: Callable[..., Any] = scope["act"]
    return act


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        "one.save(update_fields=['status'])",
        "one.delete()",
        "type(one).objects.create(year=2050)",
        "type(one).objects.filter(pk=one.pk).update(status='closed')",
        "type(one).objects.filter(pk=one.pk).delete()",
        "type(one).objects.bulk_create([type(one)(year=2050)])",
        "import conference.ready; conference.ready.insert([type(one)(year=2050)])",
        "import conference.ready; conference.ready.insert_unless_refused(type(one)(year=2050))",
    ],
)
def test_a_planted_write_is_caught_while_it_runs(body: str) -> None:
    edition = EditionFactory(status=EditionStatus.PUBLISHED)
    with pytest.raises(WrittenElsewhere, match=r"Edition was written by conference\.views\.planted"):
        planted(body)(edition)
    assert list(Edition.objects.values_list("pk", "status")) == [(edition.pk, EditionStatus.PUBLISHED)]


@pytest.mark.django_db
def test_what_hangs_on_a_deleted_row_goes_with_it() -> None:
    user = UserFactory()
    StaffRole.objects.create(user=user, role=Role.MINISTRY)
    planted("one.delete()")(user)
    assert not StaffRole.objects.exists()


@pytest.mark.django_db
def test_a_test_may_write_what_it_needs() -> None:
    assert FormerYear.objects.create(year=2031, edition=EditionFactory()).pk


def test_a_request_that_reaches_the_database_past_us_is_caught() -> None:
    library = ["django.db.models.query", "django.contrib.admin.options", "django.core.handlers.base", "tests.planted"]
    assert found_in("Edition", library) == "django.core.handlers.base"
    assert found_in("Edition", ["django.db.models.query", "conference.editions", *library]) == ""
