from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from conference.errors import Refused
from conference.models import Edition, Province
from events import importing
from events.importing import Outcome, Plan


class Command(BaseCommand):
    help = (
        "Reads a list of people (.xlsx, .xls, .csv) and tells what is to be mended, row by row."
        " With --yes the good rows are registered for the main conference, each once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path)
        parser.add_argument("--province", help="the id of the province of rows that name none, as VN34-80")
        parser.add_argument("--yes", action="store_true", help="register; without it nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("vi"):
            plan = self._plan(options)
            self._report(plan)
            if options["yes"]:
                self._register(plan)

    def _plan(self, options: dict[str, Any]) -> Plan:
        edition = Edition.objects.filter(year=options["year"]).first()
        if edition is None:
            raise CommandError(f"There is no edition of {options['year']}.")
        try:
            category, events = importing.usual(edition)
            return importing.plan(
                edition, options["file"].read_bytes(), options["file"].name, category=category, events=events,
                province=_province(options["province"]),
            )  # fmt: skip
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.message) from refused

    def _report(self, plan: Plan) -> None:
        sheet = plan.sheet
        for note in sheet.notes:
            self.stdout.write(str(note))
        for row in sheet.rows:
            said = [f"{problem.where}: {problem}" for problem in row.problems] or [str(note) for note in row.notes]
            if said:
                self.stdout.write(f"{row.number}: {'; '.join(said)}")
        if sheet.problems:
            raise CommandError(" ".join(str(problem) for problem in sheet.problems))
        self.stdout.write(f"{len(sheet.good)} good, {len(sheet.to_mend)} to be mended.")

    def _register(self, plan: Plan) -> None:
        total, done = Outcome(), 0
        for outcome in importing.register_all(plan, by=None):
            total.made += outcome.made
            total.known += outcome.known
            total.refused += outcome.refused
            done += importing.BATCH
            if self.stdout.isatty():
                self.stdout.write(f"\r{min(done, len(plan.sheet.good))}/{len(plan.sheet.good)}", ending="")
                self.stdout.flush()
        for row, why in total.refused:
            self.stdout.write(f"{row}: {why}")
        self.stdout.write(
            f"{total.made} registered, {total.known} were registered already, {len(total.refused)} refused."
        )


def _province(pk: str | None) -> Province | None:
    if not pk:
        return None
    found = Province.objects.as_of(timezone.localdate()).filter(pk=pk).first()
    if found is None:
        raise CommandError(f"There is no province {pk} today.")
    return found
