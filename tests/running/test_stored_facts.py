"""Facts that are put back as rows are those that the writers made, and leave room for the next row."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.db.models import Model

from tests import stored_facts
from tests.factories import EditionFactory


def snapshot() -> dict[str, list[dict[str, object]]]:
    def told(row: Model) -> dict[str, object]:
        # The times of making differ, and nothing else does.
        fields = [field.attname for field in row._meta.concrete_fields if not getattr(field, "auto_now_add", False)]
        return {name: str(getattr(row, name)) for name in fields}

    return {model.__name__: [told(row) for row in model._base_manager.order_by("pk")] for model in stored_facts.kept}


def loaded_and_undone(load: Callable[[], None]) -> dict[str, list[dict[str, object]]]:
    with transaction.atomic():
        load()
        rows = snapshot()
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
def test_rows_put_back_are_those_the_writers_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_facts, "kept", {})
    made = loaded_and_undone(stored_facts.load)
    assert made["Edition"]
    assert loaded_and_undone(stored_facts.load) == made


@pytest.mark.usefixtures("facts")
def test_the_next_row_gets_a_number_of_its_own() -> None:
    stored = {row.pk for rows in stored_facts.kept.values() for row in rows if type(row).__name__ == "Edition"}
    assert EditionFactory().pk not in stored
