from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from conference import staff
from conference.models import User


class Command(BaseCommand):
    help = "Forgets a colleague's lost device; their next sign-in sets up a new one. Recorded in the history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the colleague's e-mail")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError(f"Nobody here has the e-mail {email}.")
        staff.reset_second_factor(by=None, user=user)
        self.stdout.write(f"The second factor of {user.full_name} is reset.")
