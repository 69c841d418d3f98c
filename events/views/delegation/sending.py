"""The list is sent: shown once more with what will come of it, declared, sent."""

from django.http import HttpRequest, HttpResponse

from conference.errors import Refused
from conference.forms import refusals
from events import delegations
from events.choices import ListChange
from events.delegations import Row, TooMany
from events.forms.delegation_people import SendForm
from events.models import Delegation
from events.views.delegation.opened import page, to_list, with_list


@with_list("GET", "HEAD", "POST")
def send(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """A confirming page; where more are listed than may come, it offers to send those who fit."""
    form = SendForm(request.POST or None, initial={"seen": delegation.revision})
    offer = None
    if form.is_valid():
        only_first = _number(request.POST.get("only_first", ""))
        try:
            delegations.submit(token=token, only_first=only_first, **form.cleaned_data)
            return to_list(token, "asked" if only_first else "sent")
        except TooMany as refused:
            offer = refused
        except Refused as refused:
            refusals.show(form, refused)
    rows = delegations.rows_of(delegation)
    groups = [(kind, found) for kind in ListChange if (found := [row for row in rows if _kind(row) == kind])]
    wrong = sum(bool(row.problems) for row in rows)
    return page(
        request, token, delegation, "send.html", form=form, offer=offer, groups=groups, wrong=wrong, here="people"
    )


def _kind(row: Row) -> ListChange | None:
    """What the sending would do about the row."""
    entry = row.entry
    if not entry.is_pending:
        return None
    if entry.registration_id is None:
        return ListChange.ADDED
    if entry.is_removed:
        return ListChange.REMOVED
    return ListChange.SUBSTITUTED if entry.is_substitute else ListChange.CHANGED


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None
