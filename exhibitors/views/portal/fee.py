"""What an exhibitor pays: how the fee stands, and the code by which it is paid."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from conference.models import Series
from exhibitors import fairs, fee_codes, fee_lists
from exhibitors.fee_lists import FeeRow
from exhibitors.models import BankAccount, Fee
from exhibitors.prints import payment_slip
from exhibitors.views.portal.opened import Portal, page, with_portal


class Bill(NamedTuple):
    """An exhibitor's fee with the account to pay it to."""

    account: BankAccount
    row: FeeRow


@with_portal("GET", "HEAD")
def fee(request: HttpRequest, portal: Portal) -> HttpResponse:
    """How the fee stands, who covers it, what came in; the code where something is owed."""
    row, bill = _row(portal), _bill(portal)
    shares = row.fee.shares.select_related("payment") if row else []
    told = payment_slip.told(*bill) if bill else []
    return page(request, portal, "fee.html", here="fee", row=row, bill=bill, rows=told, shares=shares)


@with_portal("GET", "HEAD")
def qr(request: HttpRequest, portal: Portal) -> HttpResponse:
    """A real picture, so that it can be pressed long and kept."""
    return HttpResponse(fee_codes.png(fee_codes.payload_of(*_owed(portal))), content_type="image/png")


@with_portal("GET", "HEAD")
def pdf(request: HttpRequest, portal: Portal) -> HttpResponse:
    body = payment_slip.pdf(*_owed(portal), Series.objects.first())
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, "payment.pdf") or ""
    return answer


def _row(portal: Portal) -> FeeRow | None:
    rows = Fee.objects.with_paid().select_related("application__exhibitor__edition")
    found = rows.filter(application=portal.application).first()
    return fee_lists.row_of(found, fairs.today_at(timezone.now())) if found else None


def _bill(portal: Portal) -> Bill | None:
    """None where nothing is owed, or no account is set."""
    row, account = _row(portal), BankAccount.objects.filter(fair=portal.fair).first()
    return Bill(account, row) if account and row and row.standing.owed else None


def _owed(portal: Portal) -> Bill:
    bill = _bill(portal)
    if bill is None:
        raise Http404
    return bill
