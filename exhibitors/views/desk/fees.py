"""What exhibitors pay, at the desk: who owes what, who pays for whom, the account they pay to."""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, User
from conference.permissions import Permission
from exhibitors import fairs, fee_lists, fee_sheets, fees, payments
from exhibitors.choices import FeeState
from exhibitors.forms.fees import AccountForm, CashForm, CoverAllForm, CoverForm, FixForm
from exhibitors.models import BankAccount, Fee, PaymentShare


def _today() -> datetime.date:
    return fairs.today_at(timezone.now())


def edition_of(request: HttpRequest, edition_id: int) -> Edition:
    return gates.desk_edition(request, edition_id, Permission.EDIT_FEES)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All fees with how they stand; those ticked are covered by one source together."""
    edition = edition_of(request, edition_id)
    rows = fee_lists.rows(edition, _today())
    form = CoverAllForm(request.POST or None, rows=rows)
    if form.is_valid():
        chosen = [row.fee for row in rows if str(row.fee.pk) in form.cleaned_data["fees"]]
        try:
            source, note = form.cleaned_data["source"], form.cleaned_data["note"]
            count = fees.cover_all(by=gates.officer(request), edition=edition, fees=chosen, source=source, note=note)
            messages.success(request, _("Covered: %(count)s exhibitors.") % {"count": count})
            return redirect("desk-fees", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    sums, wanted = fee_lists.totals(rows), request.GET.get("state", "")
    page = {
        "edition": edition, "form": form, "sums": sums, "count": len(rows), "wanted": wanted,
        "ticked": set(request.POST.getlist("fees")),
        "rows": [row for row in rows if not wanted or row.standing.state == wanted],
        "filters": [(one.value, one.label, sums.states[one]) for one in FeeState if sums.states[one]],
        "account": BankAccount.objects.filter(fair__edition=edition).first(),
    }  # fmt: skip
    return render(request, "exhibitors/desk/fees.html", page)


@require_safe
@gates.staff
def xlsx(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = edition_of(request, edition_id)
    body = fee_sheets.workbook(edition, fee_lists.rows(edition, _today()))
    answer = HttpResponse(body, content_type=fee_sheets.MEDIA_TYPE)
    answer["Content-Disposition"] = content_disposition_header(True, f"fees-{edition.year or edition.pk}.xlsx") or ""
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def account(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The account that exhibitors pay to; without one they see no code."""
    edition = edition_of(request, edition_id)
    known = BankAccount.objects.filter(fair__edition=edition).first()
    form = AccountForm(request.POST or None, initial=model_to_dict(known, fees.ACCOUNT) if known else {})
    if form.is_valid():
        try:
            fees.set_account(by=gates.officer(request), edition=edition, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-fees", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "exhibitors/desk/fee_account.html", {"edition": edition, "form": form})


# The form that a button sends, by the button's name: its class, and what is done with it.
Act = Callable[[User, Fee, dict[str, Any]], object]
ACTS: dict[str, tuple[type[forms.Form], Act]] = {
    "fix": (FixForm, lambda by, fee, given: fees.fix(by=by, fee=fee, **given)),
    "cover": (CoverForm, lambda by, fee, given: fees.cover(by=by, fee=fee, **given)),
    "cash": (CashForm, lambda by, fee, given: payments.note_cash(by=by, fee=fee, **given)),
}


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def one(request: HttpRequest, edition_id: int, fee_id: int) -> HttpResponse:
    """One fee: its amount, who covers it, what was paid."""
    edition = edition_of(request, edition_id)
    fee = _fee(edition, fee_id)
    made = {name: _form(request, name, fee) for name in ACTS}
    sent = next((name for name in ACTS if name in request.POST), "")
    if sent and made[sent].is_valid():
        try:
            ACTS[sent][1](gates.officer(request), fee, made[sent].cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("desk-fee", edition.pk, fee.pk)
        except Refused as refused:
            refusals.show(made[sent], refused)
            fee = _fee(edition, fee_id)
    shares = fee.shares.select_related("payment", "by")
    page = {
        "edition": edition,
        "row": fee_lists.row_of(fee, _today()),
        "shares": shares,
        "forms": made,
        "form": made.get(sent),
    }
    return render(request, "exhibitors/desk/fee.html", page)


def _form(request: HttpRequest, name: str, fee: Fee) -> forms.Form:
    kind = ACTS[name][0]
    if name in request.POST:
        return kind(request.POST, prefix=name)
    initial: dict[str, dict[str, Any]] = {
        "fix": {"amount": fee.amount if fee.is_fixed else None, "due_on": fee.due_on},
        "cover": {"covered": fee.covered or fee.amount, "source": fee.source, "note": fee.source_note},
    }
    return kind(prefix=name, initial=initial[name]) if name in initial else kind(prefix=name)


def _fee(edition: Edition, fee_id: int) -> Fee:
    rows = Fee.objects.of_edition(edition).with_paid().select_related("application__exhibitor__edition")
    found: Fee = get_object_or_404(rows, pk=fee_id)
    return found


@require_POST
@gates.staff
def unmatch(request: HttpRequest, edition_id: int, share_id: int) -> HttpResponse:
    """Take back that a payment is for a fee."""
    edition = edition_of(request, edition_id)
    share = get_object_or_404(
        PaymentShare.objects.select_related("payment__fair__edition"), pk=share_id, payment__fair__edition=edition
    )
    try:
        payments.unmatch(by=gates.officer(request), share=share)
        messages.success(request, _("Taken back: the money is left over again."))
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("desk-fee", edition.pk, share.fee_id)
