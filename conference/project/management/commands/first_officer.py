from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import translation

from conference import staff
from conference.errors import Refused


class Command(BaseCommand):
    help = "Makes the first officer of the ministry's role and prints the link that lets them in. Works once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the officer's e-mail: they sign in with it")
        parser.add_argument("--name", required=True, help="the officer's full name")
        parser.add_argument("--site", help="the site's address, such as https://hoinghi.example.vn")

    def handle(self, *args: Any, email: str, name: str, site: str | None, **options: Any) -> None:
        with translation.override("vi"):
            try:
                validate_email(email)
                user = staff.first_officer(email=email, full_name=name)
            except (Refused, ValidationError) as refused:
                raise CommandError(" ".join(getattr(refused, "messages", [str(refused)]))) from refused
            path = staff.welcome_path(user)
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
        self.stdout.write(f"{user.full_name} sets a password here, once, within {days} days:")
        self.stdout.write(f"{(site or _own_address()).rstrip('/')}{path}")


def _own_address() -> str:
    host = settings.ALLOWED_HOSTS[0].lstrip(".")
    return f"https://{host}" if settings.PRODUCTION else f"http://{host}:8000"
