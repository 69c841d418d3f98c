"""The desk's menu: the pages that stand by themselves, as far as the colleague may open them."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from conference import gates
from conference.permissions import Permission, may, may_somewhere, roles_of


class Item(TypedDict):
    url: str
    label: str


def desk_menu(request: HttpRequest) -> list[Item]:
    """Empty before the sign-in is complete."""
    user = getattr(request, "user", None)
    if user is None or not roles_of(user) or not gates.signed_in_enough(user):
        return []
    pages = [("desk", _("Desk"), True)]
    pages.append(("outbox", _("Outbox"), may_somewhere(user, Permission.USE_OUTBOX)))
    pages.append(("desk-rotation", _("Rotating flag"), may(user, Permission.ROTATE_FLAG, None)))
    pages.append(("ministry-colleagues", _("Colleagues of the ministry"), may(user, Permission.MANAGE_STAFF, None)))
    pages.append(("admin:index", _("Data management"), True))
    return [Item(url=reverse(name), label=label) for name, label, allowed in pages if allowed]
