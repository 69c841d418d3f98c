"""Filters beside the lists."""

from typing import Any

from django.contrib.admin import ModelAdmin, RelatedFieldListFilter, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.translation import gettext, gettext_lazy

from conference.permissions import editions_where


class MyEditions(RelatedFieldListFilter):
    """Filter by edition, naming only those the colleague may see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = conditional_escape(gettext("no edition"))

    def field_choices(self, field: Any, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Any:
        mine = editions_where(request.user, model_admin.view_permission)  # type: ignore[attr-defined]
        return [(edition.pk, str(edition)) for edition in mine]


class StillValid(SimpleListFilter):
    """Filter what has a first and a last day by whether it is still there."""

    title = gettext_lazy("validity")
    parameter_name = "valid"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("now", gettext_lazy("still valid")), ("past", gettext_lazy("no longer valid"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("now", "past"):
            return queryset
        return queryset.filter(valid_to__isnull=self.value() == "now")
