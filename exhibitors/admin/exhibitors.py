"""Exhibitors and what they show: read in the admin, changed at the desk and in the portal."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference.admin.base import OfficerAdmin
from conference.admin.displays import yes_no
from conference.admin.filters import MyEditions
from conference.admin.scope import Scoped
from conference.admin.site import site
from conference.models import Edition
from conference.permissions import Permission
from exhibitors.models import Application, Exhibitor, Product


class OfTheFair(Scoped):
    """Read by whoever sees the fair; no colleague adds, changes or deletes here."""

    view_permission = Permission.SEE_FAIR


class OfAnExhibitor(OfTheFair):
    """Rows that reach their edition through their exhibitor, and say which it is."""

    edition_path = "exhibitor__edition"

    def edition_of(self, obj: Model) -> Edition | None:
        edition: Edition | None = getattr(obj, "edition", None)
        return edition


def desk_page(application: Application | None, edition: Edition) -> SafeString | str:
    """Where the colleague does what cannot be done here."""
    if application is None:
        return "–"
    url = reverse("desk-application", args=[edition.pk, application.pk])
    return format_html('<a href="{}">{}</a>', url, _("Open at the desk"))


@admin.register(Exhibitor, site=site)
class ExhibitorAdmin(OfTheFair, OfficerAdmin):
    list_display = ["name", "kind", "province", "hidden", "edition"]
    list_select_related = ["province", "edition"]
    list_filter = ["kind", ("province", admin.RelatedOnlyFieldListFilter), "is_hidden"]
    search_fields = ["folded", "tax_code"]
    search_help_text = _("By name or tax code; accents do not matter.")
    fieldsets = [
        (None, {"fields": ["edition", "name_vi", "name_en", ("kind", "province"), "desk"]}),
        (_("For visitors"), {"fields": ["profile_vi", "profile_en", "address", "website",
                                        ("public_phone", "public_email"), "logo", "hidden"]}),
        (_("For the invoice"), {"fields": ["tax_code", "invoice_name", "invoice_address", "invoice_email"]}),
    ]  # fmt: skip
    readonly_fields = ["desk", "hidden"]
    hidden = yes_no("is_hidden", _("kept out of the public pages"))

    @admin.display(description=_("application"))
    def desk(self, exhibitor: Exhibitor) -> SafeString | str:
        return desk_page(exhibitor.applications.order_by("-pk").first(), exhibitor.edition)


@admin.register(Product, site=site)
class ProductAdmin(OfAnExhibitor, OfficerAdmin):
    list_display = ["name", "category", "ocop_stars", "recognised_as", "recognised_in", "exhibitor", "edition"]
    list_select_related = ["exhibitor__edition"]
    list_filter = [
        ("exhibitor__edition", MyEditions), "category", "ocop_stars", "recognised_as",
        ("exhibitor__province", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    search_fields = ["folded", "exhibitor__folded"]
    search_help_text = _("By name of the product or exhibitor; accents do not matter.")
    fields = ["exhibitor", "name_vi", "name_en", "category", "text_vi", "text_en", "picture", "ocop_stars",
              ("recognised_as", "recognised_in")]  # fmt: skip

    @admin.display(description=_("edition"), ordering="exhibitor__edition")
    def edition(self, product: Product) -> Edition:
        return product.edition

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("exhibitor__edition")
