"""WRITER  What is kept of people who act for exhibitors goes with its term, as `events.purging` does for delegates."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from conference import history, outbox
from conference.models import Edition, Message
from events.purging import STEPS, Step
from events.retention import Part
from exhibitors.models import BoothStaff, ExhibitorContact, PortalLink


def _reachable(edition: Edition) -> QuerySet[ExhibitorContact]:
    return ExhibitorContact.objects.filter(exhibitor__edition=edition).exclude(Q(phone="", email=""))


def _empty_contacts(pks: list[int]) -> None:
    """Phone, e-mail and links go; the name stays until its own term."""
    PortalLink.objects.filter(contact__in=pks).delete()
    ExhibitorContact.objects.filter(pk__in=pks).update(phone="", email="", purged_at=timezone.now())


def _messages(edition: Edition) -> QuerySet[Message]:
    return Message.objects.over().filter(edition=edition, about_type__startswith="exhibitors.")


def _people(edition: Edition) -> QuerySet[ExhibitorContact]:
    return ExhibitorContact.objects.filter(exhibitor__edition=edition)


def _delete_people(pks: list[int]) -> None:
    rows = list(ExhibitorContact.objects.filter(pk__in=pks))
    for one in rows:
        outbox.forget(about=one)
    history.blank(about=rows)
    ExhibitorContact.objects.filter(pk__in=pks).delete()


def _staff(edition: Edition) -> QuerySet[BoothStaff]:
    return BoothStaff.objects.filter(exhibitor__edition=edition)


OURS: dict[Part, tuple[Step, ...]] = {
    Part.CONTACT: (Step(_reachable, _empty_contacts), Step(_messages, outbox.forget_rows)),
    Part.PERSON: (
        Step(_people, _delete_people),
        Step(_staff, lambda pks: BoothStaff.objects.filter(pk__in=pks).delete()),
    ),
}


def register() -> None:
    """Let these go with the others, when the app is loaded."""
    for part, steps in OURS.items():
        STEPS[part] = (*STEPS[part], *(step for step in steps if step not in STEPS[part]))
