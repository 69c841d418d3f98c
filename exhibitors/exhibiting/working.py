"""WRITER  What an exhibitor needs at its booth: services, and badges for those who work there."""

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from exhibitors import booths, fees
from exhibitors.choices import HOLDING
from exhibitors.exhibiting.held import checked_save, held
from exhibitors.models import Application, BoothStaff, Exhibitor, Fair, FairService, ServiceOrder


@transaction.atomic
def order_services(
    *, by: User | None, application: Application, quantities: Mapping[FairService, int],
    at: datetime.datetime | None = None,
) -> Application:  # fmt: skip
    """Order so much of each service, none of the others: that settles the task. Raises Refused for more than may be."""
    fair, application, at = booths.begin(application, at)
    before = {order.service_id: order.quantity for order in application.orders.all()}
    ServiceOrder.objects.filter(application=application).delete()
    for service, quantity in quantities.items():
        if service.fair_id != fair.pk or quantity > service.most:
            told = _("At most %(most)s of “%(service)s”.") % {"most": service.most, "service": service.name}
            raise Refused(fields={f"service_{service.pk}": [told]})
        if quantity:
            ServiceOrder.objects.create(application=application, service=service, quantity=quantity)
    application.services_at = at or timezone.now()
    application.save(update_fields=["services_at"])
    if application.state in HOLDING:
        fees.reckon(application)
    after = {service.pk: quantity for service, quantity in quantities.items() if quantity}
    changes = {"services": [before, after]} if before != after else {}
    history.record(by=by, action=Action.CHANGED, target=application, changes=changes)
    return application


@transaction.atomic
def set_staff(*, by: User | None, exhibitor: Exhibitor, people: Iterable[tuple[str, str]]) -> list[BoothStaff]:
    """Say who works at the booth: name and position, in this order. Raises Refused for more than get a badge."""
    exhibitor = held(exhibitor)
    named = [(" ".join(name.split()), " ".join(position.split())) for name, position in people if name.strip()]
    if len(named) > (quota := staff_quota(exhibitor)):
        raise Refused(_("At most %(quota)s badges for your booths.") % {"quota": quota})
    BoothStaff.objects.filter(exhibitor=exhibitor).delete()
    made = [BoothStaff(exhibitor=exhibitor, name=name, position=position) for name, position in named]
    for one in made:
        checked_save(one)
    history.record(by=by, action=Action.CHANGED, target=exhibitor, changes={"badges": len(made)})
    return made


def staff_quota(exhibitor: Exhibitor, fair: Fair | None = None) -> int:
    """How many badges the exhibitor's booths bring: so many a booth that it holds, or wants while it holds none."""
    fair = fair or Fair.objects.get(edition=exhibitor.edition_id)
    application = exhibitor.applications.live().first()
    if application is None:
        return 0
    held_now = application.holdings.all().count() if application.state in HOLDING else 0
    return (held_now or application.wanted) * fair.badges_per_booth
