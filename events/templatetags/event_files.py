"""Addresses of the stored files of the programme: {% load event_files %}"""

from django import template

from conference.files import address
from events.models import Delegation, Item, PaperInvitation

register = template.Library()


@register.filter
def slides_address(item: Item) -> str:
    """{{ item|slides_address }}"""
    return address("slides", item.pk, str(item), item.slides)


@register.filter
def paper_address(item: Item) -> str:
    """{{ item|paper_address }}: the text as a file"""
    return address("paper", item.pk, str(item), item.document)


@register.filter
def sent_address(invitation: PaperInvitation, field: str) -> str:
    """{{ invitation|sent_address:"slides" }}: what an author sent, for the desk"""
    kind = "sent-slides" if field == "slides" else "sent-paper"
    return address(kind, invitation.pk, str(invitation), getattr(invitation, field))


@register.filter
def delegation_file(delegation: Delegation, field: str) -> str:
    """{{ delegation|delegation_file:"letter" }}: the letter or the signed list, for the desk"""
    kind = "delegation-letter" if field == "letter" else "signed-list"
    return address(kind, delegation.pk, str(delegation), getattr(delegation, field))
