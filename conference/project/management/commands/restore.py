from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conference.errors import Refused
from conference.project import archive

OTHER_KEY = """The backup was made under another SECRET_KEY. To keep people signed in and the links in sent letters
valid, set SECRET_KEY to the backup's: `tar -xzOf {file} key` shows it."""


class Command(BaseCommand):
    help = "Puts a backup's database, uploads and key in the place of this site's. Stop the server first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="lose what this site holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"].resolve()
        try:
            done = archive.restore(file, replace=options["replace"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Restored the backup of {done.made_at}. Now run `python manage.py migrate`.")
        if done.other_key:
            self.stdout.write(OTHER_KEY.format(file=file))
