"""What every page of the admin shares: scope, search without accents, one audit trail, refusals beside the fields."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import Model, QuerySet
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline

from conference import files, gates, history
from conference.admin import trail
from conference.admin.filters import MyEditions
from conference.admin.scope import Scoped
from conference.choices import Action
from conference.errors import Refused
from conference.folding import fold
from conference.forms import refusals
from conference.forms.days import DayField
from conference.forms.uploads import DocumentFileField, PictureField
from conference.permissions import Permission

# A longer term makes SQLite refuse the pattern, and nobody types one.
LONGEST_SEARCH = 100
# How SQLite and PostgreSQL refuse a number that no column can hold.
TOO_LARGE = (OverflowError, DataError)
FIELDS: dict[Any, dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https", "widget": forms.URLInput({"class": "vURLField"})},
    models.DateField: {"form_class": DayField},
    models.TextField: {"widget": AdminTextareaWidget({"rows": 4})},
    models.ImageField: {"form_class": PictureField},
    models.FileField: {"form_class": DocumentFileField},
}


class OfficerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that can say what a writer refused, beside the field where there is one."""

    refusal: Refused | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal is not None:
            refusals.show(self, self.refusal)
        return cleaned


class Page(Scoped, admin.ModelAdmin[Any]):
    """The shared manners of all admin pages; use `OfficerAdmin` or `TranslatedAdmin`."""

    form = OfficerForm
    formfield_overrides = FIELDS
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    history_permission = Permission.SEE_HISTORY

    # --- lists --------------------------------------------------------------------------------

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """As Django's; the two inputs of a moment each say what they take."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        for part, said in zip(
            getattr(getattr(field, "widget", None), "widgets", ()), (_("Day"), _("Time")), strict=False
        ):
            part.attrs["aria-label"] = f"{capfirst(field.label)}: {said}"
        return field

    def get_list_filter(self, request: HttpRequest) -> Any:
        mine = [("edition", MyEditions)] if self.edition_path == "edition" else []
        return [*mine, *super().get_list_filter(request)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, fold(search_term[:LONGEST_SEARCH]))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method != "POST":
            try:
                return super().changelist_view(request, extra_context)
            except TOO_LARGE:  # a filter in the address; answered as Django answers one it cannot read
                return redirect(f"{request.path}?{ERROR_FLAG}=1")
        # An action and what the trail says of it stand or fall together.
        with transaction.atomic():
            return super().changelist_view(request, extra_context)

    def get_action_choices(self, request: HttpRequest, default_choices: Any = None) -> list[tuple[str, str]]:
        return super().get_action_choices(request, default_choices or [("", _("Choose what to do"))])

    # --- forms --------------------------------------------------------------------------------

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show the form again where a writer refuses: all is rolled back, and what was typed is kept."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
        except IntegrityError:
            request.refusal = Refused(_("A colleague saved the same at this moment. Reload the page to see it."))  # type: ignore[attr-defined]
        for upload in request.FILES.values():
            upload.seek(0)  # type: ignore[union-attr]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        may_read = self.allowed(request, self.history_permission)
        return super().change_view(request, object_id, form_url, {"may_see_history": may_read, **(extra_context or {})})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        self.insist(request, self.change_permission if change else self.add_permission, obj)
        super().save_model(request, obj, form, change)
        files.forget(old for name in form.changed_data if isinstance(old := form.initial.get(name), FieldFile))

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The object's own page; Django's detour would look it up for anyone."""
        if obj is None or (not callable(self.view_on_site) and not hasattr(obj, "get_absolute_url")):
            return None
        try:
            return self.view_on_site(obj) if callable(self.view_on_site) else obj.get_absolute_url()
        except NoReverseMatch:  # a refused form has put into the object what no address can hold
            return None

    # --- the audit trail ----------------------------------------------------------------------

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return trail.typed(form, form.instance)

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        history.record(by=gates.officer(request), action=Action.ADDED, target=obj, changes=message)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        if message:
            history.record(by=gates.officer(request), action=Action.CHANGED, target=obj, changes=message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        trail.record_deletions(gates.officer(request), queryset)
        files.forget(files.of(queryset))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        trail.record_deletions(
            gates.officer(request), [gone.instance for gone in formset.deleted_forms if gone.instance.pk]
        )
        super().save_formset(request, form, formset, change)
        trail.record_rows(gates.officer(request), formset)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """What was done to one object, by whom, with the values before and after."""
        obj = self.get_object(request, admin.utils.unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj) or not self.allowed(request, self.history_permission, obj):
            raise PermissionDenied
        page = self.get_paginator(request, trail.of(obj), self.list_per_page).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % obj,
            "page": page,
            "entries": [(entry, trail.changes_of(entry)) for entry in page],
            "object": obj,
            "opts": self.opts,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/object_history.html", context)


class OfficerAdmin(Page):
    """A page of something said in one language only."""


class TranslatedAdmin(Page, TranslationAdmin[Any]):
    """A page of something said in Vietnamese and in English."""


class WrittenByWriter(Page):
    """A page of a guarded model: `save_model` calls a writer, which checks, saves and records."""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The writer did."""

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The writer did."""


class Row(Scoped, admin.TabularInline[Any, Any]):
    """Rows on their parent's page, one language."""

    formfield_overrides = FIELDS
    extra = 1


class TranslatedRow(Scoped, TranslationTabularInline[Any, Any]):
    """Rows on their parent's page, in both languages."""

    formfield_overrides = FIELDS
    extra = 1


class TranslatedBlock(Scoped, TranslationStackedInline[Any, Any]):
    """Blocks on their parent's page, in both languages, where a row would be too wide."""

    formfield_overrides = FIELDS
    extra = 1
