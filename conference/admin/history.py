"""The audit trail: read by those who may, written by nobody here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from conference.admin import trail
from conference.admin.base import OfficerAdmin
from conference.admin.exports import ExportOnly, ScopedResource
from conference.admin.site import site
from conference.models import HistoryEntry
from conference.permissions import Permission


class HistoryResource(ScopedResource):
    """Export only: the trail is written by nobody here."""

    class Meta(ScopedResource.Meta):
        model = HistoryEntry
        fields = ["at", "by", "action", "edition", "target_name", "changes"]

    def dehydrate_by(self, entry: HistoryEntry) -> str:
        return str(entry.by or "")

    def dehydrate_changes(self, entry: HistoryEntry) -> str:
        return "; ".join(f"{one.name}: {one.before} → {one.after}" for one in trail.changes_of(entry))


@admin.register(HistoryEntry, site=site)
class HistoryAdmin(ExportOnly, OfficerAdmin):
    view_permission = Permission.SEE_HISTORY
    resource_classes = [HistoryResource]
    list_display = ["at", "who", "action", "kind", "target_name", "edition"]
    list_select_related = ["by", "edition"]
    list_filter = ["action"]
    search_fields = ["target_name__folded", "by__full_name__folded"]
    search_help_text = _("By object or colleague; accents do not matter.")
    fields = ["at", "who", "action", "edition", "kind", "target_name", "told"]
    readonly_fields = ["at", "who", "action", "edition", "kind", "target_name", "told"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Without the button to an entry's own history, which has none."""
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "may_see_history": False})

    @admin.display(description=_("by"), ordering="by__full_name")
    def who(self, entry: HistoryEntry) -> str:
        return str(entry.by or _("the system"))

    @admin.display(description=_("kind of object"), ordering="target_type")
    def kind(self, entry: HistoryEntry) -> str:
        return trail.kind_of(entry)

    @admin.display(description=_("changes"))
    def told(self, entry: HistoryEntry) -> str:
        return render_to_string("admin/_changes.html", {"changes": trail.changes_of(entry)})
