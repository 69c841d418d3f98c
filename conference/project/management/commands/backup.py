from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conference.errors import Refused
from conference.project import archive


class Command(BaseCommand):
    help = "Writes database, uploads and key into one file, while the site runs. Keep the file safe: it holds all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a new file, as backup-2026-10-08.tar.gz")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"].resolve()
        try:
            archive.backup(file)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Backed up into {file} ({file.stat().st_size / 1_000_000:.1f} MB).")
