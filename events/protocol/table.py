"""WRITER  The rank table: begun from the standard one, then edited group by group."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events.choices import Address
from events.models import Category, Delegate, Protocol, ProtocolGroup
from events.models.protocol import STEP
from events.standard_ranks import TABLE

FIELDS = frozenset({"name_vi", "name_en", "origin", "category", "units", "positions", "by_name"})
MOST = 99


def of(edition: Edition) -> Protocol:
    """The edition's protocol, unsaved before anything was decided."""
    return Protocol.objects.filter(edition=edition).first() or Protocol(edition=edition)


@transaction.atomic
def start(*, by: User | None, edition: Edition) -> list[ProtocolGroup]:
    """Give the edition the standard table. Raises Refused where it has groups already."""
    protocol = _locked(edition)
    if ProtocolGroup.objects.filter(edition=edition).exists():
        raise Refused(_("The rank table has groups already."))
    categories = {one.code: one for one in Category.objects.filter(edition=edition)}
    made = [
        ProtocolGroup(
            edition=edition, number=number, name_vi=row.name_vi, name_en=row.name_en, origin=row.origin,
            units=row.units, positions=row.positions, category=categories.get(row.category), by_name=row.by_name,
        )
        for number, row in enumerate(TABLE, start=1)
    ]  # fmt: skip
    ProtocolGroup.objects.bulk_create(made)
    history.record(by=by, action=Action.ADDED, target=protocol, changes={"groups": len(made)})
    return made


@transaction.atomic
def save_group(
    *, by: User | None, edition: Edition, group: ProtocolGroup | None, said: Mapping[str, Any]
) -> ProtocolGroup:
    """Change a group, or add one at the end where `group` is None. Raises Refused with the fields that cannot stand."""
    _locked(edition)
    if unknown := set(said) - FIELDS:
        raise TypeError(f"not a group's: {sorted(unknown)}")
    row = _of(edition, group) if group else ProtocolGroup(edition=edition, number=_next(edition))
    before = history.snapshot(row, list(said))
    for name, value in said.items():
        setattr(row, name, value)
    try:
        row.clean_fields()
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    row.save()
    changes = history.difference(before, history.snapshot(row, list(said))) if group else {}
    history.record(by=by, action=Action.CHANGED if group else Action.ADDED, target=row, changes=changes)
    return row


def _next(edition: Edition) -> int:
    last = ProtocolGroup.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST:
        raise Refused(_("A rank table has at most %(count)s groups.") % {"count": MOST})
    return int(last) + 1


@transaction.atomic
def step_group(*, by: User | None, edition: Edition, group: ProtocolGroup, down: bool) -> ProtocolGroup:
    """Let a group change places with the one above or below; the ranks of their delegates go with them.

    At the end of the table nothing happens.
    """
    _locked(edition)
    row = _of(edition, group)
    others = ProtocolGroup.objects.filter(edition=edition)
    other = (
        others.filter(number__gt=row.number).order_by("number").first()
        if down
        else others.filter(number__lt=row.number).order_by("-number").first()
    )
    if other is None:
        return row
    mine, theirs = row.number, other.number
    # 0 is nobody's: two of one number the database refuses.
    for one, from_, to in ((row, mine, 0), (other, theirs, mine), (row, 0, theirs)):
        ProtocolGroup.objects.filter(pk=one.pk).update(number=to)
        _carry(edition, from_, to)
    row.number = theirs
    history.record(by=by, action=Action.CHANGED, target=row, changes={"number": [mine, theirs]})
    return row


def _carry(edition: Edition, from_: int, to: int) -> None:
    """The ranks made of one number become those of another."""
    ranked = Delegate.objects.filter(edition=edition, protocol_rank__gte=from_ * STEP)
    ranked = ranked.filter(protocol_rank__lt=(from_ + 1) * STEP)
    ranked.update(protocol_rank=F("protocol_rank") + (to - from_) * STEP)


@transaction.atomic
def remove_group(*, by: User | None, edition: Edition, group: ProtocolGroup) -> None:
    """Take a group off the table. Ranks that it gave stay until they are set from the table again."""
    _locked(edition)
    row = _of(edition, group)
    history.record(by=by, action=Action.DELETED, target=row)
    ProtocolGroup.objects.filter(pk=row.pk).delete()


@transaction.atomic
def address_by(*, by: User | None, edition: Edition, address: Address) -> Protocol:
    """Choose the form of address of the whole edition."""
    protocol = _locked(edition)
    before, protocol.address = protocol.address, address
    if before != address:
        protocol.save(update_fields=["address"])
        history.record(by=by, action=Action.CHANGED, target=protocol, changes={"address": [before, address.value]})
    return protocol


def _of(edition: Edition, group: ProtocolGroup) -> ProtocolGroup:
    found = ProtocolGroup.objects.filter(edition=edition, pk=group.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def _locked(edition: Edition) -> Protocol:
    """The edition's protocol under its lock, made by whoever comes first."""
    try:
        with transaction.atomic():
            Protocol.objects.get_or_create(edition=edition)
    except IntegrityError:  # pragma: no cover  two made it at one moment; it is there now
        pass
    found: Protocol = (
        Protocol.objects.select_for_update(of=("self",), no_key=True).select_related("edition").get(edition=edition)
    )
    return found
