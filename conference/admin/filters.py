"""Filters beside the lists."""

from typing import Any

from django.contrib.admin import ModelAdmin, RelatedFieldListFilter
from django.http import HttpRequest

from conference.permissions import editions_where


class MyEditions(RelatedFieldListFilter):
    """Filter by edition, naming only those the colleague may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[Any, str]]:
        mine = editions_where(request.user, model_admin.view_permission)  # type: ignore[attr-defined]
        return [(edition.pk, str(edition)) for edition in mine]
