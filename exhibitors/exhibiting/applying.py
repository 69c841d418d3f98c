"""WRITER  Applying for booths."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.folding import fold
from conference.models import Edition, User
from exhibitors import exhibitor_messages, fairs
from exhibitors.booths import begin, move_to
from exhibitors.choices import ExhibitorKind
from exhibitors.exhibiting.contacts import checked_contact
from exhibitors.exhibiting.held import checked_save, described, free_slug, insist_editable
from exhibitors.models import Application, Exhibitor
from exhibitors.transitions import Step, after

ABOUT = frozenset({"kind", "name_vi", "name_en", "province", "address", "website", "profile_vi", "profile_en",
                   "public_phone", "public_email", "tax_code", "invoice_name", "invoice_address",
                   "invoice_email"})  # fmt: skip
WISH = frozenset({"wanted", "wanted_type", "note", "through_department"})


class Applied(NamedTuple):
    """What an applicant is told the same of, whether or not it is new."""

    application: Application | None
    is_new: bool


@transaction.atomic
def apply(
    *, by: User | None, edition: Edition, key: uuid.UUID, exhibitor: Mapping[str, Any], contact: Mapping[str, Any],
    wish: Mapping[str, Any], notice: str = "", at: datetime.datetime | None = None,
) -> Applied:  # fmt: skip
    """Enter an exhibitor (in ABOUT) with its first contact person and what it wants (in WISH).

    The same `key` is the same application. To whom is known by name and province already, a stranger's second
    application only sends the link once more; a colleague is refused ("name_vi"). Raises Refused where the fair
    takes none (colleagues may enter one all the same), and where something cannot stand.
    """
    insist_editable(exhibitor, ABOUT)
    insist_editable(wish, WISH)
    fair = fairs.lock(edition)
    at = at or timezone.now()
    if by is None and not fair.takes_applications_on(fairs.today_at(at)):
        raise Refused(_("The fair takes no applications at the moment."))
    if known := Exhibitor.objects.filter(edition=edition, idempotency_key=key).first():
        return Applied(known.applications.first(), False)
    made = described(Exhibitor(edition=edition, idempotency_key=key, created_at=at), exhibitor)
    if twin := _twin(made):
        return _known_already(by, twin)
    return Applied(_enter(by, made, contact, wish, notice, at), True)


@transaction.atomic
def reopen(*, by: User | None, application: Application, at: datetime.datetime | None = None) -> Application:
    """Take up an application again that was declined, withdrawn or whose booths were taken back: it waits anew.

    Raises Refused for any other, and where the exhibitor has another application by now.
    """
    _fair, application, at = begin(application, at)
    before, state = application.state, after(application.state, Step.REOPEN)
    try:
        with transaction.atomic():
            move_to(
                by, application, Action.REINSTATED, before, state,
                applied_at=at, reason="", allotment=None, rank=None,
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(_("This exhibitor has another application by now.")) from error
    exhibitor_messages.tell(exhibitor_messages.NEWS, application, by=by)
    return application


def _enter(
    by: User | None, exhibitor: Exhibitor, contact: Mapping[str, Any], wish: Mapping[str, Any], notice: str,
    at: datetime.datetime,
) -> Application:  # fmt: skip
    taken = set(Exhibitor.objects.filter(edition=exhibitor.edition).values_list("slug", flat=True))
    exhibitor.slug = free_slug(exhibitor.name_vi or "", taken)
    checked_save(exhibitor)
    checked_contact(by, exhibitor, contact, notice, at)
    application: Application = described(Application(exhibitor=exhibitor, applied_at=at), wish)
    insist_department(application)
    checked_save(application)
    history.record(by=by, action=Action.ADDED, target=application, changes={"wanted": application.wanted})
    exhibitor_messages.tell(exhibitor_messages.APPLIED, application, by=by)
    return application


def insist_department(application: Application) -> None:
    """Raise Refused where an application goes through a department and no province says which."""
    if application.through_department and application.exhibitor.province_id is None:
        raise Refused(fields={"province": [_("Choose the province whose department puts you forward.")]})


def _twin(made: Exhibitor) -> Exhibitor | None:
    """An exhibitor of the same name and province, or of the same tax code."""
    rows = Exhibitor.objects.filter(edition=made.edition)
    if made.kind == ExhibitorKind.PAVILION:
        pavilion: Exhibitor | None = rows.filter(kind=made.kind, province=made.province).first()
        return pavilion
    named = fold(made.name_vi or "")
    known: Exhibitor
    for known in rows.filter(province=made.province, folded__startswith=named):
        if fold(known.name_vi) == named:
            return known
    same: Exhibitor | None = rows.filter(tax_code=made.tax_code).first() if made.tax_code else None
    return same


def _known_already(by: User | None, twin: Exhibitor) -> Applied:
    if by is not None:
        raise Refused(fields={"name_vi": [_("This exhibitor is there already.")]})
    exhibitor_messages.tell_link_once_more(twin.contacts.all())
    return Applied(twin.applications.first(), False)
