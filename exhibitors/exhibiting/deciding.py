"""WRITER  What is decided on an application without a booth being given: declined, withdrawn, asked after, deleted."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from conference import files, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from exhibitors import booths, exhibitor_messages, payments, tasks
from exhibitors.choices import ApplicationState
from exhibitors.exhibiting.applying import WISH, insist_department
from exhibitors.exhibiting.contacts import forget
from exhibitors.exhibiting.held import change, described, held, insist_editable
from exhibitors.models import Application, BoothHolding, Exhibitor
from exhibitors.transitions import Step


@transaction.atomic
def decline(
    *, by: User | None, application: Application, reason: str = "", at: datetime.datetime | None = None
) -> Application:
    """Say that there is no booth for the exhibitor. Raises Refused where booths are offered or held: release them."""
    _fair, application, at = booths.begin(application, at)
    return booths.let_go(by, application, Step.DECLINE, Action.DECLINED, at, reason=reason.strip()[:500])


@transaction.atomic
def withdraw(*, by: User | None, application: Application, at: datetime.datetime | None = None) -> Application:
    """The exhibitor does not come; its booths go to the next one. Raises Refused where it is over already."""
    fair, application, at = booths.begin(application, at)
    freed = [one.booth for one in application.holdings.select_related("booth").order_by("booth__code")]
    booths.let_go(by, application, Step.WITHDRAW, Action.ABSENCE_REPORTED, at)
    booths.pass_on(fair, freed, at)
    return application


@transaction.atomic
def put_on_list(*, by: User | None, application: Application, at: datetime.datetime | None = None) -> Application:
    """The exhibitor gets the next booth that becomes free by itself and suits it. A second time changes nothing.

    Raises Refused where it waits for none.
    """
    _fair, application, at = booths.begin(application, at)
    if application.state != ApplicationState.APPLIED:
        raise Refused(_("Only who waits for a booth can be put on the waiting list."))
    if application.listed_at is None:
        change(by, application, {"listed_at": at})
        exhibitor_messages.tell(exhibitor_messages.LISTED, application, by=by)
    return application


@transaction.atomic
def take_off_list(*, by: User | None, application: Application) -> Application:
    """The exhibitor waits for a colleague's decision as before."""
    _fair, application, _at = booths.begin(application, None)
    change(by, application, {"listed_at": None})
    return application


@transaction.atomic
def change_wish(*, by: User | None, application: Application, **wish: Any) -> Application:
    """Want another number or type of booths. Raises Refused once booths are offered, or the department has chosen."""
    insist_editable(wish, WISH)
    _fair, application, _at = booths.begin(application, None)
    if application.state != ApplicationState.APPLIED:
        raise Refused(_("The Organising Committee has decided already. Please ask it for another booth."))
    if application.allotment_id and set(wish) & {"wanted", "through_department"}:
        raise Refused(_("The department has selected you with what you wanted. Please ask it first."))
    insist_department(described(application, {}))
    change(by, application, wish)
    return application


@transaction.atomic
def remind(*, by: User | None, application: Application, at: datetime.datetime | None = None) -> Application:
    """Write to the exhibitor what is still to be done. Raises Refused where that is nothing."""
    fair, application, at = booths.begin(application, at)
    missing = tasks.missing(fair, application)
    if not missing:
        raise Refused(_("This exhibitor has done all that is asked for."))
    for contact in application.exhibitor.contacts.all():
        with translation.override(contact.language):
            lines = [
                f"{task.label}: {_('by %(day)s') % {'day': formats.date_format(task.due_on, 'SHORT_DATE_FORMAT')}}"
                for task in missing
            ]
        exhibitor_messages.tell_one(
            exhibitor_messages.REMINDER, contact, by=by, application=application, tasks="\n".join(lines)
        )
    application.reminded_at = at or timezone.now()
    application.save(update_fields=["reminded_at"])
    history.record(by=by, action=Action.ASKED, target=application)
    return application


@transaction.atomic
def delete(*, by: User | None, exhibitor: Exhibitor) -> None:
    """Delete an exhibitor with its people, texts, pictures and products. Raises Refused while it holds a booth."""
    exhibitor = held(exhibitor)
    if BoothHolding.objects.filter(application__exhibitor=exhibitor).exists():
        raise Refused(_("This exhibitor holds a booth. Take it back first."))
    stored = files.of([exhibitor, *exhibitor.pictures.all(), *exhibitor.products.all()])
    for contact in list(exhibitor.contacts.all()):
        forget(contact)
    history.record(by=by, action=Action.DELETED, target=exhibitor)
    payments.free(exhibitor)
    exhibitor.delete()
    files.forget(stored)
