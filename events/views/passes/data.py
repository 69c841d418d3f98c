"""My data: see, take along, withdraw a consent, ask for deletion."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from events import deletions, own_data, registration
from events.forms.passes import ConsentsForm
from events.models import Consent
from events.passes import Pass
from events.views.passes.opened import back_to, posted, with_pass


@with_pass("GET", "HEAD", "POST")
def data(request: HttpRequest, mine: Pass) -> HttpResponse:
    """All that is kept, also of whoever does not come any more; posted, the consents are changed."""
    standing = list(Consent.objects.filter(delegate=mine.delegate, withdrawn_at=None))
    form = ConsentsForm(posted(request), standing=standing)
    if form.is_valid():
        registration.change_consents(by=None, delegate=mine.delegate, consents=form.consents)
        return back_to(mine, "consents")
    page = {
        "mine": mine, "delegate": mine.delegate, "edition": mine.edition, "form": form,
        "parts": own_data.of(mine.delegate),
        "deletion": deletions.open_of(mine.delegate),
        "refused": deletions.refused_of(mine.delegate),
        "due_on": deletions.due_on(timezone.localdate()),
    }  # fmt: skip
    return render(request, "events/pass/data.html", page)


@with_pass("GET", "HEAD")
def export(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The same as a file for programs."""
    response = JsonResponse(own_data.as_json(mine.delegate), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@with_pass("GET", "HEAD")
def readable(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The same as a text that any device opens; the mark at its start tells old ones that it is Unicode."""
    text = own_data.as_text(mine.delegate).encode("utf-8-sig")
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-data.txt"'
    return response


@with_pass("POST")
def ask_for_deletion(request: HttpRequest, mine: Pass) -> HttpResponse:
    deletions.ask(by=None, delegate=mine.delegate, at=timezone.now())
    return back_to(mine, "asked")


@with_pass("POST")
def keep(request: HttpRequest, mine: Pass) -> HttpResponse:
    """Take the request for deletion back."""
    deletions.take_back(by=None, delegate=mine.delegate, at=timezone.now())
    return back_to(mine, "kept")
