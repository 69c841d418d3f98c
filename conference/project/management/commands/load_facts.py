from typing import Any

from django.core.management.base import BaseCommand

from conference.project import facts


class Command(BaseCommand):
    help = "Loads the real series: provinces, membership, editions, the flag's known handovers. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        facts.load()
        self.stdout.write("The facts of the series are loaded.")
