"""The list from Excel and to Excel."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.files import readable_name
from conference.forms import refusals
from events import delegations, sheets
from events.delegations import lists
from events.forms.delegation_lists import ListForm
from events.models import Delegation
from events.views.delegation.opened import page, with_list


@with_list("GET", "HEAD", "POST")
def take(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """Paste or upload; then what came of it: nothing is registered, and every row is kept."""
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        sheet = form.sheet(lists.known_to(delegation))
        try:
            category = delegation.quotas.all()[0].category
            taken = delegations.take_rows(token=token, rows=lists.rows_of(sheet), category=category)
            if sheet.rows and not sheet.problems:
                return page(request, token, delegation, "taken.html", sheet=sheet, taken=taken, here="people")
        except Refused as refused:
            refusals.show(form, refused)
        for problem in sheet.problems:
            form.add_error(None, str(problem))
    return page(request, token, delegation, "list.html", form=form, here="people")


@with_list("GET", "HEAD")
def xlsx(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """The list as it stands."""
    entries = delegation.entries.select_related("category")
    return _file(lists.xlsx(delegation, entries, _language()), _("List of a delegation"))


@with_list("GET", "HEAD")
def template(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """An empty list to be filled in."""
    return _file(lists.xlsx(delegation, [], _language()), _("Template of a list"))


def _language() -> str:
    return translation.get_language() or "vi"


def _file(content: bytes, title: str) -> HttpResponse:
    response = HttpResponse(content, content_type=sheets.MEDIA_TYPE)
    name = f"{readable_name(title)}.xlsx"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
