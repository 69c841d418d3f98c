"""The events of the chain in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from conference.admin.base import TranslatedAdmin
from conference.admin.exports import Exchange, ScopedResource
from conference.admin.site import site
from conference.permissions import Permission
from events import texts
from events.admin import badges, indicators, registration
from events.models import Event, Item

__all__ = ["EventAdmin", "EventResource", "badges", "indicators", "registration"]


class EventResource(ScopedResource):
    class Meta(ScopedResource.Meta):
        model = Event
        fields = ["id", "edition", "kind", "name_vi", "name_en", "ordinal", "starts_on", "ends_on", "day_part",
                  "place_vi", "place_en", "organiser_vi", "organiser_en", "chair_vi", "chair_en",
                  "source_url"]  # fmt: skip


@admin.register(Event, site=site)
class EventAdmin(Exchange, TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_EVENTS
    resource_classes = [EventResource]
    list_display = ["name", "kind", "starts_on", "ends_on", "place", "edition"]
    list_select_related = ["edition"]
    list_filter = ["kind"]
    search_fields = ["name_vi__folded", "name_en__folded", "place_vi__folded", "organiser_vi__folded"]
    search_help_text = _("By name, place or organiser; accents do not matter.")
    fieldsets = [
        (None, {"fields": ["edition", ("kind", "ordinal"), "name_vi", "name_en"]}),
        (_("When and where"), {"fields": [("starts_on", "ends_on", "day_part"), "place_vi", "place_en"]}),
        (_("Who"), {"fields": ["organiser_vi", "organiser_en", "chair_vi", "chair_en", "source_url"]}),
    ]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """As Django's; an item whose text has come keeps its event."""
        gone, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        kept = [f"{capfirst(Item._meta.verbose_name)}: {item}" for event in objs for item in texts.in_event(event)]
        return gone, counts, forbidden, [*protected, *kept]
