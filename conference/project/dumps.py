"""The database as one file: SQLite's online backup, or PostgreSQL's own programs."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from conference.errors import Refused

# Filled by `migrate` itself: a database with nothing else is as good as empty.
BOOKKEEPING = {"django_migrations", "django_content_type", "auth_permission"}
DEBIAN_PROGRAMS = Path("/usr/lib/postgresql")


def write(file: Path) -> None:
    """Dump the database as it stands at one moment, while others write."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(file)) as copy:
            _sqlite().backup(copy)
            # One file, with no journal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        return
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(file))


def read(file: Path) -> None:
    """Put the dump in the place of all that the database holds; wholly, or not at all."""
    if connection.vendor == "sqlite":
        _read_sqlite(file)
    else:
        _read_postgresql(file)


def is_empty() -> bool:
    """Whether nothing but `migrate`'s own bookkeeping is in the database."""
    with connection.cursor() as cursor:
        for table in set(_tables()) - BOOKKEEPING:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                return False
    return True


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return [one.name for one in connection.introspection.get_table_list(cursor) if one.type == "t"]


def _sqlite() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection  # type: ignore[no-any-return]


def _read_sqlite(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        try:
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        except sqlite3.DatabaseError:
            sound = False
        if not sound:
            raise Refused("The backup's database is damaged.")
        copy.backup(_sqlite())


def _read_postgresql(file: Path) -> None:
    script, first = file.with_suffix(".sql"), file.with_suffix(".first.sql")
    tables = ", ".join(connection.ops.quote_name(table) for table in _tables())
    first.write_text(f"DROP TABLE {tables} CASCADE;\n" if tables else "")
    # Our own connection would hold locks on the tables that go.
    connection.close()
    _run("pg_restore", "--no-owner", "--no-privileges", "--file", str(script), str(file))
    _run("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction",
         f"--file={first}", f"--file={script}", "--output=/dev/null")  # fmt: skip
    # Until it has counted its new rows, the server takes the long way to many of them.
    _run("psql", "--quiet", "--no-psqlrc", "--command=ANALYZE")


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run([program(name), *arguments], env=_variables(), capture_output=True, text=True)
    if done.returncode:
        # Its own words may quote rows; the first line names what failed.
        raise Refused(f"{name} failed: {done.stderr.strip().partition(chr(10))[0]}")


def program(name: str) -> str:
    """The program on the path, else the newest that Debian keeps off it: an older one reads no newer server."""
    versions = sorted(DEBIAN_PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parent.parent.name))
    found = shutil.which(name) or (str(versions[-1]) if versions else None)
    if not found:
        raise Refused(f"{name} is missing: install the package postgresql-client.")
    return found


def _variables() -> Mapping[str, str]:
    """Where to connect and as whom, out of sight of the process list."""
    wanted = connection.settings_dict
    _, options = DatabaseClient.settings_to_cmd_args_env(wanted, [])
    places = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME"}
    named = {variable: str(wanted[key]) for variable, key in places.items() if wanted[key]}
    return os.environ | (options or {}) | named
