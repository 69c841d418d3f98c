"""Queries and rows that Django puts into SQL once a process: for the few pages where a whole hall stands in line.

To put a query together and into SQL takes Django several times what the database takes to answer it (decision 31).
"""

import datetime
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, cast

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, Model, QuerySet
from django.db.models import query as querying

LARGEST = 2**63 - 1
# Beyond, putting it into words no longer matters.
FEW = 10
M = TypeVar("M", bound=Model)
# How a value of Python's is told to the database; a text as it is.
FIELDS: dict[type, "Field[Any, Any]"] = {int: BigIntegerField(), datetime.datetime: DateTimeField()}


class Given(Expression):
    """In a query set, the place of a text, a number or a moment that is named when the query is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def of(self, known: dict[str, Any]) -> Any:
        value = known[self.name]
        field = FIELDS.get(type(value))
        return field.get_db_prep_value(value, connection) if field else value


class Ready(Generic[M]):
    """A query, asked with other values each time: `Ready(lambda: Event.objects.filter(pk=Given("pk")))`.

    The query set is that of one model, with `select_related`, `only` and annotations; neither prefetched nor sliced by
    a value, nor ordered or filtered by a translated field, and no `values_list`: modeltranslation turns these into the
    reader's language each time. No value may be None: SQL has other words for it.
    """

    def __init__(self, rows: Callable[[], QuerySet[M]]) -> None:
        self._rows = rows

    def all(self, **known: Any) -> list[M]:
        """The rows for these values, in the query's order. One query; none for a number that no database holds."""
        if any(isinstance(value, int) and abs(value) > LARGEST for value in known.values()):
            return []
        with connection.cursor() as cursor:
            cursor.execute(self._statement.sql, self._statement.filled(known))
            return [self._statement.made(row) for row in cursor.fetchall()]

    def first(self, **known: Any) -> M | None:
        """The first of them; a query that may find many is better limited itself."""
        return next(iter(self.all(**known)), None)

    @cached_property
    def _statement(self) -> "_Statement":
        return _Statement(self._rows())


def insert(rows: Sequence[Model]) -> None:
    """Add rows of one model and give them their keys: one query for a few. No signal is sent, as by `bulk_create`."""
    if len(rows) > FEW:
        type(rows[0])._default_manager.bulk_create(rows)
    elif rows:
        for row, (pk,) in zip(rows, _inserted(rows), strict=True):
            row.pk, row._state.adding, row._state.db = pk, False, connection.alias


def insert_unless_refused(row: Model) -> bool:
    """Add one row, or nothing where a constraint of the database forbids it; says which. No transaction is spoilt."""
    found = _inserted([row], " ON CONFLICT DO NOTHING")
    if found:
        row.pk, row._state.adding, row._state.db = found[0][0], False, connection.alias
    return bool(found)


def _inserted(rows: Sequence[Model], otherwise: str = "") -> list[tuple[Any]]:
    """The keys, in the order of the rows."""
    fields, sql = _insertion(type(rows[0]), len(rows), otherwise)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any]] = cursor.fetchall()
    return found


@cache
def _insertion(model: type[Model], count: int, otherwise: str) -> tuple[list[Any], str]:
    """For models whose keys the database numbers."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote: Any = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * count)
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    return fields, f"INSERT INTO {table} ({columns}) VALUES {places}{otherwise} RETURNING {key}"  # noqa: S608


class _Statement:
    """The SQL of a query set, and how its rows become models: what Django's own iterator does, with what it kept."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        compiler = rows.query.get_compiler(using=connection.alias)
        self.sql, self._values = compiler.as_sql()
        self._converters = compiler.get_converters([column[0] for column in compiler.select])
        known, populators = compiler.klass_info, cast(Any, querying.get_related_populators)
        columns = known["select_fields"]
        self._model, self._own = known["model"], slice(columns[0], columns[-1] + 1)
        self._names = [column[0].target.attname for column in compiler.select[self._own]]
        self._related = populators(known, compiler.select, connection.alias)
        self._annotations = dict(compiler.annotation_col_map or {})

    def filled(self, known: dict[str, Any]) -> list[Any]:
        return [value.of(known) if isinstance(value, Given) else value for value in self._values]

    def made(self, row: Sequence[Any]) -> Any:
        row = list(row)
        for at, (converters, expression) in self._converters.items():
            for convert in converters:
                row[at] = convert(row[at], expression, connection)
        found = self._model.from_db(connection.alias, self._names, row[self._own])
        for related in self._related:
            related.populate(row, found)
        for name, at in self._annotations.items():
            setattr(found, name, row[at])
        return found
