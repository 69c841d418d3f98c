"""What is printed for people: plates, invitations, lists, certificates, envelopes; and the signs at the doors."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from conference import data_access, gates, history
from conference.choices import Action, PeopleList
from conference.errors import Refused
from conference.folding import slug
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission
from events.forms.people_prints import FORMS, ListForm, PrintedForm
from events.models import PrintRun
from events.prints.files import PDF, WORD
from events.prints.people import findings, lists
from events.prints.people.job import Job
from events.sheets import MEDIA_TYPE

MEDIA_TYPES = {"pdf": PDF, "docx": WORD, "xlsx": MEDIA_TYPE}
ENDINGS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
# What a browser shows itself: the very file, but nothing is noted as printed.
PREVIEW = "preview"
# What a link from another page may choose.
CHOSEN = ("delegate", "category", "delegation", "event")
LATEST = 8
# Of more findings than these only the number is told.
MOST_FINDINGS = 100


@require_safe
@gates.staff
def overview(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What can be printed, and what was printed last."""
    edition = gates.desk_edition(request, edition_id, Permission.PRINT)
    runs = PrintRun.objects.filter(edition=edition).select_related("by")[:LATEST]
    only = request.GET.get("delegate", "")
    kinds = [(kind, form.LABEL, form.ABOUT) for kind, form in FORMS.items()]
    page = {"edition": edition, "kinds": kinds, "runs": runs, "only": only if only.isdecimal() else ""}
    return render(request, "events/desk/people_prints.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def one(request: HttpRequest, edition_id: int, kind: str) -> HttpResponse:
    """The form of a kind; sent, it says what is to be known of the pieces, and answers with their file."""
    edition = gates.desk_edition(request, edition_id, Permission.PRINT)
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](request.POST or None, edition=edition, initial=_offered(request, edition))
    page: dict[str, Any] = {"edition": edition, "kind": kind, "form": form}
    if form.is_valid():
        request.session[_remembered(edition)] = request.session.get(_remembered(edition), {}) | form.kept
        try:
            page |= _known(job := form.job(), form.data.get("do", ""))
            if made := _made(request, form, job, page):
                return made
        except Refused as refused:
            refusals.show(form, refused)
    page["endings"] = [(ending, ENDINGS[ending]) for ending in form.ENDINGS]
    return render(request, "events/desk/people_print.html", page)


def _known(job: Job, wanted: str) -> dict[str, Any]:
    """What is to be known before this is printed."""
    found = job.findings(wanted if wanted in MEDIA_TYPES else "pdf")
    more = max(len(found) - MOST_FINDINGS, 0)
    return {"job": job, "findings": found[:MOST_FINDINGS], "more": more, "told": findings.seen(found)}


def _made(request: HttpRequest, form: PrintedForm, job: Job, page: dict[str, Any]) -> HttpResponse | None:
    """The file that was asked for; None where only a look was, or what is to be known has not been read yet."""
    wanted = form.data.get("do", "")
    if wanted != PREVIEW and wanted not in form.ENDINGS:
        return None
    page["unread"] = wanted != PREVIEW and page["told"] != form.cleaned_data["told"] and bool(page["findings"])
    if page["unread"]:
        return None
    content = job.file("pdf" if wanted == PREVIEW else wanted)
    if wanted != PREVIEW:
        job.record(by=gates.officer(request), reason=form.cleaned_data.get("reason", ""))
    if isinstance(form, ListForm) and form.is_sensitive:
        _note(request, form, job, "" if wanted == PREVIEW else wanted)
    return _answer(form, content, wanted)


def _note(request: HttpRequest, form: ListForm, job: Job, taken_as: str) -> None:
    """Whoever looks at phones or lodging, or takes them away, is written down."""
    stay = form.cleaned_data["purpose"] == lists.Purpose.STAY
    narrowed = {name: form.data.get(name, "") for name in form.WHOM}
    data_access.note(
        by=gates.officer(request), what=PeopleList.LODGING if stay else PeopleList.REGISTRATIONS, edition=form.edition,
        rows=len(job.all), narrowed=narrowed, taken_as=taken_as,
    )  # fmt: skip
    if taken_as:
        told = {"rows": len(job.all), "format": taken_as}
        history.record(by=gates.officer(request), action=Action.EXPORTED, target=form.edition, changes=told)


def _answer(form: PrintedForm, content: bytes, wanted: str) -> HttpResponse:
    ending = "pdf" if wanted == PREVIEW else wanted
    response = HttpResponse(content, content_type=MEDIA_TYPES[ending])
    name = f"{slug(str(form.LABEL))}-{form.edition.year or form.edition.pk}.{ending}"
    response["Content-Disposition"] = content_disposition_header(wanted != PREVIEW, name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _remembered(edition: Edition) -> str:
    """Shared with the prints of the programme: who issues and who signs is typed once."""
    return f"prints-{edition.pk}"


def _offered(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """What was typed last; a document is issued at the seat of its organ: for most, the host."""
    seat: dict[str, Any] = {"place": edition.host.name_vi} if edition.host else {}
    typed: dict[str, Any] = request.session.get(_remembered(edition), {})
    return seat | typed | {name: request.GET[name] for name in CHOSEN if name in request.GET}
