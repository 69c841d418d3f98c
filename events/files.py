"""The files of texts through the one gated view of stored files."""

from collections.abc import Callable

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from conference.choices import EditionStatus
from conference.permissions import Permission
from conference.views.files import FINDERS, Found, let_in
from events.models import Delegation, Item, PaperInvitation

# Kinds of files in an address: of a text in the programme, and of a paper as its author sent it.
TEXT = {"slides": "slides", "paper": "document"}
SENT = {"sent-slides": "slides", "sent-paper": "document"}

# Of a delegation: the letter that invites it, and its list as it was signed.
OF_DELEGATION = {"delegation-letter": "letter", "signed-list": "signed_list"}


def _of_item(field: str) -> Callable[[HttpRequest, int], Found]:
    """Of an item: to anyone once its text is public and past its embargo, before that to staff."""

    def find(request: HttpRequest, pk: int) -> Found:
        item = get_object_or_404(Item.objects.select_related("session__event__edition"), pk=pk)
        edition, now = item.session.event.edition, timezone.now()
        is_public = edition.status != EditionStatus.DRAFT and Item.objects.readable(now).filter(pk=pk).exists()
        let_in(request, is_public, edition, Permission.SEE_STAFF_DOCUMENTS)
        return Found(getattr(item, field), str(item), is_public)

    return find


def _of_invitation(field: str) -> Callable[[HttpRequest, int], Found]:
    """As an author sent it: to those who work on the programme, whatever has become of it since."""

    def find(request: HttpRequest, pk: int) -> Found:
        invitation = get_object_or_404(PaperInvitation.objects.select_related("edition"), pk=pk)
        let_in(request, False, invitation.edition, Permission.EDIT_EVENTS)
        return Found(getattr(invitation, field), str(invitation), is_public=False)

    return find


def _of_delegation(field: str) -> Callable[[HttpRequest, int], Found]:
    """To those who see the delegates."""

    def find(request: HttpRequest, pk: int) -> Found:
        delegation = get_object_or_404(Delegation.objects.select_related("event__edition", "province"), pk=pk)
        let_in(request, False, delegation.edition, Permission.SEE_DELEGATES)
        return Found(getattr(delegation, field), str(delegation), is_public=False)

    return find


def register() -> None:
    for kind, field in OF_DELEGATION.items():
        FINDERS[kind] = _of_delegation(field)
    for kind, field in TEXT.items():
        FINDERS[kind] = _of_item(field)
    for kind, field in SENT.items():
        FINDERS[kind] = _of_invitation(field)
