"""Reads the variables of the environment; a wrong or missing one is refused by name."""

import ipaddress
import os
import secrets
from collections.abc import Callable, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
BASE_DIR = Path(__file__).resolve().parent.parent.parent


class Environment:
    """Collects every complaint, so that one start names all that is missing."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.complaints: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, default).strip()

    def switch(self, name: str) -> bool:
        """On or off; off when unset."""
        value = self.text(name).lower()
        if value not in ("", "0", "1", "on", "off", "true", "false", "yes", "no"):
            self.complain(name, "1 or 0")
        return value in ("1", "on", "true", "yes")

    def words(self, name: str) -> list[str]:
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def complain(self, name: str, takes: str) -> None:
        self.complaints.append(f"{name} takes {takes}")

    def parsed(self, name: str, default: str, parse: Callable[[str], T], takes: str) -> T | None:
        """`parse(value)`; what it cannot read is a complaint that says what is taken."""
        try:
            return parse(self.text(name) or default)
        except (ValueError, KeyError, OSError, ImproperlyConfigured):
            self.complain(name, takes)
            return None

    def finish(self) -> None:
        """Raise ImproperlyConfigured with every complaint, one a line."""
        if self.complaints:
            raise ImproperlyConfigured("Luân Lưu cannot start:\n  " + "\n  ".join(self.complaints))


def secret(value: str) -> str:
    """The key, where it is long and mixed enough that nobody guesses it."""
    if len(value) < 50 or len(set(value)) < 5:
        raise ValueError("too easily guessed")
    return value


def hosts(value: str) -> list[str]:
    """The host names in `value`; at least one, and none that stands for every other."""
    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names or any("*" in name or "/" in name for name in names):
        raise ValueError(value)
    return names


def networks(value: str) -> list[Network]:
    """The addresses and networks in `value`; none that holds the whole world."""
    found = [ipaddress.ip_network(word.strip()) for word in value.split(",") if word.strip()]
    if any(network.prefixlen == 0 for network in found):
        raise ValueError(value)
    return found


def folder(value: str) -> Path:
    """What is a folder or can become one; a relative path starts at the project, wherever a command is run."""
    path = BASE_DIR / value
    if path.exists() and not path.is_dir():
        raise ValueError(value)
    return path


def database(url: str) -> dict[str, Any]:
    """Settings for the database at `url`, with what makes it hold under many writers."""
    if urlsplit(url).scheme == "sqlite":
        return _sqlite(dict(environ.Env.db_url_config(url)))
    if urlsplit(url).scheme in ("postgres", "postgresql"):
        return _postgresql(dict(environ.Env.db_url_config(url)))
    raise ValueError(url)


def _sqlite(config: dict[str, Any]) -> dict[str, Any]:
    if config["NAME"] != ":memory:":
        # Relative to the project, not to the place of starting: cron and the server share one file.
        config["NAME"] = str(BASE_DIR / config["NAME"])
        if not Path(config["NAME"]).parent.is_dir():
            raise ValueError(config["NAME"])
    config["CONN_MAX_AGE"] = 60
    # IMMEDIATE takes the write lock at the start: with the default, two readers that both go on to
    # write cannot wait for each other, and one is told "database is locked" at once.
    config["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return config


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    if not config["NAME"]:
        raise ValueError("no database named")
    # A database that is gone is told within seconds, not when the network gives up.
    gone_after = {"connect_timeout": 3, "tcp_user_timeout": 10_000}
    # What a connection asks once more, PostgreSQL has read and planned already: half its work of a registration.
    prepared = {"server_side_binding": True, "prepare_threshold": 2}
    return config | {
        "ENGINE": "conference.project.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": gone_after | prepared | config.get("OPTIONS", {}),
    }


def email(url: str) -> dict[str, Any]:
    """Settings for mail sent through `url`; an SMTP server must be named."""
    config = dict(environ.Env.email_url_config(url))
    if urlsplit(url).scheme.startswith("smtp") and not config["EMAIL_HOST"]:
        raise ValueError(url)
    return config


def is_address(value: str) -> bool:
    """Whether mail can be sent from `value`: an address, or a name with the address behind it."""
    address = parseaddr(value)[1]
    return "\n" not in value and address.count("@") == 1 and not address.startswith("@") and not address.endswith("@")


def kept_key(path: Path) -> str:
    """The key in the ignored file at `path`, made once for this machine's demo."""
    if not path.exists():
        keep_key(path, secrets.token_urlsafe(50), replace=False)
    return path.read_text().strip()


def keep_key(path: Path, key: str, *, replace: bool) -> None:
    """Write the key whole or not at all, for its owner's eyes alone."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    if replace:
        draft.replace(path)
        return
    try:
        # Where two processes start at once, the first one's key stands for both.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
