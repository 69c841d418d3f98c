"""Slides through the one gated view of stored files."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from conference.choices import EditionStatus
from conference.permissions import Permission
from conference.views.files import FINDERS, Found, let_in
from events.models import Item

KIND = "slides"


def find_slides(request: HttpRequest, pk: int) -> Found:
    """An item's slides: to anyone once its text is public and past its embargo, before that to staff."""
    item = get_object_or_404(Item.objects.select_related("session__event__edition"), pk=pk)
    edition = item.session.event.edition
    is_public = edition.status != EditionStatus.DRAFT and Item.objects.readable(timezone.now()).filter(pk=pk).exists()
    let_in(request, is_public, edition, Permission.SEE_STAFF_DOCUMENTS)
    return Found(item.slides, str(item), is_public)


def register() -> None:
    FINDERS[KIND] = find_slides
