"""WRITER  The people who act for an exhibitor: added, corrected, let in by a link, and gone without a trace."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history, outbox, phones
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from exhibitors import exhibitor_messages, portal_links
from exhibitors.exhibiting.held import change, checked_save, described, held, insist_editable
from exhibitors.models import Exhibitor, ExhibitorContact

PERSON = frozenset({"name", "position", "phone", "email", "language"})
MOST = 8


@transaction.atomic
def add_contact(
    *, by: User | None, exhibitor: Exhibitor, contact: Mapping[str, Any], at: datetime.datetime | None = None
) -> ExhibitorContact:
    """Let another person act for the exhibitor, who gets a link of their own. Raises Refused where one cannot be."""
    exhibitor = held(exhibitor)
    if exhibitor.contacts.count() >= MOST:
        raise Refused(_("At most %(most)s people can act for an exhibitor.") % {"most": MOST})
    made = checked_contact(by, exhibitor, contact, "", at or timezone.now())
    exhibitor_messages.tell_one(exhibitor_messages.PORTAL, made, by=by)
    return made


@transaction.atomic
def correct_contact(*, by: User | None, contact: ExhibitorContact, details: Mapping[str, Any]) -> ExhibitorContact:
    """Correct how a person is called and reached. Raises Refused where that cannot stand."""
    contact = _held(contact)
    change(by, contact, _readable(details))
    return contact


@transaction.atomic
def remove_contact(*, by: User | None, contact: ExhibitorContact) -> None:
    """Delete a person with all that is kept of them: links, messages, what the trail said of their changes.

    Raises Refused for the last one of an exhibitor whose application stands: somebody has to be reached.
    """
    contact = _held(contact)
    exhibitor = contact.exhibitor
    if exhibitor.contacts.count() == 1 and exhibitor.applications.live().exists():
        raise Refused(_("This is the only person who can be reached. Add another one first, or withdraw."))
    forget(contact)
    history.record(by=by, action=Action.PERSON_DELETED, target=exhibitor)


def forget(contact: ExhibitorContact) -> None:
    """Delete the person and every trace, in the caller's transaction."""
    outbox.forget(about=contact)
    history.blank(about=[contact])
    contact.delete()


@transaction.atomic
def renew_link(*, by: User | None, contact: ExhibitorContact) -> str:
    """Close all links of the person and make a new one; its whole address, told this once."""
    contact = _held(contact)
    portal_links.forget(contact)
    history.record(by=by, action=Action.LINK_RENEWED, target=contact)
    return portal_links.make(contact)


@transaction.atomic
def send_link_again(*, edition: Edition, email: str) -> int:
    """Send the links of the people with this address once more; returns to how many, which nobody is told."""
    found = ExhibitorContact.objects.filter(exhibitor__edition=edition, email__iexact=email.strip())
    return exhibitor_messages.tell_link_once_more(found.exclude(email="").select_related("exhibitor__edition"))


@transaction.atomic
def note_opened(*, contact: ExhibitorContact, notice: str, at: datetime.datetime | None = None) -> ExhibitorContact:
    """The person has opened the portal and read the notice on personal data, of that version."""
    contact, at = _held(contact), at or timezone.now()
    contact.opened_at = contact.opened_at or at
    contact.informed_at, contact.notice_version = at, notice
    contact.save(update_fields=["opened_at", "informed_at", "notice_version"])
    return contact


def checked_contact(
    by: User | None, exhibitor: Exhibitor, contact: Mapping[str, Any], notice: str, at: datetime.datetime
) -> ExhibitorContact:
    """Store a person of an exhibitor, in the caller's transaction; `notice` is the version they have agreed to."""
    insist_editable(contact, PERSON)
    made = ExhibitorContact(exhibitor=exhibitor, created_at=at)
    if notice:
        made.informed_at, made.notice_version = at, notice
    checked_save(described(made, _readable(contact)))
    history.record(by=by, action=Action.ADDED, target=made)
    return made


def _held(contact: ExhibitorContact) -> ExhibitorContact:
    held(contact.exhibitor)
    rows = ExhibitorContact.objects.select_related("exhibitor__edition")
    found: ExhibitorContact | None = rows.filter(pk=contact.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def _readable(contact: Mapping[str, Any]) -> dict[str, Any]:
    """The details with the phone as it is stored. Raises Refused for what is none ("phone")."""
    insist_editable(contact, PERSON)
    details = dict(contact)
    if details.get("phone"):
        try:
            details["phone"] = phones.e164(details["phone"])
        except ValueError as error:
            sentence = _("This is no phone number. Write it like 0912 345 678, or with + and the country's code.")
            raise Refused(fields={"phone": [sentence]}) from error
    if not (details.get("name") or "").strip():
        raise Refused(fields={"name": [_("Type the full name.")]})
    return details
