"""Publishing the draft, and the publications before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition
from conference.permissions import Permission
from events import agenda, change_words, conflicts, programme, programme_news, structure, wording
from events.difference import difference
from events.forms.publishing import PublishForm
from events.models import AgendaDraft, AgendaVersion
from events.views.desk import reach


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def publish(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What would change for the readers, what clashes, and the button."""
    edition = gates.desk_edition(request, edition_id, Permission.PUBLISH_EDITION)
    preview = _preview(edition)
    form = PublishForm(
        request.POST or None, told=preview["told"], earlier=preview["earlier"],
        initial={"revision": preview["revision"], "seen_print": preview["print"]},
    )  # fmt: skip
    if request.method == "POST" and _is_stale(form, preview):
        messages.error(
            request, _("A colleague changed the draft since you looked at it. Look at the difference again.")
        )
        return redirect("desk-agenda-publish", edition.pk)
    if form.is_valid():
        said = form.cleaned_data
        try:
            version = agenda.publish(
                by=gates.officer(request), edition=edition, seen=said["revision"], seen_print=said["seen_print"],
                overrides=form.overrides, note=said["note"],
            )  # fmt: skip
            return reach.back(request, edition, _("Publication %(number)s is public.") % {"number": version.number})
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "events/desk/publish.html", {"edition": edition, "form": form, **preview})


@require_safe
@gates.staff
def versions(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    rows = list(AgendaVersion.objects.filter(edition=edition).select_related("by").defer("content"))
    told = [(version, change_words.tell(version.changes)) for version in rows]
    return render(request, "events/desk/versions.html", {"edition": edition, "versions": told})


@require_safe
@gates.staff
def version(request: HttpRequest, edition_id: int, number: int) -> HttpResponse:
    """An older publication as it was."""
    edition = reach.edition_of(request, edition_id)
    found = get_object_or_404(AgendaVersion.objects.select_related("by"), edition=edition, number=number)
    page = {"edition": edition, "version": found, "programme": programme.read(found.content)}
    return render(request, "events/desk/version.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def tell(request: HttpRequest, edition_id: int, number: int) -> HttpResponse:
    """Who gets a message about this publication and what it says; then the button, once."""
    edition = gates.desk_edition(request, edition_id, Permission.PUBLISH_EDITION)
    found = get_object_or_404(AgendaVersion, edition=edition, number=number)
    if request.method == "POST":
        try:
            mailing = programme_news.tell(by=gates.officer(request), version=found)
            return redirect("mailing", mailing.pk)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("desk-agenda-tell", edition.pk, number)
    page = {"edition": edition, "version": found, "people": programme_news.concerned(found)}
    return render(request, "events/desk/publication_tell.html", page)


@require_POST
@gates.staff
def bring_back(request: HttpRequest, edition_id: int, number: int) -> HttpResponse:
    edition = reach.edition_of(request, edition_id)
    found = get_object_or_404(AgendaVersion, edition=edition, number=number)
    try:
        agenda.bring_back(by=gates.officer(request), version=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("desk-agenda-version", edition.pk, number)
    return reach.back(request, edition, _("Publication %(number)s is the draft again.") % {"number": number})


def _preview(edition: Edition) -> dict[str, Any]:
    draft = AgendaDraft.objects.filter(edition=edition).first()
    content = structure.public_part(structure.of_draft(edition))
    last = AgendaVersion.objects.filter(edition=edition).first()
    told = wording.tell(conflicts.clashes(content), programme.read(content))
    return {
        "revision": draft.revision if draft else 0,
        "print": structure.fingerprint(content),
        "last": last,
        "told": told,
        "blocked": any(one.blocks for one in told),
        "earlier": {row["key"]: row["reason"] for row in last.overridden} if last else {},
        "changes": change_words.tell(difference(last.content if last else None, content)),
    }


def _is_stale(form: PublishForm, preview: dict[str, Any]) -> bool:
    """Whether the form was made for another draft: then its reason fields are of other clashes, too."""
    return bool(form.data.get("seen_print") != preview["print"])
