"""WRITER  What exhibitors pay: reckoned from booths and services, fixed or covered by staff; the fair's account."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from exhibitors import fairs
from exhibitors.choices import CoverSource
from exhibitors.models import Application, BankAccount, Fee

ACCOUNT = frozenset({"bank", "bank_name", "number", "holder", "memo_prefix"})
MOST = 10**11


def reckon(application: Application) -> None:
    """Make the fee follow the booths and services, in the transaction of whoever changed them, under the fair's lock.

    A fee that staff fixed stays. What was covered of it is never more than it is.
    """
    amount = price_of(application)
    fee = Fee.objects.filter(application=application).first()
    if fee is None and amount:
        fee = Fee(application=application)
    if fee is None or fee.is_fixed or (fee.pk and fee.amount == amount):
        return
    if fee.pk and fee.covered and fee.covered == fee.amount:
        fee.covered = amount  # covered in full, and so it stays
    fee.amount, fee.covered = amount, min(fee.covered, amount)
    fee.save()


def owed(application: Application) -> int:
    """What is still to be paid for what the application holds, in đồng."""
    fee = Fee.objects.filter(application=application).first()
    if fee is None:
        return 0
    paid: int = fee.shares.aggregate(sum=Sum("amount", default=0))["sum"]
    return max(int(fee.to_pay) - paid, 0)


def price_of(application: Application) -> int:
    """What the booths it holds and the services it ordered cost together, in đồng."""
    booths = application.holdings.aggregate(sum=Sum("booth__type__price", default=0))["sum"]
    services = application.orders.aggregate(sum=Sum(F("quantity") * F("service__price"), default=0))["sum"]
    return int(booths + services)


@transaction.atomic
def fix(*, by: User | None, fee: Fee, amount: int | None, due_on: datetime.date | None) -> Fee:
    """Set the amount by hand, or let it follow the booths again (None), and say until when it is to be paid.

    Raises Refused for an amount below what is covered ("amount").
    """
    fee = _held(fee)
    before = history.snapshot(fee, ["amount", "is_fixed", "due_on"])
    fee.is_fixed, fee.due_on = amount is not None, due_on
    fee.amount = price_of(fee.application) if amount is None else amount
    if fee.amount > MOST or fee.covered > fee.amount:
        raise Refused(fields={"amount": [_("Less than what is covered, or more than a fee can be.")]})
    fee.save(update_fields=["amount", "is_fixed", "due_on"])
    _record(by, fee, before)
    return fee


@transaction.atomic
def cover(*, by: User | None, fee: Fee, covered: int, source: CoverSource | str, note: str = "") -> Fee:
    """Say how much of a fee which source pays; 0 takes it back. Raises Refused without a source, or beyond the fee."""
    fee = _held(fee)
    if covered > fee.amount:
        raise Refused(fields={"covered": [_("More than the fee. Type at most the fee itself.")]})
    if covered and not source:
        raise Refused(fields={"source": [_("Say who covers it.")]})
    before = history.snapshot(fee, ["covered", "source", "source_note"])
    fee.covered, fee.source, fee.source_note = (
        covered,
        str(source) if covered else "",
        note.strip()[:200] if covered else "",
    )
    fee.save(update_fields=["covered", "source", "source_note"])
    _record(by, fee, before)
    return fee


@transaction.atomic
def cover_all(
    *, by: User | None, edition: Edition, fees: Iterable[Fee], source: CoverSource | str, note: str = ""
) -> int:
    """Cover these fees of the edition in full by one source; returns how many."""
    fairs.lock(edition)
    known = (
        Fee.objects.of_edition(edition).filter(pk__in=[fee.pk for fee in fees]).select_related("application__exhibitor")
    )
    return len([cover(by=by, fee=fee, covered=fee.amount, source=source, note=note) for fee in known])


@transaction.atomic
def set_account(*, by: User | None, edition: Edition, **details: Any) -> BankAccount:
    """Set where exhibitors pay to (in ACCOUNT). Raises Refused with the fields that cannot stand."""
    fair = fairs.lock(edition)
    if set(details) - ACCOUNT:
        raise TypeError(f"not of an account: {set(details) - ACCOUNT}")
    account = BankAccount.objects.filter(fair=fair).first() or BankAccount(fair=fair)
    before = history.snapshot(account, list(details))
    for name, value in details.items():
        setattr(account, name, value)
    try:
        account.full_clean(exclude=["fair"])
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    account.save()
    changes = history.difference(before, history.snapshot(account, list(details)))
    history.record(by=by, action=Action.CHANGED, target=account, changes=changes)
    return account


def _held(fee: Fee) -> Fee:
    """The fee as it is, under the lock of its fair. Raises Refused where it is gone."""
    fairs.lock(fee.edition)
    rows = Fee.objects.select_related("application__exhibitor__edition")
    found: Fee | None = rows.filter(pk=fee.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def _record(by: User | None, fee: Fee, before: dict[str, Any]) -> None:
    changes = history.difference(before, history.snapshot(fee, list(before)))
    if changes:
        history.record(by=by, action=Action.CHANGED, target=fee, changes=changes)
