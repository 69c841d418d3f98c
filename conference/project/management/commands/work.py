import os
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conference.project import working
from conference.project.readiness import require_migrated
from conference.project.server import GRACE


class Command(BaseCommand):
    help = "The background worker, which sends the outbox. `serve` starts one; on another machine start it with this."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due, and end")
        parser.add_argument("--child-of", type=int, metavar="PID", help="end with this process")

    def handle(self, *args: Any, once: bool, child_of: int | None, **options: Any) -> None:
        require_migrated()
        stop = threading.Event()
        working.until_told(stop)
        if child_of:
            working.until_orphaned(child_of, stop, GRACE)
            # Beside the server, whoever stands before a page goes first: a mail can wait until they are done.
            os.nice(19)
        working.Work(stop).run(once=once)
