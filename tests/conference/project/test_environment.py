import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from conference.project import environment
from conference.project.environment import Environment


def test_every_complaint_is_named_at_once() -> None:
    env = Environment({"DEBUG": "maybe"})
    env.switch("DEBUG")
    env.parsed("SECRET_KEY", "", environment.secret, "a long secret")
    with pytest.raises(ImproperlyConfigured) as refused:
        env.finish()
    assert str(refused.value).splitlines()[1:] == ["  DEBUG takes 1 or 0", "  SECRET_KEY takes a long secret"]


def test_without_a_complaint_the_start_goes_on() -> None:
    Environment({}).finish()


@pytest.mark.parametrize(("value", "on"), [("1", True), ("on", True), ("True", True), ("0", False), ("", False)])
def test_a_switch_reads_what_people_write(value: str, on: bool) -> None:
    assert Environment({"DEMO": value}).switch("DEMO") is on


def test_sqlite_takes_the_write_lock_at_the_start_of_a_transaction() -> None:
    assert environment.database("sqlite:///db.sqlite3")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_relative_path_starts_at_the_project_wherever_a_command_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert environment.database("sqlite:///db.sqlite3")["NAME"] == str(environment.BASE_DIR / "db.sqlite3")
    assert environment.folder("media") == environment.BASE_DIR / "media"


def test_postgresql_keeps_what_the_address_says_and_waits_seconds_for_a_server_that_is_gone() -> None:
    config = environment.database("postgres://u:p%40ss@db:5433/site?sslmode=require")
    assert (config["HOST"], config["PORT"], config["USER"], config["PASSWORD"]) == ("db", 5433, "u", "p@ss")
    assert config["OPTIONS"]["sslmode"] == "require"
    assert config["OPTIONS"]["connect_timeout"] <= 5


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    first = environment.kept_key(path)
    assert len(first) >= 50
    assert environment.kept_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_two_that_start_at_once_both_get_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "key"
    # The second process finds no file, and comes to write when the first has written.
    environment.keep_key(path, "the first one's", replace=False)
    environment.keep_key(path, "the second one's", replace=False)
    assert path.read_text() == "the first one's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_restored_key_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "key"
    environment.kept_key(path)
    environment.keep_key(path, "from the backup", replace=True)
    assert path.read_text() == "from the backup"
