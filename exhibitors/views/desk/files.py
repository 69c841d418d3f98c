"""The fair's lists out and in: Excel, the list for signature, the signs over the booths."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from conference import data_access, gates
from conference.choices import PeopleList
from conference.errors import Refused
from conference.files import readable_name
from conference.forms import refusals
from conference.models import Edition, Series
from events import words
from exhibitors import desk_lists, fairs, sheets
from exhibitors.choices import PUBLIC
from exhibitors.desk_lists import Row
from exhibitors.models import BoothHolding
from exhibitors.prints import booth_signs, exhibitor_list
from exhibitors.sheets import Line
from exhibitors.views.desk.fair import EDIT, SEE, opened

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ListForm(forms.Form):
    """An Excel list of exhibitors that came by letter."""

    file = forms.FileField(
        label=gettext_lazy("Excel list"), error_messages={"required": gettext_lazy("Choose a file.")}
    )


@require_safe
@gates.staff
def xlsx(request: HttpRequest, edition_id: int) -> HttpResponse:
    """All applications with their contact people; `?empty=1` for the headings alone."""
    edition, rows = _rows(request, edition_id)
    if request.GET.get("empty"):
        return answer(sheets.template(), _("Exhibitors"), "xlsx", sheets.MEDIA_TYPE)
    data_access.note(
        by=gates.officer(request), what=PeopleList.EXHIBITORS, rows=len(rows), edition=edition, taken_as="xlsx"
    )
    return answer(sheets.workbook(rows), _("Exhibitors"), "xlsx", sheets.MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def take(request: HttpRequest, edition_id: int) -> HttpResponse:
    """A list comes in: each row by itself, and those that cannot stand are told with why."""
    edition = gates.desk_edition(request, edition_id, EDIT)
    form, left = ListForm(request.POST or None, request.FILES or None), list[Line]()
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            lines = sheets.read(file.read(), file.name, edition)
            entered, left = sheets.enter(by=gates.officer(request), edition=edition, lines=lines)
            messages.success(request, _("Entered: %(count)s.") % {"count": entered})
            if not left:
                return redirect("desk-fair", edition.pk)
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "exhibitors/desk/take.html", {"edition": edition, "form": form, "left": left})


@require_safe
@gates.staff
def printed(request: HttpRequest, edition_id: int, ending: str) -> HttpResponse:
    """The list of those whose booth is theirs, for signature."""
    edition, rows = _rows(request, edition_id)
    standing = sorted((row for row in rows if row.state in PUBLIC), key=lambda row: words.of(row.exhibitor, "name"))
    language = translation.get_language() or "vi"
    if ending == "docx":
        return answer(exhibitor_list.docx(edition, standing, language), _("Exhibitors"), ending, DOCX)
    return answer(exhibitor_list.pdf(edition, standing, language), _("Exhibitors"), ending, PDF)


@require_safe
@gates.staff
def signs(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The signs over the booths of those whose booth is theirs."""
    edition = gates.desk_edition(request, edition_id, SEE)
    rows = BoothHolding.objects.filter(booth__edition=edition, application__state__in=PUBLIC)
    holdings = list(
        rows.select_related("booth", "application__exhibitor__province", "application__exhibitor__edition__host")
    )
    return answer(booth_signs.pdf(holdings, Series.objects.first()), _("Booth signs"), "pdf", PDF)


def _rows(request: HttpRequest, edition_id: int) -> tuple[Edition, list[Row]]:
    edition, fair = opened(request, edition_id, SEE)
    return edition, desk_lists.rows_of(fair, fairs.today_at(timezone.now())) if fair else []


def answer(content: bytes, title: str, ending: str, media_type: str) -> HttpResponse:
    """A file to be kept, called by its title."""
    response = HttpResponse(content, content_type=media_type)
    name = f"{readable_name(title)}.{ending}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
