"""The flag: nominations and handovers, written by `conference.rotation` alone."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference import gates, rotation
from conference.admin.acts import Act, WithActs
from conference.admin.base import OfficerAdmin, TranslatedAdmin, WrittenByWriter
from conference.admin.previews import preview
from conference.admin.site import site
from conference.models import Handover, Nomination
from conference.permissions import Permission


class AcceptForm(forms.Form):
    """The day of the acceptance, and why again where the province hosted before."""

    on = forms.DateField(label=_("accepted on"), initial=timezone.localdate)
    repeat_reason = forms.CharField(
        label=_("reason for hosting again"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )


ACCEPT = Act(
    "accept", _("Accept as host"), _("The province becomes the edition's host."),
    Permission.ROTATE_FLAG, lambda by, target, **answers: rotation.accept(by=by, nomination=target, **answers),
    _("Accepted: the edition has its host."), lambda nomination: nomination.edition.host_id is None, AcceptForm,
)  # fmt: skip


@admin.register(Nomination, site=site)
class NominationAdmin(WithActs, WrittenByWriter, OfficerAdmin):
    """Added by `rotation.nominate`; accepted by an act; never rewritten."""

    view_permission = add_permission = Permission.ROTATE_FLAG
    acts = [ACCEPT]
    list_display = ["edition", "province", "nominated_on", "accepted_on"]
    list_select_related = ["edition", "province"]
    search_fields = ["province__name_vi__folded", "note__folded"]
    fields = ["edition", "province", "nominated_on", "repeat_reason", "note"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fields(request, obj), *(["accepted_on"] if obj else [])]

    def save_model(self, request: HttpRequest, obj: Nomination, form: Any, change: bool) -> None:
        self.insist(request, self.add_permission, obj)
        made = rotation.nominate(
            by=gates.officer(request),
            edition=obj.edition,
            province=obj.province,
            on=obj.nominated_on,
            note=obj.note,
            repeat_reason=obj.repeat_reason,
        )
        obj.pk = made.pk


@admin.register(Handover, site=site)
class HandoverAdmin(WrittenByWriter, TranslatedAdmin):
    """Added by `rotation.hand_over`; day, picture and notes corrected by `rotation.describe`."""

    edition_path = "from_edition"
    view_permission = add_permission = change_permission = Permission.ROTATE_FLAG
    list_display = ["__str__", "on", "from_edition", "to_edition"]
    list_select_related = ["from_edition", "to_edition", "giver", "receiver"]
    search_fields = ["giver__name_vi__folded", "receiver__name_vi__folded", "note_vi__folded"]
    parties = ["from_edition", "to_edition", "giver", "receiver"]
    readonly_fields = ["photo_preview"]
    fieldsets = [
        (None, {"fields": [("from_edition", "to_edition"), ("giver", "receiver"), "on", "source_url"]}),
        (_("Photo"), {"fields": ["photo_preview", "photo", "photo_credit", "photo_alt_vi", "photo_alt_en"]}),
        (_("Note"), {"fields": ["note_vi", "note_en"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(self.parties if obj else [])]

    @admin.display(description=_("preview"))
    def photo_preview(self, handover: Handover) -> SafeString | str:
        return preview("handover", handover, handover.photo)

    def view_on_site(self, obj: Handover) -> str:
        return reverse("rotation")

    def save_model(self, request: HttpRequest, obj: Handover, form: Any, change: bool) -> None:
        self.insist(request, self.change_permission if change else self.add_permission, obj)
        given = {**form.cleaned_data, "photo": form.cleaned_data.get("photo") or ""}
        if change:
            changed = {name: given[name] for name in form.changed_data if name != "on"}
            rotation.describe(by=gates.officer(request), handover=obj, on=obj.on, **changed)
            return
        obj.pk = rotation.hand_over(by=gates.officer(request), **given).pk
