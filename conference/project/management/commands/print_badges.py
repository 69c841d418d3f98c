from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from conference.errors import Refused
from conference.models import Edition
from events import badge_jobs
from events.badge_lists import Listed, Wanted, Which
from events.choices import BadgeSheet, ReprintReason


class Command(BaseCommand):
    help = (
        "Prints the badges of all confirmed delegates into one PDF, by delegation and rank, and notes it in the print"
        " log. Tells first what does not fit, what is missing and which characters the fonts lack."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument("--sheet", choices=BadgeSheet.values, default=BadgeSheet.A4.value)
        parser.add_argument(
            "--which", choices=Which.values, default=Which.ALL.value, help="by their last print; default: %(default)s"
        )
        parser.add_argument(
            "--reason", choices=ReprintReason.values, default=ReprintReason.SPARE.value,
            help="why those are printed again that have not changed; default: %(default)s",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.filter(year=options["year"]).first()
        if edition is None:
            raise CommandError(f"There is no edition of {options['year']}.")
        with translation.override("vi"):
            found = Listed(edition, Wanted(which=options["which"]))
            for face, problems in found.troubled:
                self.stdout.write(f"{face.delegate.full_title}: {' '.join(problems)}")
            self._write(options["file"], self._printed(found, options))
        self.stdout.write(f"{len(found.delegates)} badges in {options['file']}.")

    def _printed(self, found: Listed, options: dict[str, Any]) -> bytes:
        try:
            return badge_jobs.print_now(
                by=None, edition=found.edition, kind=found.kind, delegates=found.delegates,
                sheet=BadgeSheet(options["sheet"]), reason=options["reason"] if found.again else "",
            )  # fmt: skip
        except Refused as refused:
            raise CommandError(refused.message) from refused

    def _write(self, file: Path, content: bytes) -> None:
        """For its owner alone: it is a list of people."""
        try:
            file.touch(0o600)
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
