"""What staff do to an edition as a whole: open it, publish it, take it back, close it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from conference import editions, gates
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.editions import OpenEditionForm
from conference.models import Edition
from conference.permissions import Permission


@dataclass(frozen=True)
class Act:
    """A change of state: who does it, and how the page asks before."""

    writer: Callable[..., Edition]
    question: Any
    consequence: Any
    button: Any
    done: Any


ACTS = {
    "publish": Act(
        editions.publish,
        gettext_lazy("Publish this edition?"),
        gettext_lazy("Everyone will see its page, with all that is entered. What is not known yet is shown as a gap."),
        gettext_lazy("Publish"),
        gettext_lazy("The edition is published."),
    ),
    "take-back": Act(
        editions.take_back,
        gettext_lazy("Take this edition back to draft?"),
        gettext_lazy(
            "Nobody outside sees its page any more, and links to it lead nowhere until it is published again."
        ),
        gettext_lazy("Take back"),
        gettext_lazy("The edition is a draft again."),
    ),
    "close": Act(
        editions.close,
        gettext_lazy("Close this edition?"),
        gettext_lazy("Its page becomes a record of what was, and no longer an invitation."),
        gettext_lazy("Close"),
        gettext_lazy("The edition is closed."),
    ),
    "reopen": Act(
        editions.reopen,
        gettext_lazy("Reopen this edition?"),
        gettext_lazy("Its page becomes that of a coming or running edition again."),
        gettext_lazy("Reopen"),
        gettext_lazy("The edition is open again."),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def change_state(request: HttpRequest, edition_id: int, act: str) -> HttpResponse:
    """Ask, then do."""
    edition = gates.desk_edition(request, edition_id, Permission.PUBLISH_EDITION)
    refusal = ""
    if request.method == "POST":
        try:
            ACTS[act].writer(by=gates.officer(request), edition=edition)
            messages.success(request, ACTS[act].done)
            return redirect("desk-edition", edition.pk)
        except Refused as refused:
            refusal = refused.message
    page = {"edition": edition, "act": ACTS[act], "refusal": refusal}
    return render(request, "conference/change_state.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def open_edition(request: HttpRequest) -> HttpResponse:
    """Open the next edition as a draft, then lead to its set-up."""
    gates.require(request, Permission.OPEN_EDITION)
    form = OpenEditionForm(request.POST or None, initial=_following())
    if form.is_valid():
        try:
            edition = editions.open_edition(by=gates.officer(request), **form.cleaned_data)
            messages.success(request, _("The edition is opened as a draft. Enter what is known of it."))
            return redirect("setup", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "conference/open_edition.html", {"form": form})


def _following() -> dict[str, int]:
    last = Edition.objects.real().aggregate(ordinal=Max("ordinal"), year=Max("year"))
    return {name: value + 1 for name, value in last.items() if value}
