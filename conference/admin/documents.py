"""Documents, leaders and sources of an edition."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conference.admin.base import OfficerAdmin, TranslatedAdmin
from conference.admin.exports import Exchange, ScopedResource
from conference.admin.site import site
from conference.choices import Audience
from conference.files import address
from conference.models import Document, Leader, Source
from conference.permissions import Permission, Visitor, within


def seen_documents(user: Visitor) -> Q:
    """Documents of the colleague's editions; those for staff only with the permission to see them."""
    seen, for_staff = (
        within(user, permission, "edition") for permission in (Permission.SEE_DESK, Permission.SEE_STAFF_DOCUMENTS)
    )
    # An empty Q means "all", but "or"ed with another it would vanish.
    return seen & (~Q(audience=Audience.STAFF) | for_staff) if for_staff else seen


class DocumentResource(ScopedResource):
    class Meta(ScopedResource.Meta):
        model = Document
        fields = ["id", "edition", "title_vi", "title_en", "number", "issued_on", "signatory", "signatory_position",
                  "audience"]  # fmt: skip


class LeaderResource(ScopedResource):
    class Meta(ScopedResource.Meta):
        model = Leader
        fields = ["id", "edition", "part", "name", "position_vi", "position_en", "order"]


@admin.register(Document, site=site)
class DocumentAdmin(Exchange, TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_DOCUMENTS
    resource_classes = [DocumentResource]
    list_display = ["title", "number", "issued_on", "audience", "edition"]
    list_select_related = ["edition"]
    list_filter = ["audience"]
    search_fields = ["title_vi__folded", "title_en__folded", "number__folded", "signatory__folded"]
    search_help_text = _("By title, number or signatory; accents do not matter.")
    fields = ["edition", "title_vi", "title_en", ("number", "issued_on"), ("signatory", "signatory_position"),
              "audience", "file"]  # fmt: skip

    def view_on_site(self, document: Document) -> str | None:
        return address("document", document.pk, document.title, document.file) if document.file else None

    def scope(self, user: Visitor) -> Q:
        return seen_documents(user)


@admin.register(Leader, site=site)
class LeaderAdmin(Exchange, TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_EDITION
    resource_classes = [LeaderResource]
    list_display = ["name", "position", "part", "edition"]
    list_select_related = ["edition"]
    list_filter = ["part"]
    search_fields = ["name__folded", "position_vi__folded", "position_en__folded"]
    search_help_text = _("By name or position; accents do not matter.")
    fields = ["edition", "part", "name", "position_vi", "position_en", "order"]


@admin.register(Source, site=site)
class SourceAdmin(OfficerAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_EDITION
    list_display = ["url", "edition"]
    list_select_related = ["edition"]
    search_fields = ["url"]
