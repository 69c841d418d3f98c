"""Editions: what is known of them, their state, and their host."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference import editions, gates, rotation
from conference.admin.acts import Act, WithActs
from conference.admin.base import Row, TranslatedAdmin, TranslatedRow, WrittenByWriter
from conference.admin.documents import seen_documents
from conference.admin.previews import preview
from conference.admin.site import site
from conference.choices import EditionStatus
from conference.models import Document, Edition, FormerYear, Leader, Province, Series, Source
from conference.permissions import Permission


class LeaderRows(TranslatedRow):
    model = Leader
    fields = ["part", "name", "position", "order"]
    add_permission = change_permission = delete_permission = Permission.EDIT_EDITION


class SourceRows(Row):
    model = Source
    add_permission = change_permission = delete_permission = Permission.EDIT_EDITION


class DocumentRows(TranslatedRow):
    model = Document
    fields = ["title_vi", "number", "issued_on", "audience", "file"]
    show_change_link = True
    add_permission = change_permission = delete_permission = Permission.EDIT_DOCUMENTS
    scope = staticmethod(seen_documents)


class FormerYearRows(Row):
    model = FormerYear
    extra = 0


class HostForm(forms.Form):
    """Who hosted, and why again where it did before."""

    province = forms.ModelChoiceField(Province.objects.order_by("-valid_from", "name_vi"), label=_("host"))
    repeat_reason_vi = forms.CharField(
        label=_("reason for hosting again (Vietnamese)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    repeat_reason_en = forms.CharField(
        label=_("reason for hosting again (English)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("reason"), max_length=1000, widget=forms.Textarea({"rows": 3}))


ACTS = [
    Act(
        "publish", _("Publish"), _("Everyone will see this edition on the public pages."),
        Permission.PUBLISH_EDITION, lambda by, target: editions.publish(by=by, edition=target),
        _("Published."), lambda edition: edition.status == EditionStatus.DRAFT,
    ),
    Act(
        "take-back", _("Take back to draft"), _("Nobody outside will see this edition any more."),
        Permission.PUBLISH_EDITION, lambda by, target: editions.take_back(by=by, edition=target),
        _("Taken back to draft."), lambda edition: edition.status == EditionStatus.PUBLISHED,
    ),
    Act(
        "close", _("Close"), _("The edition becomes a record of what was."),
        Permission.PUBLISH_EDITION, lambda by, target: editions.close(by=by, edition=target),
        _("Closed."), lambda edition: edition.status == EditionStatus.PUBLISHED,
    ),
    Act(
        "reopen", _("Reopen"), _("The edition is shown as coming or under way again."),
        Permission.PUBLISH_EDITION, lambda by, target: editions.reopen(by=by, edition=target),
        _("Reopened."), lambda edition: edition.status == EditionStatus.CLOSED,
    ),
    Act(
        "record-host", _("Record the host"), _("For a past edition, or a host appointed without a nomination."),
        Permission.ROTATE_FLAG, lambda by, target, **answers: rotation.record_host(by=by, edition=target, **answers),
        _("The host is recorded."), lambda edition: edition.host_id is None and not edition.is_fictional, HostForm,
    ),
    Act(
        "clear-host", _("Take the host back"), _("For a host recorded by mistake, or one that stepped down."),
        Permission.ROTATE_FLAG, lambda by, target, reason: rotation.clear_host(by=by, edition=target, reason=reason),
        _("The host is taken back."), lambda edition: edition.host_id is not None and not edition.is_fictional,
        ReasonForm,
    ),
    Act(
        "pass-to-successor", _("Pass to the successor"),
        _("The host was merged into another province: that province hosts the edition from now on."),
        Permission.ROTATE_FLAG, lambda by, target: rotation.pass_to_successor(by=by, edition=target),
        _("The successor is the host now."),
        lambda edition: edition.host is not None and edition.host.merged_into_id is not None and not edition.is_closed,
    ),
]  # fmt: skip


@admin.register(Edition, site=site)
class EditionAdmin(WithActs, WrittenByWriter, TranslatedAdmin):
    """What is known of an edition is saved by `editions.revise`; a new one by `open_edition`."""

    edition_path = "pk"
    add_permission = Permission.OPEN_EDITION
    change_permission = Permission.EDIT_EDITION
    acts = ACTS
    list_display = ["__str__", "year", "status", "starts_on", "city", "host"]
    list_select_related = ["host"]
    list_filter = ["status", "is_fictional"]
    search_fields = ["theme_vi__folded", "theme_en__folded", "city_vi__folded", "city_en__folded", "venue_vi__folded",
                     "host__name_vi__folded"]  # fmt: skip
    search_help_text = _("By theme, place, hall or host; accents do not matter.")
    inlines = [LeaderRows, SourceRows, DocumentRows]
    readonly_fields = ["status", "host", "repeat_reason", "cover_preview"]
    fieldsets = [
        (None, {"fields": [("ordinal", "year"), "status", "theme_vi", "theme_en"]}),
        (_("When and where"), {"fields": [
            ("starts_on", "ends_on", "day_part"), "city_vi", "city_en", "venue_vi", "venue_en"]}),
        (_("Who"), {"fields": ["host", "repeat_reason_vi", "repeat_reason_en", "organisers_vi", "organisers_en"]}),
        (_("Cover picture"), {"fields": ["cover_preview", "cover", "cover_credit", "cover_alt_vi", "cover_alt_en"]}),
        (_("Public note"), {"fields": ["note_vi", "note_en"]}),
    ]  # fmt: skip

    def get_inlines(self, request: HttpRequest, obj: Edition | None) -> list[Any]:
        moved = obj is not None and obj.former_years.exists()
        return [*self.inlines, *([FormerYearRows] if moved else [])]

    def view_on_site(self, edition: Edition) -> str | None:
        return edition.get_absolute_url() if edition.is_public else None

    @admin.display(description=_("preview"))
    def cover_preview(self, edition: Edition) -> SafeString | str:
        return preview("cover", edition, edition.cover)

    def save_model(self, request: HttpRequest, obj: Edition, form: Any, change: bool) -> None:
        """Let the writer check, save and record; it raises Refused, and then nothing is saved."""
        self.insist(request, self.change_permission if change else self.add_permission, obj)
        values = {name: form.cleaned_data[name] for name in form.changed_data if name in editions.EDITABLE}
        if values.get("cover") is False:  # the box "clear" was ticked
            values["cover"] = ""
        if change:
            editions.revise(by=gates.officer(request), edition=obj, changes=values)
            return
        obj.pk = editions.open_edition(by=gates.officer(request), **values).pk
        obj._state.adding = False
        obj.refresh_from_db()


@admin.register(Series, site=site)
class SeriesAdmin(TranslatedAdmin):
    edition_path = None
    change_permission = Permission.EDIT_REFERENCE
    list_display = ["name"]
