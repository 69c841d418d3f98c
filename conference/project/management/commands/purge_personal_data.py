from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation

from events import purging


class Command(BaseCommand):
    help = "Says which personal data is past its term, and with --yes empties it. Done again it finds nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do it; without, nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            self._purge(really=options["yes"])

    def _purge(self, *, really: bool) -> None:
        due = purging.due(timezone.localdate())
        for one in due:
            count = purging.purge(by=None, due=one) if really else one.count
            self.stdout.write(f"{one.edition}: {count} × {one.what}")
        if not due:
            self.stdout.write("Nothing is past its term.")
        elif not really:
            self.stdout.write("Nothing was changed. To empty these, run it again with --yes.")
