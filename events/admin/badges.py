"""Badge layouts in the admin: a form; each change is a new version, and the old ones are listed below."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference import gates
from conference.admin.base import OfficerAdmin, OfficerForm, Row, WrittenByWriter
from conference.admin.displays import yes_no
from conference.admin.site import site
from conference.forms.uploads import PictureField
from conference.permissions import Permission
from events import badge_layouts
from events.badges import USUAL
from events.choices import BadgeLine
from events.models import BadgeLayout, BadgeLayoutVersion

MOST_LINES = 6


class LinesWidget(forms.MultiWidget):
    """One choice a line, from the top of the badge to its foot."""

    template_name = "admin/widgets/badge_lines.html"

    def __init__(self) -> None:
        choices = [("", "–"), *BadgeLine.choices]
        rows = [
            forms.Select({"aria-label": _("Line %(number)d") % {"number": number + 1}}, choices)
            for number in range(MOST_LINES)
        ]
        super().__init__(rows)

    def decompress(self, value: Any) -> list[str]:
        lines = list(value or USUAL)
        return [*lines, *[""] * MOST_LINES][:MOST_LINES]


class LinesField(forms.MultiValueField):
    """What stands on a badge, in order; a line chosen twice stands there once."""

    def __init__(self, **options: Any) -> None:
        rows = [forms.ChoiceField(choices=[("", "–"), *BadgeLine.choices], required=False)] * MOST_LINES
        super().__init__(rows, widget=LinesWidget(), require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> list[str]:
        return list(dict.fromkeys(line for line in data_list if line))


class BadgeLayoutForm(OfficerForm):
    """The columns of a layout, the order of its lines, and its logo."""

    lines = LinesField(
        label=_("Lines"), required=False, help_text=_("The first one is set large. The category stands above the QR.")
    )  # fmt: skip
    new_logo = PictureField(label=_("Logo"), required=False)
    no_logo = forms.BooleanField(label=_("without a logo"), required=False)

    @property
    def logo(self) -> bytes | None:
        """The logo that was sent; b"" to take it away, None to keep it."""
        sent = self.cleaned_data.get("new_logo")
        if sent:
            sent.seek(0)
            return bytes(sent.read())
        return b"" if self.cleaned_data.get("no_logo") else None


class VersionRows(Row):
    """Which versions there were: read only."""

    model = BadgeLayoutVersion
    edition_path = "layout__edition"
    view_permission = Permission.PRINT
    fields = ["number", "at", "by"]
    readonly_fields = ["number", "at", "by"]
    extra = 0

    def edition_of(self, obj: Any) -> Any:
        return getattr(obj, "edition", None)


@admin.register(BadgeLayout, site=site)
class BadgeLayoutAdmin(WrittenByWriter, OfficerAdmin):
    """Saved by `badge_layouts.save`. A layout is put out of use, and never deleted: prints refer to it."""

    view_permission = add_permission = change_permission = Permission.PRINT
    form = BadgeLayoutForm
    list_display = ["name", "kind", "category", "who", "number", "used", "edition"]
    list_select_related = ["category", "edition"]
    list_filter = ["kind", "in_use"]
    search_fields = ["name__folded"]
    search_help_text = _("By name; accents do not matter.")
    inlines = [VersionRows]
    readonly_fields = ["preview"]
    fieldsets = [
        (None, {"fields": ["edition", ("kind", "name"), ("category", "who"), "in_use", "preview"]}),
        (_("What stands on it"), {"fields": ["heading", "lines", "back"]}),
        (_("Look"), {"fields": ["colour", ("new_logo", "no_logo"), ("name_size", "text_size", "smallest")]}),
        (_("Measures"), {"fields": [("width", "height", "margin"), ("band", "logo_height", "qr")]}),
    ]  # fmt: skip
    used = yes_no("in_use", _("in use"))

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("logo")

    def save_model(self, request: HttpRequest, obj: BadgeLayout, form: Any, change: bool) -> None:
        """Let the writer check, save and record; it raises Refused, and then nothing is saved."""
        self.insist(request, Permission.PRINT, obj)
        obj.lines = form.cleaned_data["lines"]
        badge_layouts.save(by=gates.officer(request), layout=obj, logo=form.logo)

    @admin.display(description=_("preview"))
    def preview(self, layout: BadgeLayout) -> SafeString | str:
        if not layout.pk:
            return "–"
        url = reverse("desk-badge-sample", args=[layout.edition_id, layout.pk])
        return format_html('<a href="{}">{}</a>', url, _("As the PDF, as last saved"))
