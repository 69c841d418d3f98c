"""WRITER  Personal data whose term is over is emptied: the rows stay, so that an edition's counts stay true."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from conference import data_access, files, history, outbox, tokens
from conference.choices import Action
from conference.models import DataAccess, Edition, Message, User
from events import places, printing, qr_drawings, retention, stays
from events.choices import OF_A_STAY, Purpose
from events.delegations.rows import FIELDS as ROW
from events.models import (
    Answer,
    Consent,
    Delegate,
    Delegation,
    DelegationEntry,
    Hold,
    PaperInvitation,
    PickUp,
    Registration,
    StayList,
)
from events.models.delegate import new_scan_code
from events.retention import Part

BATCH = 200
STAY = ("arrival", "lodging", "lodging_note", "transport", "diet", "interpretation")
CONTACT = ("phone", "email")
NAME = ("honorific", "name", "academic_title", "position", "unit", "country", "name_order", "folded_unit",
        "rank_reason")  # fmt: skip
# What a row of a delegation's list may still hold once the stay, and then the contact, is gone.
IDENTITY = ("honorific", "name", "academic_title", "position", "unit", "province", "country", "category")


@dataclass(frozen=True)
class Due:
    """So many rows of an edition hold a part whose term is over."""

    edition: Edition
    part: Part
    count: int

    @property
    def what(self) -> Any:
        """In words, as the notice has it."""
        return next(term.what for term in retention.TERMS if term.part == self.part)


@dataclass(frozen=True)
class Step:
    """Which rows of an edition still hold something, and how some of them, by id, are emptied: then they do not."""

    rows: Callable[[Edition], QuerySet[Any]]
    empty: Callable[[list[int]], Any]


def due(today: datetime.date, edition: Edition | None = None) -> list[Due]:
    """What is to be purged by now, edition by edition in the order of the terms; nothing once it has been done."""
    editions = [edition] if edition else list(Edition.objects.order_by("year", "pk"))
    found = [
        Due(one, part, sum(step.rows(one).count() for step in steps))
        for one in editions
        for part, steps in STEPS.items()
        if (over := retention.over_on(one, part)) and over <= today
    ]
    return [one for one in found if one.count]


def purge(*, by: User | None, due: Due) -> int:
    """Empty one part of one edition, each batch by itself; returns how many rows. Done again it finds nothing.

    The trail says which part and how many, and no value.
    """
    done = sum(len(pks) for step in STEPS[due.part] for pks in _batches(step, due.edition))
    if done:
        told = {"part": due.part.value, "count": done}
        history.record(by=by, action=Action.DATA_PURGED, target=due.edition, changes=told)
    return done


def _batches(step: Step, edition: Edition) -> Iterator[list[int]]:
    while pks := list(step.rows(edition).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            step.empty(pks)
        yield pks


# --- which rows hold something ---------------------------------------------------------------------


def _holding(fields: tuple[str, ...]) -> Q:
    found = Q()
    for name in fields:
        found |= ~Q(**{name: ""})
    return found


def _delegates(edition: Edition) -> QuerySet[Delegate]:
    return Delegate.objects.filter(edition=edition)


def _invited_again() -> Q:
    agreed = Consent.objects.filter(purpose=Purpose.NEXT_EDITION, withdrawn_at=None)
    return Q(pk__in=agreed.values("delegate"))


def _with_stay(edition: Edition) -> QuerySet[Delegate]:
    answered = Q(pk__in=Answer.objects.values("delegate"))
    return _delegates(edition).filter(_holding(STAY) | Q(arrives_at__isnull=False) | answered)


def _with_contact(edition: Edition) -> QuerySet[Delegate]:
    return _delegates(edition).filter(_holding(CONTACT)).exclude(_invited_again())


def _with_name(edition: Edition) -> QuerySet[Delegate]:
    return _delegates(edition).exclude(name="")


def _entries(edition: Edition, *kept: str) -> QuerySet[DelegationEntry]:
    """Rows of delegations' lists that hold more than that."""
    rows = DelegationEntry.objects.filter(delegation__event__edition=edition)
    more = [name for name in ROW if name not in kept]
    return rows.filter(Q(values__has_any_keys=more) | Q(sent__has_any_keys=more))


def _messages(edition: Edition) -> QuerySet[Message]:
    """What was told to delegates, focal persons and authors, as far as it does not wait to be sent."""
    return Message.objects.over().filter(edition=edition, about_type__startswith="events.")


# --- how they are emptied --------------------------------------------------------------------------


def _empty_stay(pks: list[int]) -> None:
    Delegate.objects.filter(pk__in=pks).update(arrives_at=None, **dict.fromkeys(STAY, ""))
    Answer.objects.filter(delegate__in=pks).delete()


def _empty_contact(pks: list[int]) -> None:
    gone = dict.fromkeys(CONTACT, "")
    Delegate.objects.filter(pk__in=pks).update(contact_confirmed_at=None, purged_at=timezone.now(), **gone)


def _empty_person(pks: list[int]) -> None:
    """Name and all: the pass opens nothing more, the badge names nobody, the trail keeps who did what and when."""
    _empty_stay(pks)
    _empty_contact(pks)
    number = Concat(Value("#"), Cast("pk", CharField()))
    Delegate.objects.filter(pk__in=pks).update(protocol_rank=None, folded_name=number, **dict.fromkeys(NAME, ""))
    rows = Registration.objects.filter(delegate__in=pks)
    number = Concat(Value("#"), Cast("delegate_id", CharField()))
    rows.update(folded_name=number, folded_unit="", asked="")
    people = list(Delegate.objects.filter(pk__in=pks))
    qr_drawings.forget(one.scan_code for one in people)
    for one in people:
        one.pass_token, one.scan_code = tokens.new(), new_scan_code()
    Delegate.objects.bulk_update(people, ["pass_token", "scan_code"])
    Consent.objects.filter(delegate__in=pks).delete()
    printing.forget(pks)
    history.blank(about=[*people, *rows])


def _narrow(pks: list[int], *kept: str) -> None:
    rows = list(DelegationEntry.objects.filter(pk__in=pks))
    for row in rows:
        row.values, row.sent = ({name: one[name] for name in kept if name in one} for one in (row.values, row.sent))
    DelegationEntry.objects.bulk_update(rows, ["values", "sent"])


def _empty_focal_persons(pks: list[int]) -> None:
    Delegation.objects.filter(pk__in=pks).update(contact_name="", contact_email="", contact_phone="")


def _forget_signed_lists(pks: list[int]) -> None:
    rows = Delegation.objects.filter(pk__in=pks)
    files.forget([row.signed_list for row in rows])
    rows.update(signed_list="")


STEPS: dict[Part, tuple[Step, ...]] = {
    Part.STAY: (
        Step(_with_stay, _empty_stay),
        Step(lambda edition: _entries(edition, *IDENTITY, *CONTACT), lambda pks: _narrow(pks, *IDENTITY, *CONTACT)),
        Step(
            lambda edition: Hold.objects.filter(pool__edition=edition, pool__kind__in=OF_A_STAY),
            places.give_up,
        ),
        Step(
            lambda edition: PickUp.objects.filter(pool__edition=edition).filter(_holding(stays.PEOPLE)),
            stays.forget_people,
        ),
        Step(lambda edition: StayList.objects.filter(edition=edition), stays.forget_lists),
    ),
    Part.CONTACT: (
        Step(_with_contact, _empty_contact),
        Step(lambda edition: _entries(edition, *IDENTITY), lambda pks: _narrow(pks, *IDENTITY)),
        Step(
            lambda edition: PaperInvitation.objects.filter(edition=edition).exclude(reach=""),
            lambda pks: PaperInvitation.objects.filter(pk__in=pks).update(reach=""),
        ),
        Step(
            lambda edition: Delegation.objects.filter(event__edition=edition).filter(
                _holding(("contact_name", "contact_email", "contact_phone"))
            ),
            _empty_focal_persons,
        ),
        Step(_messages, outbox.forget_rows),
    ),
    Part.PERSON: (
        Step(lambda edition: _with_name(edition).exclude(_invited_again()), _empty_person),
        Step(_entries, _narrow),
        Step(
            lambda edition: Delegation.objects.filter(event__edition=edition).exclude(signed_list=""),
            _forget_signed_lists,
        ),
    ),
    Part.INVITED_AGAIN: (Step(_with_name, _empty_person),),
    Part.LOOKS: (Step(lambda edition: DataAccess.objects.filter(edition=edition), data_access.forget),),
}
