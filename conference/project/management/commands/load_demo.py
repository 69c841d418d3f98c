from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from conference.project import demo


class Command(BaseCommand):
    help = "Loads the facts and the fictional edition with generated people. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--editions", type=int, default=0, help="so many further fictional editions, for benches")
        parser.add_argument("--sessions", type=int, default=0, help="grow the programme to so many, for benches")
        parser.add_argument(
            "--delegates", type=int, default=demo.DELEGATES, help="grow the list of delegates to so many, for benches"
        )
        parser.add_argument(
            "--exhibitors", type=int, default=demo.EXHIBITORS, help="grow the fair to so many exhibitors, for benches"
        )
        parser.add_argument("--refresh", action="store_true", help="make the fictional edition anew")
        parser.add_argument("--remove", action="store_true", help="remove all demonstration data")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"] or options["refresh"]:
            self.stdout.write(f"Removed {demo.remove()} fictional edition(s).")
        if options["remove"]:
            return
        sign_ins = demo.load(
            more_editions=options["editions"],
            sessions=options["sessions"],
            delegates=options["delegates"],
            exhibitors=options["exhibitors"],
        )
        self.stdout.write("The demo is loaded.")
        for one in sign_ins:
            self.stdout.write(f"  {one.email:34} {demo.PASSWORD}")
