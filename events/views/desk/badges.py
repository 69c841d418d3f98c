"""Badges at the desk: who is to have one, what is wrong with it, the PDF, and how far a large print has come."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.folding import slug
from conference.forms import refusals
from conference.models import Edition, Worker
from conference.permissions import Permission
from events import badge_jobs, badge_samples, badges, printing
from events.badge_lists import Listed, Wanted, Which
from events.choices import BadgeSheet, PrintKind
from events.forms.badges import BadgePrintForm
from events.models import BadgeJob, BadgeLayout, PrintRun

PRINT = Permission.PRINT
SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def listed(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who is to have one; sent, it answers with the PDF, or with the page of a print in the background."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    found = Listed(edition, Wanted.read(request.POST or request.GET))
    # At the door one badge is wanted at once, and no sheet of four.
    sheet = BadgeSheet.A6 if len(found.delegates) == 1 else BadgeSheet.A4
    form = BadgePrintForm(request.POST or None, again=found.again, initial={"sheet": sheet})
    if form.is_valid():
        try:
            return _printed(request, found, form)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/badges.html", _page(found, form))


def _printed(request: HttpRequest, found: Listed, form: BadgePrintForm) -> HttpResponse:
    wanted: dict[str, Any] = {
        "by": gates.officer(request), "edition": found.edition, "kind": found.kind, "delegates": found.delegates,
        "sheet": BadgeSheet(form.cleaned_data["sheet"]), "reason": form.cleaned_data["reason"],
    }  # fmt: skip
    if len(found.delegates) > badge_jobs.AT_ONCE:
        job = badge_jobs.ask(**wanted)
        return redirect("desk-badge-job", found.edition.pk, job.pk)
    return _pdf(badge_jobs.print_now(**wanted), found.edition, found.kind)


def _page(found: Listed, form: BadgePrintForm) -> dict[str, Any]:
    runs = PrintRun.objects.filter(edition=found.edition, kind=found.kind).select_related("by")
    jobs = BadgeJob.objects.filter(edition=found.edition).defer("content", "delegates")
    return {
        "edition": found.edition, "found": found, "wanted": found.wanted, "form": form, "which": Which,
        "kinds": [(kind.value, kind.label) for kind in (PrintKind.BADGE, PrintKind.CAR_PASS)],
        "shown": [(face, found.last_print(face)) for face in found.chosen[:SHOWN]],
        "more": max(len(found.chosen) - SHOWN, 0),
        "runs": runs[:10], "jobs": jobs[:5], "at_once": badge_jobs.AT_ONCE,
        "layouts": BadgeLayout.objects.filter(edition=found.edition, in_use=True).defer("logo"),
    }  # fmt: skip


@require_POST
@gates.staff
def settle(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Take the marks off badges that would be the same as the last ones."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    contents = {face.delegate: face.content for face in Listed(edition, Wanted()).faces}
    printing.settle(by=gates.officer(request), edition=edition, kind=PrintKind.BADGE, contents=contents)
    messages.success(request, _("The marks of badges that are still right are taken off."))
    return redirect("desk-badges", edition.pk)


@require_safe
@gates.staff
def preview(request: HttpRequest, edition_id: int, delegate_id: int) -> HttpResponse:
    """The badge of one delegate as it would be printed; nothing is logged."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    kind = PrintKind(Wanted.read(request.GET).kind)
    delegate = badges.coming(edition).filter(pk=delegate_id).first()
    if delegate is None:
        raise Http404
    return _pdf(badge_samples.of_delegate(edition, kind, delegate), edition, kind, shown=True)


@require_safe
@gates.staff
def sample(request: HttpRequest, edition_id: int, layout_id: int) -> HttpResponse:
    """A layout with people who are made up: a short name, a long one, and the longest position."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    layout = get_object_or_404(BadgeLayout.objects.select_related("category"), pk=layout_id, edition=edition)
    return _pdf(badge_samples.of_layout(layout), edition, PrintKind(layout.kind), shown=True)


@require_safe
@gates.staff
def job(request: HttpRequest, edition_id: int, job_id: int) -> HttpResponse:
    """How far a print in the background has come, and its file."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    rows = BadgeJob.objects.select_related("by", "run").defer("content", "delegates")
    found = get_object_or_404(rows, pk=job_id, edition=edition)
    alive = Worker.objects.alive(timezone.now()).exists()
    return render(request, "events/desk/badge_job.html", {"edition": edition, "job": found, "alive": alive})


@require_safe
@gates.staff
def job_file(request: HttpRequest, edition_id: int, job_id: int) -> HttpResponse:
    """The file, while it is kept."""
    edition = gates.desk_edition(request, edition_id, PRINT)
    found = get_object_or_404(BadgeJob, pk=job_id, edition=edition)
    if not found.content:
        return redirect(reverse("desk-badge-job", args=[edition.pk, found.pk]))
    return _pdf(bytes(found.content), edition, PrintKind(found.kind))


def _pdf(content: bytes, edition: Edition, kind: PrintKind, *, shown: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    name = f"{slug(str(kind.label))}-{edition.year or edition.pk}.pdf"
    response["Content-Disposition"] = content_disposition_header(as_attachment=not shown, filename=name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response
