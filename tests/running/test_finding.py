"""Finding a PostgreSQL and a Chromium, and leaving nothing of them behind."""

import os
from pathlib import Path

import psycopg
import pytest

from tests.running import chromium, postgres


def program(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_comes_before_those_on_the_path(tmp_path: Path) -> None:
    found, named = program(tmp_path / "bin", "chromium"), program(tmp_path / "own", "browser")
    assert chromium.find({"PATH": str(found.parent)}) == str(found)
    assert chromium.find({"PATH": str(found.parent), "CHROMIUM": str(named)}) == str(named)
    assert chromium.find({"PATH": str(tmp_path)}) is None


def test_a_folder_with_the_clients_alone_is_no_server(tmp_path: Path) -> None:
    program(tmp_path, "postgres")
    assert not postgres.is_server(tmp_path)
    program(tmp_path, "initdb")
    assert postgres.is_server(tmp_path)


def test_the_newest_version_comes_first_as_a_number() -> None:
    folders = [Path(name) for name in ("9.6", "16", "15")]
    assert postgres.newest_first(iter(folders)) == [Path("16"), Path("15"), Path("9.6")]


@pytest.mark.postgres
def test_a_cluster_answers_and_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binaries = postgres.find()
    assert binaries
    tmp_path.chmod(0o755)
    monkeypatch.setattr("tempfile.tempdir", "/tmp")
    before = set(Path("/tmp").glob("luanluu-pg-*"))
    with postgres.cluster(binaries) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=5)
    assert not [path for path in set(Path("/tmp").glob("luanluu-pg-*")) - before if os.path.exists(path / "data")]
