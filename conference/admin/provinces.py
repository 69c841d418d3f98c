"""Provinces with their lineage, and their membership: reference data, kept by the ministry."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conference.admin.base import OfficerAdmin, Row, TranslatedAdmin, TranslatedRow
from conference.admin.exports import Exchange, ScopedResource
from conference.admin.filters import StillValid
from conference.admin.scope import Scoped
from conference.admin.site import site
from conference.models import Membership, Province, ProvinceStatus
from conference.permissions import Permission


class ProvinceResource(ScopedResource):
    class Meta(ScopedResource.Meta):
        model = Province
        fields = ["id", "code", "name_vi", "name_en", "full_name_vi", "full_name_en", "slug", "type", "region_code",
                  "region_vi", "region_en", "valid_from", "valid_to", "merged_into"]  # fmt: skip


class MembershipResource(ScopedResource):
    class Meta(ScopedResource.Meta):
        model = Membership
        fields = ["id", "province", "valid_from", "valid_to"]


class Reference(Scoped):
    """Kept by those who may edit reference data, read by every colleague."""

    edition_path = None
    add_permission = change_permission = delete_permission = Permission.EDIT_REFERENCE


class StatusRows(Reference, TranslatedRow):
    model = ProvinceStatus
    extra = 0


class MembershipRows(Reference, Row):
    model = Membership
    extra = 0


class PredecessorRows(TranslatedRow):
    """What was merged into this province; each predecessor's own page says so."""

    model = Province
    edition_path = None
    fk_name = "merged_into"
    fields = ["code", "full_name", "valid_from", "valid_to"]
    readonly_fields = ["code", "full_name", "valid_from", "valid_to"]
    verbose_name_plural = _("before the merger")
    show_change_link = True
    extra = 0


@admin.register(Province, site=site)
class ProvinceAdmin(Reference, Exchange, TranslatedAdmin):
    resource_classes = [ProvinceResource]
    list_display = ["full_name", "code", "type", "region", "valid_from", "valid_to", "merged_into"]
    list_select_related = ["merged_into"]
    list_filter = [StillValid, "type"]
    search_fields = ["name_vi__folded", "name_en__folded", "full_name_vi__folded", "code"]
    search_help_text = _("By name or code; accents do not matter.")
    inlines = [StatusRows, MembershipRows, PredecessorRows]
    fieldsets = [
        (None, {"fields": [("id", "code", "type"), "name_vi", "name_en", "full_name_vi", "full_name_en", "slug"]}),
        (_("Region"), {"fields": ["region_code", "region_vi", "region_en"]}),
        (_("When it existed"), {"fields": [("valid_from", "valid_to"), "merged_into"]}),
    ]

    def get_inlines(self, request: HttpRequest, obj: Province | None) -> list[Any]:
        return [rows for rows in self.inlines if obj or rows is not PredecessorRows]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The identifier is what everything else points at.
        return [*super().get_readonly_fields(request, obj), *(["id"] if obj else [])]


@admin.register(Membership, site=site)
class MembershipAdmin(Reference, Exchange, OfficerAdmin):
    resource_classes = [MembershipResource]
    list_display = ["province", "valid_from", "valid_to"]
    list_select_related = ["province"]
    list_filter = [StillValid]
    search_fields = ["province__name_vi__folded", "province__name_en__folded"]
    search_help_text = _("By name; accents do not matter.")


@admin.register(ProvinceStatus, site=site)
class ProvinceStatusAdmin(Reference, TranslatedAdmin):
    list_display = ["province", "type", "name", "valid_from", "valid_to", "basis"]
    list_select_related = ["province"]
    list_filter = ["type"]
    search_fields = ["province__name_vi__folded", "name_vi__folded", "basis__folded"]
    search_help_text = _("By name or legal basis; accents do not matter.")
