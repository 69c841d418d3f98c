"""A backup restored elsewhere is the same site; what is no backup is refused, with nothing touched."""

import io
import json
import os
import shutil
import sqlite3
import stat
import tarfile
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType

import psycopg
import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from conference.errors import Refused
from conference.project import archive, dumps
from tests import once
from tests.conference.project.commands import KEY, done, manage

# Debug, so that no static files need collecting. The key is always given: the checkout's own file stays as it is.
QUICK = {"DEBUG": "1", "SECRET_KEY": KEY}
FETCH = """
from django.test import Client
for path in ("/", "/editions/", "/rotation/", "/2024/", "/en/2025/"):
    answer = Client(headers={"host": "localhost"}).get(path)
    print(path, answer.status_code, answer.content)
"""
NOTHING: Mapping[str, str] = MappingProxyType({})
UPLOADS = {"covers/3f2a.jpg": b"\xff\\xd8 a picture", "documents/Kế hoạch.pdf": b"%PDF a document"}
Database = Callable[..., str]
Models = tuple[dict[str, str], dict[str, str]]


@contextmanager
def _databases(folder: Path) -> Iterator[Database]:
    """Names a fresh database by a word, on the engine the suite runs on: empty, or a copy of another."""
    if django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield lambda word, copied="": _on_file(folder / f"{word}.sqlite3", copied)
        return
    server, mark = os.environ["DATABASE_URL"].rpartition("/")[0], uuid.uuid4().hex[:8]
    made: list[str] = []

    def make(word: str, copied: str = "") -> str:
        name = f"luanluu_{word}_{mark}"
        _on_the_server(f"CREATE DATABASE {name} TEMPLATE {copied.rpartition('/')[2] or 'template1'}")
        made.append(name)
        return f"{server}/{name}"

    yield make
    for name in made:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_file(file: Path, copied: str) -> str:
    if copied:
        shutil.copy(copied.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with _databases(tmp_path) as named:
        yield named


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Models]:
    """A site without data and one with the demo's, made once to be copied."""
    folder = tmp_path_factory.mktemp("models")
    with _databases(folder) as database:
        empty = _place(folder, database, "empty", {"DATABASE_URL": once.migrated_url()})
        done("migrate", "-v0", **empty)
        full = _place(folder, database, "full", empty)
        done("load_demo", **full)
        yield empty, full


def _on_the_server(statement: str) -> None:
    wanted = django_settings.DATABASES["default"]
    keys = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    named = {word: wanted[key] for word, key in keys.items() if wanted[key]}
    with psycopg.connect(dbname="postgres", autocommit=True, **named) as server:
        server.execute(statement)


@pytest.fixture
def site(tmp_path: Path, database: Database, models: Models) -> dict[str, str]:
    """A site with the demo's data and two uploads."""
    variables = _place(tmp_path, database, "first", models[1])
    for name, content in UPLOADS.items():
        path = Path(variables["MEDIA_ROOT"]) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return variables


def _place(folder: Path, database: Database, word: str, copied: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """The variables of a site of its own, the copy of another."""
    uploads = folder / f"{word}-media"
    if "MEDIA_ROOT" in copied and Path(copied["MEDIA_ROOT"]).exists():
        shutil.copytree(copied["MEDIA_ROOT"], uploads)
    return QUICK | {"DATABASE_URL": database(word, copied.get("DATABASE_URL", "")), "MEDIA_ROOT": str(uploads)}


def _pages(variables: dict[str, str]) -> str:
    return done("shell", "--no-imports", "-c", FETCH, **variables)


def _uploads(variables: dict[str, str]) -> dict[str, bytes]:
    root = Path(variables["MEDIA_ROOT"])
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_backup_restored_elsewhere_is_the_same_site(site: dict[str, str], tmp_path: Path, database: Database) -> None:
    file = tmp_path / "backup.tar.gz"
    done("backup", str(file), **site)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    elsewhere = _place(tmp_path, database, "second")
    said = done("restore", str(file), **elsewhere)
    assert "Restored the backup of" in said
    assert "another SECRET_KEY" not in said
    pages = _pages(site)
    assert " 200 " in pages
    assert _pages(elsewhere) == pages
    assert _uploads(elsewhere) == _uploads(site)
    assert UPLOADS.items() <= _uploads(elsewhere).items()
    assert "No planned migration operations" in done("migrate", "--plan", **elsewhere)


def test_a_site_that_holds_data_is_replaced_only_when_asked(
    site: dict[str, str], tmp_path: Path, database: Database, models: Models
) -> None:
    file = tmp_path / "backup.tar.gz"
    done("backup", str(file), **site)
    other = _place(tmp_path, database, "other", models[0])
    done("load_facts", **other)
    stale = Path(other["MEDIA_ROOT"]) / "stale.jpg"
    stale.parent.mkdir(exist_ok=True)
    stale.write_bytes(b"of the other site")
    before = _pages(other)
    refused = manage("restore", str(file), **other)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert (_pages(other), stale.exists()) == (before, True)
    done("restore", str(file), "--replace", **other)
    assert _pages(other) == _pages(site)
    assert _uploads(other) == _uploads(site)


def test_another_key_in_the_environment_is_told(site: dict[str, str], tmp_path: Path, database: Database) -> None:
    file = tmp_path / "backup.tar.gz"
    done("backup", str(file), **site)
    elsewhere = _place(tmp_path, database, "second") | {"SECRET_KEY": KEY[::-1]}
    said = done("restore", str(file), **elsewhere)
    assert "under another SECRET_KEY" in said
    assert KEY not in said


@pytest.mark.sqlite
def test_a_backup_taken_while_others_write_holds_whole_transactions(site: dict[str, str], tmp_path: Path) -> None:
    path = site["DATABASE_URL"].removeprefix("sqlite:///")
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        with closing(sqlite3.connect(path, timeout=20)) as own:
            own.execute("CREATE TABLE pair (side TEXT, n INTEGER)")
            while not stop.is_set():
                with own:
                    own.execute("INSERT INTO pair VALUES ('left', ?)", [len(written)])
                    own.execute("INSERT INTO pair VALUES ('right', ?)", [len(written)])
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        done("backup", str(tmp_path / "backup.tar.gz"), **site)
    finally:
        stop.set()
        writer.join()
    with tarfile.open(tmp_path / "backup.tar.gz") as tar:
        tar.extract("database", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "database")) as copy:
        left, right = (
            copy.execute("SELECT count(*) FROM pair WHERE side = ?", [side]).fetchone()[0] for side in ("left", "right")
        )
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert 0 < left == right < len(written)


# --- what is no backup ---------------------------------------------------------------------------


def _archive(path: Path, **entries: bytes) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def _manifest(**changes: object) -> bytes:
    engine = "sqlite" if django_settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else "postgresql"
    good = {"format": 1, "made_at": "2026-01-01T00:00:00+00:00", "engine": engine, "migrations": []}
    return json.dumps(good | changes).encode()


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "kept.jpg").write_bytes(b"kept")
    return tmp_path / "media"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"../evil": b"x"}, "no whole backup"),
        ({"/etc/evil": b"x"}, "no whole backup"),
        ({"media/../../evil": b"x"}, "no whole backup"),
        ({"other": b"x"}, "no whole backup"),
        ({"manifest.json": _manifest(), "media/.": b"x"}, "no whole backup"),
        ({"media/a.jpg": b"x"}, "no manifest"),
        ({"manifest.json": b"{"}, "no manifest"),
        ({"manifest.json": b"[]"}, "no manifest"),
        ({"manifest.json": _manifest(), "key": b"x"}, "lacks database"),
        ({"manifest.json": _manifest(format=2), "key": b"x", "database": b"x"}, "format 2"),
        ({"manifest.json": _manifest(engine="oracle"), "key": b"x", "database": b"x"}, "is of oracle"),
        (
            {"manifest.json": _manifest(migrations=[["conference", "9999_future"]]), "key": b"x", "database": b"x"},
            "newer version (conference.9999_future",
        ),
    ],
)
def test_what_is_no_backup_of_this_site_is_refused_and_nothing_changes(
    entries: dict[str, bytes], said: str, media: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        archive.restore(_archive(tmp_path / "file", **entries), replace=True)
    assert said in str(refused.value)
    assert [path.name for path in media.iterdir()] == ["kept.jpg"]
    assert not (tmp_path / "evil").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_nothing_but_plain_files_is_unpacked(kind: bytes, media: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "file", "w:gz") as tar:
        entry = tarfile.TarInfo("media/link")
        entry.type, entry.linkname = kind, "/etc/passwd"
        tar.addfile(entry)
    with pytest.raises(Refused, match="media/link"):
        archive.restore(tmp_path / "file", replace=True)


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00 cut short"])
def test_a_broken_file_is_refused(content: bytes, media: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(Refused, match="no whole backup"):
        archive.restore(tmp_path / "file", replace=True)


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_damaged_database_is_refused_and_nothing_changes(media: Path, tmp_path: Path) -> None:
    file = _archive(tmp_path / "file", **{"manifest.json": _manifest(), "key": b"x", "database": b"no database" * 999})
    with pytest.raises(Refused, match="damaged"):
        archive.restore(file, replace=True)
    assert [path.name for path in media.iterdir()] == ["kept.jpg"]


def test_a_backup_never_overwrites_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"an older backup")
    with pytest.raises(Refused, match="is there already"):
        archive.backup(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"an older backup"


def test_a_missing_program_is_named_with_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(dumps, "DEBIAN_PROGRAMS", tmp_path)
    with pytest.raises(Refused, match="pg_dump is missing: install the package postgresql-client"):
        dumps.program("pg_dump")


def test_of_debian_s_programs_the_newest_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "pg_dump").touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(dumps, "DEBIAN_PROGRAMS", tmp_path)
    assert dumps.program("pg_dump") == str(tmp_path / "17" / "bin" / "pg_dump")


def test_the_backup_s_key_is_kept_for_the_next_start_where_the_environment_names_none(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEY_FILE = tmp_path / "key"
    monkeypatch.delenv("SECRET_KEY")
    assert archive._restore_key("from the backup")
    assert (tmp_path / "key").read_text() == "from the backup"
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
