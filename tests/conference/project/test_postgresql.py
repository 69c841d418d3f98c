"""A kept connection to PostgreSQL: it stands while the server says nothing."""

import os
import resource
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def kept() -> Iterator[BaseDatabaseWrapper]:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT 42")
    yield other
    other.close()


def pid_of(other: BaseDatabaseWrapper) -> int:
    return int(other.connection.info.backend_pid)


def last_asked(other: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [pid_of(other)])
        return str(cursor.fetchone()[0])


def test_it_stands_without_being_asked(kept: BaseDatabaseWrapper) -> None:
    assert kept.is_usable()
    assert last_asked(kept) == "SELECT 42"


def test_what_the_server_ended_stands_no_more(kept: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid_of(kept)])
    assert not kept.is_usable()
    kept.close()
    assert not kept.is_usable()


def test_it_stands_beside_a_thousand_visitors() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(2048, hard), hard))
    visitors = [os.open(os.devnull, os.O_RDONLY) for _number in range(1100)]
    late = connection.copy()
    try:
        late.ensure_connection()
        assert late.is_usable()
    finally:
        late.close()
        for one in visitors:
            os.close(one)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
