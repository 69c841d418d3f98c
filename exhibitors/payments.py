"""WRITER  Money that came in: read from a bank's statement or noted by hand, matched with fees, nothing twice."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from events.sheets.rows import Said
from exhibitors import booths, fairs, statements
from exhibitors.choices import ApplicationState
from exhibitors.models import Exhibitor, Fee, Payment, PaymentShare, Statement
from exhibitors.statements import Entry


@dataclass(frozen=True)
class Taken:
    """What came of a statement: `new` payments, `known` ones that were there before, rows that were not read."""

    statement: Statement
    new: int
    known: int
    outgoing: int
    problems: list[Said]


@transaction.atomic
def take(*, by: User | None, edition: Edition, data: bytes, name: str, at: datetime.datetime | None = None) -> Taken:
    """Keep the payments of a statement that are not there yet. Raises Refused where it holds none at all ("file")."""
    fair, at = fairs.lock(edition), at or timezone.now()
    read = statements.read(data, name)
    if not read.entries:
        told = [str(problem) for problem in read.problems] or [_("No payment that came in was found in this file.")]
        raise Refused(fields={"file": told})
    statement = Statement.objects.create(fair=fair, name=name[:200], read_at=at, by=by)
    marked = _marked(read.entries)
    known = set(Payment.objects.filter(fair=fair, fingerprint__in=marked).values_list("fingerprint", flat=True))
    new = [
        Payment(fair=fair, statement=statement, booked_on=one.booked_on, amount=one.amount, memo=one.memo,
                reference=one.reference, fingerprint=mark)
        for mark, one in marked.items() if mark not in known
    ]  # fmt: skip
    Payment.objects.bulk_create(new)
    history.record(by=by, action=Action.ADDED, target=statement, changes={"payments": len(new), "known": len(known)})
    return Taken(statement, len(new), len(known), read.outgoing, read.problems)


def _marked(entries: list[Entry]) -> dict[str, Entry]:
    """Each entry by what tells it when it comes again; two that look alike in one statement are two."""
    seen: Counter[str] = Counter()
    found = {}
    for one in entries:
        alike = f"{one.booked_on:%Y-%m-%d}|{one.amount}|{one.memo}|{one.reference}"
        seen[alike] += 1
        found[hashlib.sha256(f"{alike}|{seen[alike]}".encode()).hexdigest()] = one
    return found


@transaction.atomic
def note_cash(
    *, by: User | None, fee: Fee, amount: int, on: datetime.date, note: str = "", at: datetime.datetime | None = None
) -> Payment:
    """Note money that was paid at the counter, for one fee. Raises Refused where that is nothing ("amount")."""
    if amount <= 0:
        raise Refused(fields={"amount": [_("Type how much was paid.")]})
    fair, at = fairs.lock(fee.edition), at or timezone.now()
    mark = hashlib.sha256(f"cash|{fee.pk}|{at.isoformat()}".encode()).hexdigest()
    payment = Payment.objects.create(fair=fair, booked_on=on, amount=amount, memo=note.strip()[:500], fingerprint=mark)
    return match(by=by, payment=payment, parts={fee.pk: amount}, at=at)


@transaction.atomic
def match(
    *, by: User | None, payment: Payment, parts: Mapping[int, int], at: datetime.datetime | None = None
) -> Payment:
    """Say for which fees (id → đồng) a payment is, beside what it is matched with already.

    An exhibitor who has now paid all of it is confirmed, where its offer still stands. Raises Refused where the
    payment does not reach so far, or is for one of the fees already.
    """
    payment, at = _held(payment), at or timezone.now()
    fees = Fee.objects.of_edition(payment.fair.edition).select_related("application__exhibitor__edition")
    known = {fee.pk: fee for fee in fees.filter(pk__in=list(parts))}
    if not parts or known.keys() != parts.keys() or min(parts.values()) <= 0:
        raise Refused(_("Choose the fees, and type for each how much of the payment is for it."))
    if sum(parts.values()) > payment.left:
        raise Refused(_("More than what is left of this payment. A colleague may have matched it meanwhile."))
    _share(by, payment, {known[pk]: amount for pk, amount in parts.items()}, at)
    for fee in known.values():
        _confirm_if_paid(by, fee, at)
    payment.refresh_from_db()
    return payment


def _share(by: User | None, payment: Payment, parts: Mapping[Fee, int], at: datetime.datetime) -> None:
    try:
        with transaction.atomic():
            PaymentShare.objects.bulk_create(
                PaymentShare(payment=payment, fee=fee, amount=amount, at=at, by=by) for fee, amount in parts.items()
            )
            Payment.objects.filter(pk=payment.pk).update(matched=F("matched") + sum(parts.values()), set_aside="")
    except IntegrityError as error:
        raise Refused(_("This payment is for that fee already. Take it back first.")) from error
    for fee, amount in parts.items():
        history.record(by=by, action=Action.PAID, target=fee, changes={"amount": amount, "payment": payment.pk})


def _confirm_if_paid(by: User | None, fee: Fee, at: datetime.datetime) -> None:
    paid = fee.shares.aggregate(sum=Sum("amount", default=0))["sum"]
    application = fee.application
    waiting = application.state_on(fairs.today_at(at)) in (ApplicationState.RESERVED, ApplicationState.ALLOTTED)
    if waiting and paid >= fee.to_pay:
        booths.confirm(by=by, application=application, at=at)


@transaction.atomic
def unmatch(*, by: User | None, share: PaymentShare) -> Payment:
    """Take a share back: the money is for no fee again. Raises Refused where a colleague was faster."""
    payment = _held(share.payment)
    found = PaymentShare.objects.filter(pk=share.pk).select_related("fee__application__exhibitor").first()
    if found is None:
        raise Refused(_("A colleague has taken this back already."))
    _take_back(found)
    told = {"amount": -found.amount, "payment": payment.pk}
    history.record(by=by, action=Action.PAID, target=found.fee, changes=told)
    payment.refresh_from_db()
    return payment


@transaction.atomic
def set_aside(*, by: User | None, payment: Payment, reason: str) -> Payment:
    """Say that a payment has nothing to do with the fair; "" takes that back. Raises Refused where it is matched."""
    payment = _held(payment)
    if payment.matched:
        raise Refused(_("This payment is matched with a fee. Take that back first."))
    payment.set_aside = reason.strip()[:200]
    payment.save(update_fields=["set_aside"])
    history.record(by=by, action=Action.CHANGED, target=payment, changes={"set_aside": bool(payment.set_aside)})
    return payment


def free(exhibitor: Exhibitor) -> None:
    """Take back all shares of an exhibitor about to be deleted, in the caller's transaction; the money is left over."""
    for share in PaymentShare.objects.filter(fee__application__exhibitor=exhibitor):
        _take_back(share)


def _take_back(share: PaymentShare) -> None:
    Payment.objects.filter(pk=share.payment_id).update(matched=F("matched") - share.amount)
    share.delete()


def _held(payment: Payment) -> Payment:
    """The payment as it is, under the lock of its fair. Raises Refused where it is gone."""
    fairs.lock(payment.edition)
    found: Payment | None = Payment.objects.select_related("fair__edition").filter(pk=payment.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found
