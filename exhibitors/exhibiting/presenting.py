"""WRITER  What the public reads and sees of an exhibitor."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from conference import files, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from exhibitors.exhibiting.applying import ABOUT
from exhibitors.exhibiting.held import change, checked_save, held, insist_editable
from exhibitors.models import Exhibitor, ExhibitorPicture

PROFILE = (ABOUT | {"logo"}) - {"kind", "province"}
# What staff may set beyond that: it says through whom an exhibitor comes.
BY_STAFF = frozenset({"kind", "province"})
MOST_PICTURES = 8


@transaction.atomic
def edit_profile(*, by: User | None, exhibitor: Exhibitor, **details: Any) -> Exhibitor:
    """Change texts, logo and invoice details (in PROFILE; staff also BY_STAFF). Raises Refused for what cannot be."""
    insist_editable(details, PROFILE | BY_STAFF if by else PROFILE)
    exhibitor = held(exhibitor)
    replaced = files.of([exhibitor]) if "logo" in details else []
    change(by, exhibitor, details)
    files.forget(replaced)
    return exhibitor


@transaction.atomic
def hide(*, by: User | None, exhibitor: Exhibitor, hidden: bool) -> Exhibitor:
    """Take the exhibitor off the public pages, or show it there again."""
    exhibitor = held(exhibitor)
    change(by, exhibitor, {"is_hidden": hidden})
    return exhibitor


@transaction.atomic
def add_picture(*, by: User | None, exhibitor: Exhibitor, file: Any, caption: str = "") -> ExhibitorPicture:
    """Add a picture that was made anew (`conference.uploads`). Raises Refused where there are enough."""
    exhibitor = held(exhibitor)
    if exhibitor.pictures.count() >= MOST_PICTURES:
        raise Refused(fields={"file": [_("At most %(most)s pictures. Remove one first.") % {"most": MOST_PICTURES}]})
    picture = ExhibitorPicture(exhibitor=exhibitor, file=file, caption=caption.strip()[:200])
    checked_save(picture)
    history.record(by=by, action=Action.CHANGED, target=exhibitor, changes={"pictures": "+1"})
    return picture


@transaction.atomic
def remove_picture(*, by: User | None, picture: ExhibitorPicture) -> None:
    """Take a picture away; its file goes once nothing names it."""
    exhibitor = held(picture.exhibitor)
    stored = files.of([picture])
    ExhibitorPicture.objects.filter(pk=picture.pk).delete()
    files.forget(stored)
    history.record(by=by, action=Action.CHANGED, target=exhibitor, changes={"pictures": "-1"})
