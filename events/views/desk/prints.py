"""The programme and the MC's script on paper: what stands around them is typed for the print, and stored nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.errors import Refused
from conference.forms import refusals
from conference.models import Edition, Series
from events import programme, structure
from events.choices import Address
from events.forms.prints import PUBLISHED, PrintForm
from events.models import AgendaVersion, Item
from events.prints import files
from events.prints.chosen import Chosen
from events.prints.files import What
from events.prints.script import Script
from events.views.desk import reach


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def prints(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The form; sent, it answers with the file that was asked for."""
    edition = reach.edition_of(request, edition_id)
    version = AgendaVersion.objects.filter(edition=edition).defer("content", "changes").first()
    form = PrintForm(
        request.POST or None, edition=edition, published=version.number if version else None,
        initial=request.session.get(_remembered(edition), _suggested(edition)),
    )  # fmt: skip
    if form.is_valid():
        request.session[_remembered(edition)] = form.typed
        try:
            return _download(files.make(What(form.cleaned_data["what"]), _wanted(edition, version, form)))
        except Refused as refused:
            refusals.show(form, refused)
    page = {"edition": edition, "form": form, "buttons": What.choices}
    return render(request, "events/desk/prints.html", page)


def _download(made: files.Print) -> HttpResponse:
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _wanted(edition: Edition, version: AgendaVersion | None, form: PrintForm) -> Script:
    said = form.cleaned_data
    published = version if said["version"] == PUBLISHED else None
    content = published.content if published else structure.of_draft(edition)
    chosen = Chosen(
        edition=edition, series=Series.objects.first(), whole=programme.read(content),
        number=published.number if published else None, language=said["language"], event=said["event"],
        letterhead=form.letterhead,
    )  # fmt: skip
    return Script(chosen, Address(said["address"]), _written(edition))


def _written(edition: Edition) -> dict[str, str]:
    """What officers wrote for the MC to say, by the item's uid."""
    rows = Item.objects.filter(session__event__edition=edition).exclude(script="").values_list("uid", "script")
    return {str(uid): script for uid, script in rows}


def _remembered(edition: Edition) -> str:
    return f"prints-{edition.pk}"


def _suggested(edition: Edition) -> dict[str, Any]:
    """A document is issued at the seat of its organ: for most, the host."""
    return {"place": edition.host.name_vi} if edition.host else {}
