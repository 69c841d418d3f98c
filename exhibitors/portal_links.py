"""WRITER  The links that open the portal, each for one contact of an exhibitor."""

import datetime

from django.conf import settings
from django.utils import timezone

from conference import tokens
from exhibitors.models import ExhibitorContact, PortalLink


def make(contact: ExhibitorContact, at: datetime.datetime | None = None) -> str:
    """A new link's whole address, in the contact's language; told this once. In the caller's transaction."""
    token = tokens.new()
    PortalLink.objects.create(contact=contact, token_digest=tokens.digest(token), made_at=at or timezone.now())
    return address(token, contact.language)


def address(token: str, language: str) -> str:
    """The whole address of the portal that this secret opens."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_ADDRESS.rstrip('/')}{prefix}/exhibitor/{token}/"


def opened_by(token: str) -> ExhibitorContact | None:
    """The contact whose portal this secret opens; None for what is no secret of ours."""
    rows = ExhibitorContact.objects.select_related("exhibitor__edition__host", "exhibitor__province")
    found: ExhibitorContact | None = rows.filter(links__token_digest=tokens.digest(token)).first()
    return found


def forget(contact: ExhibitorContact) -> None:
    """Close all links of a contact, in the caller's transaction."""
    PortalLink.objects.filter(contact=contact).delete()
