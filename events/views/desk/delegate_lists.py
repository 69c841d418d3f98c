"""The list of registrations taken away as Excel or CSV, as far as it is narrowed; the trail says who took it."""

from dataclasses import asdict
from typing import Any

import tablib
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import data_access, gates, history, phones
from conference.admin import cells
from conference.choices import Action, PeopleList
from conference.permissions import Permission
from events import countries, registration_lists, words
from events.models import Delegate, Registration
from events.registration_lists import Wanted

PLAIN = ("honorific", "name", "academic_title", "position", "unit")
STAY = ("arrival", "lodging_note", "diet", "interpretation")
# Told in words, not as stored.
CHOSEN = ("lodging", "transport")


@require_POST
@gates.staff
def xlsx(request: HttpRequest, edition_id: int) -> HttpResponse:
    return _file(request, edition_id, cells.Excel(), "xlsx")


@require_POST
@gates.staff
def csv(request: HttpRequest, edition_id: int) -> HttpResponse:
    """With the mark without which Excel reads Vietnamese as gibberish."""
    return _file(request, edition_id, cells.Csv(encoding="utf-8-sig"), "csv")


def _file(request: HttpRequest, edition_id: int, form: Any, ending: str) -> HttpResponse:
    edition = gates.desk_edition(request, edition_id, Permission.SEE_DELEGATES)
    wanted = Wanted.read(request.POST)
    rows = [_row(one) for one in registration_lists.rows(edition, wanted)]
    body = form.export_data(tablib.Dataset(*rows, headers=_headings()))
    if isinstance(body, str):
        body = body.encode("utf-8-sig")
    # Whoever takes names and phones away is written down; what was looked for may be a name, so it is not.
    told = {"rows": len(rows), "format": ending}
    data_access.note(
        by=gates.officer(request), what=PeopleList.REGISTRATIONS, edition=edition, rows=len(rows),
        narrowed=asdict(wanted), taken_as=ending,
    )  # fmt: skip
    history.record(by=gates.officer(request), action=Action.EXPORTED, target=edition, changes=told)
    answer = HttpResponse(body, content_type=form.get_content_type())
    answer["Content-Disposition"] = f'attachment; filename="registrations-{edition.year or edition.pk}.{ending}"'
    return answer


def _headings() -> list[str]:
    fields = {field.name: capfirst(str(field.verbose_name)) for field in Delegate._meta.fields}
    named = [fields[name] for name in (*PLAIN, "province", "country")]
    stay = [fields[name] for name in ("arrives_at", *STAY, *CHOSEN)]
    middle = [_("Category"), _("Protocol rank"), _("Event"), _("State"), _("Mobile phone"), _("E-mail")]
    return [*named, *middle, *stay, _("Code on the badge"), _("Registered")]


def _row(one: Registration) -> list[Any]:
    who = one.delegate
    return [
        *(getattr(who, name) for name in PLAIN),
        words.of(who.province, "name") if who.province else "",
        countries.name_of(who.country) if who.country else "",
        words.of(who.category, "name"), who.protocol_rank or "", words.of(one.event, "name"), one.get_state_display(),
        # As it is dialled at home: a workbook takes +84… for a formula.
        phones.readable(who.phone) if who.phone else "", who.email,
        _moment(who.arrives_at), *(getattr(who, name) for name in STAY),
        *(getattr(who, f"get_{name}_display")() for name in CHOSEN), who.scan_code, _moment(one.applied_at),
    ]  # fmt: skip


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at else ""
