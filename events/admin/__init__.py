"""The events of the chain in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from conference.admin.base import TranslatedAdmin
from conference.admin.exports import Exchange, ScopedResource
from conference.admin.site import site
from conference.permissions import Permission
from events.admin import indicators
from events.models import Event

__all__ = ["EventAdmin", "EventResource", "indicators"]


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
