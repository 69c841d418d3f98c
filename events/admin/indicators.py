"""The sector's figures and the ministry's directions: reference data, entered by whoever cares for the documents."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.admin.base import FIELDS, Row, TranslatedAdmin
from conference.admin.displays import yes_no
from conference.admin.site import site
from conference.models import Edition
from conference.permissions import Permission
from events.forms.figures import FigureField
from events.models import Direction, Indicator, IndicatorByProvince
from events.templatetags.indicators import amount

WITH_FIGURES: dict[Any, Any] = {**FIELDS, models.DecimalField: {"form_class": FigureField}}


class ProvinceRows(Row):
    """What single provinces have in the figure."""

    edition_path = "indicator__edition"
    add_permission = change_permission = delete_permission = Permission.EDIT_DOCUMENTS
    formfield_overrides = WITH_FIGURES
    model = IndicatorByProvince
    fields = ["province", "value"]

    def edition_of(self, obj: Indicator | IndicatorByProvince) -> Edition:  # type: ignore[override]
        """Asked of the page the rows stand on, and of a row."""
        return obj.edition


@admin.register(Indicator, site=site)
class IndicatorAdmin(TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_DOCUMENTS
    formfield_overrides = WITH_FIGURES
    list_display = ["label", "topic", "figure", "period", "doubtful", "edition"]
    list_select_related = ["edition"]
    list_filter = ["topic", "is_doubtful"]
    search_fields = ["label_vi__folded", "label_en__folded", "key"]
    search_help_text = _("By label or short name; accents do not matter.")
    inlines = [ProvinceRows]
    doubtful = yes_no("is_doubtful", _("doubtful"))
    fieldsets = [
        (None, {"fields": ["edition", ("topic", "key", "order"), "label_vi", "label_en"]}),
        (_("The number"), {"fields": [("comparator", "value", "of"), ("unit_vi", "unit_en"),
                                      ("growth_pct", "share_pct", "national")]}),
        (_("When and compared with what"), {"fields": ["period_vi", "period_en", ("period_from", "period_to"),
                                                       "basis_vi", "basis_en"]}),
        (_("How sure it is"), {"fields": ["sources", "is_doubtful", "doubt"]}),
    ]  # fmt: skip

    @admin.display(description=_("value"), ordering="value")
    def figure(self, indicator: Indicator) -> str:
        return "–" if indicator.value is None else amount(indicator, indicator.value)


@admin.register(Direction, site=site)
class DirectionAdmin(TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_DOCUMENTS
    list_display = ["text", "addressed_to", "edition", "order"]
    list_select_related = ["edition"]
    search_fields = ["text_vi__folded", "text_en__folded", "addressed_to_vi__folded"]
    search_help_text = _("By text or addressee; accents do not matter.")
    fields = ["edition", "addressed_to_vi", "addressed_to_en", "text_vi", "text_en", "source_url", "order"]
