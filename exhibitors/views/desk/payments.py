"""Money that came in, at the desk: a bank's statement proposes, staff decide, what is left over stays in sight."""

import datetime
import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from exhibitors import fairs, fee_lists, payments
from exhibitors.forms.fees import SHARES, AsideForm, SharesForm, StatementForm
from exhibitors.models import Payment, Statement
from exhibitors.payments import Taken
from exhibitors.querysets import PaymentQuerySet
from exhibitors.views.desk.fees import edition_of

SHOWN = 200
# A proposal as `Proposed.key` writes it.
KEY = re.compile(r"(\d{1,18}):(\d{1,18}=\d{1,12}(?:,\d{1,18}=\d{1,12})*)")


def _today() -> datetime.date:
    return fairs.today_at(timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """A statement is sent; what is left over stands with what it is probably for."""
    edition = edition_of(request, edition_id)
    form = StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            taken = payments.take(by=gates.officer(request), edition=edition, data=file.read(), name=file.name)
            _tell(request, taken)
            return redirect("desk-payments", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    rows = fee_lists.rows(edition, _today())
    left = fee_lists.proposed(edition, rows)
    settled = Payment.objects.of_edition(edition).exclude(pk__in=[one.payment.pk for one in left])
    page = {
        "edition": edition, "form": form,
        "proposed": [one for one in left if one.parts], "left": [one.payment for one in left if not one.parts],
        "left_sum": sum(one.payment.left for one in left),
        "settled": settled.prefetch_related("shares__fee__application__exhibitor")[:SHOWN],
        "statements": Statement.objects.filter(fair__edition=edition).select_related("by")[:5],
    }  # fmt: skip
    return render(request, "exhibitors/desk/payments.html", page)


def _tell(request: HttpRequest, taken: Taken) -> None:
    sentence = ngettext("%(count)s new payment was read.", "%(count)s new payments were read.", taken.new)
    told = [sentence % {"count": taken.new}]
    if taken.known:
        told.append(_("%(count)s were there already.") % {"count": taken.known})
    if taken.outgoing:
        told.append(_("%(count)s rows of outgoing money were left out.") % {"count": taken.outgoing})
    messages.success(request, " ".join(told))
    for problem in taken.problems[:20]:
        messages.warning(request, str(problem))


@require_POST
@gates.staff
def accept(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Match the payments that were ticked, each as it was proposed; one that is refused leaves the others alone."""
    edition, done = edition_of(request, edition_id), 0
    for key in request.POST.getlist("proposal")[:SHOWN]:
        found = KEY.fullmatch(key)
        payment = _payments(edition).filter(pk=found[1]).first() if found else None
        if not found or payment is None:
            continue
        try:
            parts = {
                int(fee): int(amount) for fee, _sign, amount in (one.partition("=") for one in found[2].split(","))
            }
            payments.match(by=gates.officer(request), payment=payment, parts=parts)
            done += 1
        except Refused as refused:
            messages.error(request, f"{payment.memo or payment}: {refused.message}")
    sentence = ngettext("%(count)s payment is matched.", "%(count)s payments are matched.", done)
    messages.success(request, sentence % {"count": done})
    return redirect("desk-payments", edition.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def one(request: HttpRequest, edition_id: int, payment_id: int) -> HttpResponse:
    """One payment is matched by hand, in parts or as a joint one."""
    edition = edition_of(request, edition_id)
    payment = get_object_or_404(_payments(edition), pk=payment_id)
    rows = [row for row in fee_lists.rows(edition, _today()) if row.codes or row.standing.owed]
    form = SharesForm(request.POST or None, rows=rows, initial=_initial(edition, payment, rows))
    if form.is_valid():
        try:
            payments.match(by=gates.officer(request), payment=payment, parts=form.parts)
            messages.success(request, _("Saved."))
            return redirect("desk-payments", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    shares = payment.shares.select_related("fee__application__exhibitor")
    page = {"edition": edition, "payment": payment, "form": form, "shares": shares, "aside": AsideForm()}
    return render(request, "exhibitors/desk/payment.html", page)


def _initial(edition: Edition, payment: Payment, rows: list[fee_lists.FeeRow]) -> dict[str, int]:
    """What is proposed, filled in."""
    found = next((one for one in fee_lists.proposed(edition, rows) if one.payment.pk == payment.pk), None)
    initial: dict[str, int] = {}
    for number, (row, amount) in enumerate(found.parts[:SHARES] if found else (), start=1):
        initial |= {f"fee_{number}": row.fee.pk, f"amount_{number}": amount}
    return initial


@require_POST
@gates.staff
def set_aside(request: HttpRequest, edition_id: int, payment_id: int) -> HttpResponse:
    """Say that a payment is not of the fair; without a reason that is taken back."""
    edition = edition_of(request, edition_id)
    payment = get_object_or_404(_payments(edition), pk=payment_id)
    try:
        payments.set_aside(by=gates.officer(request), payment=payment, reason=request.POST.get("reason", ""))
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-payments", edition.pk)


def _payments(edition: Edition) -> PaymentQuerySet:
    return Payment.objects.of_edition(edition).select_related("fair__edition")
