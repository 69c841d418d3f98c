"""All that is kept of a person who acts for an exhibitor, for themselves."""

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import phones
from conference.models import Message
from exhibitors.models import ExhibitorContact, PortalLink

Row = tuple[str, str]


def of(contact: ExhibitorContact) -> list[Row]:
    """Pairs of label and value, in the active language, moments in the conference's own time. Two queries."""
    rows = [
        (_("Full name"), contact.name),
        (_("Position"), contact.position),
        (_("Phone"), phones.readable(contact.phone) if contact.phone else ""),
        (_("E-mail"), contact.email),
        (_("Language of messages"), contact.get_language_display()),
        (_("Entered"), _moment(contact.created_at)),
        (_("Notice on personal data read"), _moment(contact.informed_at)),
        (_("Links made"), str(PortalLink.objects.filter(contact=contact).count())),
    ]
    told = [
        (_("What you were told"), f"{one.subject} ({_moment(one.created_at)})")
        for one in Message.objects.about(contact).order_by("pk")
    ]
    return [row for row in [*rows, *told] if row[1]]


def _moment(at: object) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at else ""  # type: ignore[arg-type]
