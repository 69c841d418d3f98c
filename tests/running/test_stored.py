"""What is put back as rows is what the writers made, and leaves room for the next row."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.db.models import Model

from conference.models import Edition
from tests import stored
from tests.factories import EditionFactory
from tests.stored import Stored


def snapshot(one: Stored) -> dict[str, list[dict[str, object]]]:
    def told(row: Model) -> dict[str, object]:
        # The times of making differ, and nothing else does.
        fields = [field.attname for field in row._meta.concrete_fields if not getattr(field, "auto_now_add", False)]
        return {name: str(getattr(row, name)) for name in fields}

    return {model.__name__: [told(row) for row in model._base_manager.order_by("pk")] for model in one.kept}


def loaded_and_undone(one: Stored) -> dict[str, list[dict[str, object]]]:
    with transaction.atomic():
        one.load()
        rows = snapshot(one)
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("make", [stored.facts.make, stored.demo.make])
def test_rows_put_back_are_those_the_writers_made(make: Callable[[], object]) -> None:
    one = Stored(make)
    made = loaded_and_undone(one)
    assert made["Edition"]
    assert loaded_and_undone(one) == made


@pytest.mark.django_db
def test_beside_a_row_of_the_test_it_is_loaded_by_its_writers() -> None:
    one = Stored(stored.facts.make)
    loaded_and_undone(one)
    ours: Edition = EditionFactory(ordinal=3000, year=2199)
    one.load()
    assert Edition.objects.filter(pk=ours.pk, year=2199).exists()
    assert Edition.objects.count() > 1


@pytest.mark.usefixtures("facts")
def test_the_next_row_gets_a_number_of_its_own() -> None:
    numbers = {row.pk for rows in stored.facts.kept.values() for row in rows if type(row).__name__ == "Edition"}
    assert EditionFactory().pk not in numbers
