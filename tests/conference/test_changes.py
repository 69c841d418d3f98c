"""Every committed write of what is public leaves a new mark, however it was written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import changes
from conference.choices import Action
from conference.models import HistoryEntry, LastChange, Province, User
from events.models import Speaker
from tests import factories
from tests.architecture.test_same_for_everyone import PAGES


def _raw() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conference_province SET code = 'X1'")
        cursor.executemany("DELETE FROM events_speaker WHERE slug = %s", [["x"]])


def _rolled_back_within() -> None:
    with transaction.atomic():
        try:
            with transaction.atomic():
                Speaker.objects.create(name="A", slug="a")
                raise ZeroDivisionError
        except ZeroDivisionError:
            Speaker.objects.create(name="B", slug="b")


def _rolled_back() -> None:
    try:
        with transaction.atomic():
            Speaker.objects.create(name="A", slug="a")
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass


PUBLIC: list[Callable[[], Any]] = [
    lambda: Speaker.objects.create(name="A", slug="a"),
    lambda: Speaker.objects.bulk_create([Speaker(name="A", slug="a"), Speaker(name="B", slug="b")]),
    lambda: Province.objects.update(name_vi="Tên khác"),
    lambda: Province.objects.all().delete(),
    lambda: Province.objects.bulk_create([Province(id="X", valid_from="2001-01-01")], ignore_conflicts=True),
    _raw,
    _rolled_back_within,
]
PRIVATE: list[Callable[[], Any]] = [
    lambda: User.objects.update(last_login=timezone.now()),
    lambda: Session.objects.create(session_key="x", session_data="", expire_date=timezone.now()),
    lambda: HistoryEntry.objects.filter(action=Action.CHANGED).delete(),
    lambda: Province.objects.count(),
    _rolled_back,
]


@pytest.mark.parametrize("write", PUBLIC)
@pytest.mark.django_db(transaction=True)
def test_a_public_write_leaves_a_new_mark(write: Callable[[], Any]) -> None:
    factories.ProvinceFactory()
    before = changes.last()
    write()
    after = changes.last()
    assert after.mark != before.mark
    assert after.at >= before.at
    assert LastChange.objects.count() == 1


@pytest.mark.parametrize("write", PRIVATE)
@pytest.mark.django_db(transaction=True)
def test_no_other_does(write: Callable[[], Any]) -> None:
    factories.ProvinceFactory()
    before = changes.last()
    write()
    assert changes.last() == before


@pytest.mark.django_db(transaction=True)
def test_a_transaction_of_many_writes_is_one_change(django_assert_num_queries: Any) -> None:
    changes.note()
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        for number in range(5):
            Speaker.objects.create(name="A", slug=f"a-{number}")
    assert sum("conference_lastchange" in query["sql"] for query in queries) == 1


def test_what_is_never_shown_are_tables_that_exist() -> None:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    assert known >= changes.NEVER_SHOWN


@pytest.mark.usefixtures("demo")
def test_no_public_page_reads_them(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        for page in [*PAGES, "/2024/indicators/", "/2024/indicators/indicators.xlsx", "/sitemap.xml", "/robots.txt"]:
            client.get(page)
    read = " ".join(query["sql"] for query in queries)
    assert [table for table in changes.NEVER_SHOWN if f'"{table}"' in read] == []
