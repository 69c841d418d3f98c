"""WRITER  Inviting departments and units to send their people, and the link that lets them."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files, history, outbox, phones, tokens
from conference.choices import Action
from conference.errors import Refused
from conference.models import Province, User
from events import delegation_messages, places
from events.choices import PoolKind
from events.delegations.held import change, checked_save, held, insist_in_time
from events.models import Category, Delegation, DelegationQuota, Event, Pool

EDITABLE = frozenset({"letter_number", "letter_date", "letter", "due_on", "contact_name", "contact_email",
                      "contact_phone", "language"})  # fmt: skip
Quotas = Mapping[Category, int]
Contacts = Mapping[Province, Mapping[str, str]]


class Invited(NamedTuple):
    """A delegation with the secret of its link, which is known at this moment only."""

    delegation: Delegation
    token: str


@transaction.atomic
def invite(
    *, by: User | None, event: Event, quotas: Quotas, province: Province | None = None, unit: str = "",
    set_aside: bool = False, at: datetime.datetime | None = None, **details: Any,
) -> Invited:  # fmt: skip
    """Ask a department or another unit for its people (in EDITABLE: what may be said of it).

    With `set_aside` the quota's places are kept for the province until the last day. Where there is an
    e-mail the link goes there, too. Raises Refused where nobody is named, the department has been invited
    already, the day is over, no quota is given ("quotas"), or fewer places are free.
    """
    _insist_editable(details)
    at, token = at or timezone.now(), tokens.new()
    delegation = Delegation(
        event=event, province=province, unit=unit.strip(), invited_at=at, token_digest=tokens.digest(token)
    )
    _describe(delegation, details)
    insist_in_time(delegation.due_on, at)
    checked_save(delegation)
    _set_quotas(delegation, quotas)
    if set_aside and province:
        _set_aside(by, delegation, quotas)
    history.record(by=by, action=Action.ADDED, target=delegation, changes={"due_on": delegation.due_on})
    delegation_messages.invite(delegation, token, by=by)
    return Invited(delegation, token)


@transaction.atomic
def invite_all(
    *, by: User | None, event: Event, provinces: Iterable[Province], quotas: Quotas, contacts: Contacts | None = None,
    **details: Any,
) -> list[Invited]:  # fmt: skip
    """Invite the departments of all these provinces that are not invited yet, each with its own contact if given.

    All of them or none: raises Refused where all have been invited, and as `invite` does.
    """
    contacts = contacts or {}
    known = set(Delegation.objects.filter(event=event, unit="").values_list("province_id", flat=True))
    made = [
        invite(by=by, event=event, province=province, quotas=quotas, **{**details, **contacts.get(province, {})})
        for province in provinces
        if province.pk not in known
    ]
    if not made:
        raise Refused(_("All these departments have been invited already."))
    return made


@transaction.atomic
def revise(
    *, by: User | None, delegation: Delegation, quotas: Quotas | None = None, at: datetime.datetime | None = None,
    **details: Any,
) -> Delegation:  # fmt: skip
    """Set another last day, quota, letter or focal person. Raises Refused as `invite` does."""
    _insist_editable(details)
    delegation = held(delegation)
    if "due_on" in details and details["due_on"] != delegation.due_on:
        insist_in_time(details["due_on"], at or timezone.now())
    replaced = [delegation.letter] if "letter" in details else []
    normal = Delegation()
    _describe(normal, details)
    change(by, delegation, {name: getattr(normal, name) for name in details})
    files.forget(replaced)
    if quotas is not None:
        before = {quota.category_id: quota.size for quota in delegation.quotas.all()}
        _set_quotas(delegation, quotas)
        after = {category.pk: size for category, size in quotas.items() if size}
        if before != after:
            changes = {"quota": [sum(before.values()), sum(after.values())]}
            history.record(by=by, action=Action.CHANGED, target=delegation, changes=changes)
    return delegation


@transaction.atomic
def renew_link(*, by: User | None, delegation: Delegation, at: datetime.datetime | None = None) -> Invited:
    """Make a new link; the one before opens nothing from now on. A list that was declined is open again."""
    delegation, token = held(delegation), tokens.new()
    change(by, delegation, {"token_digest": tokens.digest(token), "declined_at": None, "reason": ""})
    outbox.forget(about=delegation)
    delegation_messages.invite(delegation, token, by=by)
    return Invited(delegation, token)


def _insist_editable(details: Mapping[str, Any]) -> None:
    if unknown := set(details) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")


def _describe(delegation: Delegation, details: Mapping[str, Any]) -> None:
    for name, value in details.items():
        setattr(delegation, name, value.strip() if isinstance(value, str) else value)
    if delegation.contact_phone:
        try:
            delegation.contact_phone = phones.e164(delegation.contact_phone)
        except ValueError as error:
            sentence = _("This is no phone number. Write it like 0912 345 678, or with + and the country's code.")
            raise Refused(fields={"contact_phone": [sentence]}) from error


def _set_quotas(delegation: Delegation, quotas: Quotas) -> None:
    if not any(quotas.values()):
        raise Refused(fields={"quotas": [_("Say how many people may come.")]})
    DelegationQuota.objects.filter(delegation=delegation).delete()
    DelegationQuota.objects.bulk_create(
        DelegationQuota(delegation=delegation, category=category, size=size)
        for category, size in quotas.items()
        if size
    )


def _set_aside(by: User | None, delegation: Delegation, quotas: Quotas) -> None:
    assert delegation.province is not None
    known = Pool.objects.filter(kind=PoolKind.QUOTA, event=delegation.event, province=delegation.province)
    if known.exists():
        return
    for category, size in quotas.items():
        if size:
            places.open_quota(
                by=by, event=delegation.event, province=delegation.province, category=category, size=size,
                returns_on=delegation.due_on,
            )  # fmt: skip
