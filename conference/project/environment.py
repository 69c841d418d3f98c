"""Reads the variables of the environment; a wrong or missing one is refused by name."""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class Environment:
    """Collects every complaint, so that one start names all that is missing."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.complaints: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, default).strip()

    def switch(self, name: str) -> bool:
        """On or off; off when unset."""
        value = self.text(name, "0").lower()
        if value not in ("", "0", "1", "on", "off", "true", "false", "yes", "no"):
            self.complain(name, "1 or 0")
        return value in ("1", "on", "true", "yes")

    def words(self, name: str) -> list[str]:
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def complain(self, name: str, takes: str) -> None:
        self.complaints.append(f"{name} takes {takes}")

    def required(self, name: str, takes: str) -> str:
        value = self.text(name)
        if not value:
            self.complain(name, takes)
        return value

    def parsed(self, name: str, default: str, parse: Callable[[str], T], takes: str) -> T | None:
        """`parse(value)`; what it cannot read is a complaint that says what is taken."""
        try:
            return parse(self.text(name) or default)
        except (ValueError, KeyError, environ.ImproperlyConfigured):
            self.complain(name, takes)
            return None

    def finish(self) -> None:
        """Raise ImproperlyConfigured with every complaint, one a line."""
        if self.complaints:
            raise ImproperlyConfigured("Luân Lưu cannot start:\n  " + "\n  ".join(self.complaints))


def database(url: str) -> dict[str, Any]:
    """Settings for the database at `url`, with what makes it hold under many writers."""
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock at the start: with the default, two readers that both go on to
        # write cannot wait for each other, and one is told "database is locked" at once.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif config["ENGINE"] == "django.db.backends.postgresql":
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ValueError(url)
    return config


def kept_key(path: Path) -> str:
    """The key in the ignored file at `path`, made once for this machine's demo."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()
