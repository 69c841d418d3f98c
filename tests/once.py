"""What a run of the tests makes once and then copies, as it is slow to make: anew in every run, by whoever is first."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
# Names the migrated database of a PostgreSQL that was started for the run.
TEMPLATE = "TESTS_TEMPLATE"


def once(name: str, make: Callable[[Path], object]) -> Path:
    """The file or folder of that name, which `make` is told to make; whoever comes meanwhile waits. Only to be read."""
    folder = Path(os.environ["TESTS_FOLDER"])
    made, begun = folder / name, folder / f"{name}.begun"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(begun)
            begun.rename(made)
    return made


def migrated() -> Path:
    """A SQLite database that `manage.py migrate` made of nothing."""
    return once("migrated.sqlite3", lambda path: manage("migrate", "-v0", DATABASE_URL=f"sqlite:///{path}"))


def collected() -> Path:
    """The static files as production serves them."""
    return once("static", lambda path: manage("collectstatic", "--noinput", "-v0", STATIC_ROOT=str(path)))


def manage(*words: str, **variables: str) -> None:
    """Run a command of manage.py. Raises RuntimeError with what it said where it fails."""
    run("manage.py", *words, variables=os.environ | variables)


def run(*words: str, variables: Mapping[str, str]) -> str:
    """Run a Python program of ours; returns what it printed. Raises RuntimeError with that where it fails."""
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=ROOT, env=dict(variables), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def put_migrated(url: str) -> None:
    """Have a migrated SQLite database where the URL points to."""
    shutil.copyfile(migrated(), url.removeprefix("sqlite:///"))


def migrated_url() -> str:
    """A migrated database on the engine the suite runs on; empty where nobody made one."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{migrated()}"
    return os.environ.get(TEMPLATE, "")


@contextmanager
def under_the_test_database() -> Iterator[None]:
    """Django makes the test database of a worker as a copy, and so finds nothing left to migrate.

    A run in one process migrates for itself: nobody else has use for what it makes.
    """
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = os.environ.get(TEMPLATE)
    elif "PYTEST_XDIST_WORKER" in os.environ:
        name = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(name, uri=True)) as memory, closing(sqlite3.connect(migrated())) as file:
            file.backup(memory)
            yield
        return
    yield
