import os
import sys
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from conference import stylesheets
from conference.errors import Refused
from conference.project import server
from conference.project.readiness import require_migrated


class Command(BaseCommand):
    help = (
        "The production server and the background worker. Ends on Ctrl-C, SIGTERM or SIGHUP, "
        "and takes its workers with it when it is killed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen at; default: %(default)s")
        parser.add_argument("--port", type=_port, default=8000, help="default: %(default)s")
        parser.add_argument("--workers", type=_count, default=2, help="processes; default: %(default)s")
        parser.add_argument("--threads", type=_count, help="threads a worker; default: 1 on SQLite, 4 on PostgreSQL")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            address = server.address_of(options["host"], options["port"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if settings.DEMO and not server.is_loopback(address):
            raise CommandError(f"The demo's passwords are known to all: it is not served at {options['host']}.")
        require_migrated()
        _require_static_files()
        self.stdout.write(f"Luân Lưu answers at http://{options['host']}:{options['port']}/", ending="\n")
        self.stdout.flush()
        if settings.DEMO:
            settings.SITE_ADDRESS = f"http://{options['host']}:{options['port']}"
        # The workers are forked: a connection they share with the parent would be read by two.
        connections.close_all()
        server.serve(
            server.site,
            address=address,
            port=options["port"],
            workers=options["workers"],
            threads=options["threads"] or server.threads_for(connection.vendor),
            beside=[sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--child-of", str(os.getpid())],
        )


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:
        raise ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _count(text: str) -> int:
    if int(text) < 1:
        raise ArgumentTypeError("1 or more")
    return int(text)


def _require_static_files() -> None:
    # Without their list every page would fail.
    if getattr(staticfiles_storage, "hashed_files", None) == {}:
        raise CommandError("Style sheets are not collected: run `python manage.py collectstatic --noinput` first.")
    is_of = getattr(staticfiles_storage, "is_of", None)
    if is_of and not is_of(stylesheets.found()):
        raise CommandError(
            "The collected style sheets are of another version: run `python manage.py collectstatic --noinput` first."
        )
