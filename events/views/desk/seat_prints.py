"""A hall's plan and list as files, and the seat cards, of which it is kept track."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from events import printing
from events.choices import PrintKind
from events.forms.seat_cards import DUE, SeatCardsForm
from events.models import SeatingPlan
from events.prints import files, hall
from events.views.desk.seating import plan_of

MAKERS = {"plan": hall.plan, "list": hall.listed}


@require_safe
@gates.staff
def printed(request: HttpRequest, edition_id: int, plan_id: int, what: str) -> HttpResponse:
    """The file, in the page's language."""
    plan = plan_of(request, edition_id, plan_id)
    if what not in MAKERS:
        raise Http404
    return _download(MAKERS[what](plan, str(get_language())), hall.file_name(plan, what))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def cards(request: HttpRequest, edition_id: int, plan_id: int) -> HttpResponse:
    """How many cards are new or have changed; sent, it answers with the file, and notes the print."""
    plan = plan_of(request, edition_id, plan_id)
    form = SeatCardsForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        try:
            return _download(_printed(request, plan, **form.cleaned_data), hall.file_name(plan, "cards"))
        except Refused as refused:
            refusals.show(form, refused)
    contents = hall.card_contents(plan)
    found = printing.standing(plan.edition, PrintKind.SEAT_CARD, contents)
    page = {"edition": plan.edition, "plan": plan, "form": form, "found": found}
    return render(request, "events/desk/seat_cards.html", page)


def _printed(request: HttpRequest, plan: SeatingPlan, *, language: str, which: str, reason: str) -> bytes:
    """The file, made before the print is noted: what cannot be made was not printed."""
    contents = hall.card_contents(plan)
    if which == DUE:
        due = printing.standing(plan.edition, PrintKind.SEAT_CARD, contents).due
        contents = {one: contents[one] for one in due}
    if not contents:
        raise Refused(_("There is nothing to print."))
    made = hall.cards(plan, language, contents.values())
    printing.record(
        by=gates.officer(request), edition=plan.edition, kind=PrintKind.SEAT_CARD, contents=contents, reason=reason
    )
    return made


def _download(made: bytes, name: str) -> HttpResponse:
    response = HttpResponse(made, content_type=files.PDF)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
