from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events import places


class Command(BaseCommand):
    help = "Compares the counted pools with the rows they count. Prints every difference and exits 1 on any."

    def handle(self, *args: Any, **options: Any) -> None:
        found = places.differences()
        for difference in found:
            self.stdout.write(str(difference))
        if found:
            raise CommandError(f"{len(found)} difference(s).")
        self.stdout.write("Counters and rows agree.")
