"""Lists out to Excel and CSV and in again, within the colleague's editions both ways."""

import os
import zipfile
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export import resources
from import_export.admin import ExportMixin, ImportMixin
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.results import RowResult

from conference import gates, history
from conference.admin import cells, trail
from conference.admin.base import TOO_LARGE, Page
from conference.choices import Action
from conference.models import Edition, Province
from conference.permissions import editions_where, within

FORMATS = [cells.Excel, cells.Csv]
EXCEL = "0"  # as the library counts them
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
SALT = "conference.admin.import"


class ScopedResource(resources.ModelResource):
    """The rows of one admin page as a table: only what its reader sees goes out, only what they may change comes in."""

    def __init__(self, *, page: Page, request: HttpRequest) -> None:
        super().__init__()
        self.page, self.request = page, request
        self.before: dict[str, Any] = {}
        self.changes: dict[str, Any] = {}
        for name, field in self.fields.items():
            field.widget = self._cell(self._meta.model._meta.get_field(name))

    def _cell(self, field: Any) -> Any:
        if not isinstance(field, ForeignKey):
            return cells.fitting(field)
        if field.remote_field.model is Edition:
            seen = editions_where(self.request.user, self.page.view_permission)
            writable = self.page.change_permission and set(
                editions_where(self.request.user, self.page.change_permission).values_list("pk", flat=True)
            )
            return cells.OneOfCell({one.pk: str(one.year or one.ordinal) for one in seen}, writable or set())
        return cells.OneOfCell({pk: pk for pk in Province.objects.values_list("pk", flat=True)})

    def get_queryset(self) -> QuerySet[Any]:
        rows = self.page.get_queryset(self.request)
        if self.page.edition_path and self.page.change_permission:
            rows = rows.filter(within(self.request.user, self.page.change_permission, self.page.edition_path))
        return rows

    @classmethod
    def columns(cls) -> list[tuple[str, str]]:
        """Each column's name, and what it holds in the reader's language."""
        opts = cls._meta.model._meta
        return [(name, capfirst(str(opts.get_field(name).verbose_name))) for name in cls._meta.fields]

    # --- reading ------------------------------------------------------------------------------

    def before_import(self, dataset: Any, **options: Any) -> None:
        unknown = [str(name) for name in dataset.headers or [] if name and name not in self.fields]
        if unknown:
            raise ValidationError(_("There is no column of this name: %(names)s.") % {"names": ", ".join(unknown)})

    def init_instance(self, row: Any = None) -> Model:
        model: type[Model] = self._meta.model
        if row and row.get("id") and model._meta.auto_field:
            # Said of a row that is not there and of one in another edition alike.
            raise ValidationError(
                {"id": [_("There is no such row among yours. Leave the identifier empty to add one.")]}
            )
        return model()

    def after_init_instance(self, instance: Model, new: bool, row: Any, **options: Any) -> None:
        self.changes = {}
        self.before = {} if new else history.snapshot(instance, list(self.fields))

    def import_instance(self, instance: Model, row: Any, **options: Any) -> None:
        super().import_instance(instance, row, **options)
        # A cell holds no difference between an empty text and none: what was none stays so, and is no change.
        for name, value in self.before.items():
            if value is None and getattr(instance, name, None) == "":
                setattr(instance, name, None)

    def after_save_instance(self, instance: Model, row: Any, **options: Any) -> None:
        after = history.snapshot(instance, [name for name in self.fields if name in row and name != "id"])
        self.changes = history.difference(self.before, after)
        history.record(by=gates.officer(self.request), action=Action.IMPORTED, target=instance, changes=self.changes)

    def after_import_row(self, row: Any, row_result: RowResult, **options: Any) -> None:
        named = {name: [self._named(name, value) for value in pair] for name, pair in self.changes.items()}
        row_result.changes = trail.told(self._meta.model, named)

    def validate_instance(self, instance: Model, import_validation_errors: Any = None, **options: Any) -> None:
        # The library names a reference by its database column, which nobody sees.
        errors = {name.removesuffix("_id"): error for name, error in (import_validation_errors or {}).items()}
        super().validate_instance(instance, errors, **options)

    def _named(self, name: str, value: Any) -> Any:
        cell = self.fields[name].widget
        return cell.render(value) if isinstance(cell, cells.OneOfCell) and value is not None else value

    class Meta:
        skip_unchanged = True
        skip_html_diff = True  # it comes with inline styles
        clean_model_instances = True


class UploadForm(ImportForm):
    """A list to read in: what it may be, and how large."""

    import_file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("At most 5 MB and 5,000 rows."))
    format = forms.ChoiceField(label=gettext_lazy("Format"), initial=EXCEL)

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        upload = self.cleaned_data["import_file"]
        if upload.size > MOST_BYTES or _unpacked_size(upload) > MOST_UNPACKED:
            raise ValidationError(_("This file is too large: at most 5 MB and 5,000 rows."))
        upload.seek(0)
        return upload


class DownloadForm(ExportForm):
    """What the list is taken away as."""

    format = forms.ChoiceField(label=gettext_lazy("Format"), initial=EXCEL)


class ConfirmForm(ConfirmImportForm):
    """The checked file, named by a seal that only this colleague can use, for an hour."""

    format = forms.ChoiceField(choices=[(str(at), at) for at in range(len(FORMATS))], widget=forms.HiddenInput)
    resource = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user_id: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user_id = user_id

    def clean_import_file_name(self) -> str:
        try:
            sealed = signing.loads(self.cleaned_data["import_file_name"], salt=SALT, max_age=3600)
        except signing.BadSignature as error:
            raise ValidationError(_("Choose the file again.")) from error
        if sealed["user"] != self.user_id:
            raise ValidationError(_("Choose the file again."))
        return str(os.path.basename(sealed["name"]))


class ExportOnly(ExportMixin, Page):
    """Lets the page's readers take its list away as Excel or CSV."""

    formats: Sequence[Any] = FORMATS
    export_form_class = DownloadForm
    to_encoding = "utf-8-sig"  # without the mark, Excel reads Vietnamese as gibberish
    import_export_change_list_template = None
    export_template_name = "admin/export.html"

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        return {"page": self, "request": request}

    def get_export_context_data(self, **options: Any) -> dict[str, Any]:
        return {"columns": self.resource_classes[0].columns()}

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        try:
            return super().get_export_queryset(request)  # type: ignore[no-any-return]
        except IncorrectLookupParameters:
            return self.get_queryset(request)

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[Any]:
        return list(self.get_queryset(request).values_list("pk", flat=True))

    def export_action(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().export_action(request)  # type: ignore[no-any-return]
        except TOO_LARGE:  # a filter in the address that no column can hold: choose again, without it
            return redirect(request.path)

    def get_export_filename(self, request: HttpRequest, queryset: Any, file_format: Any) -> str:
        return f"{self.opts.model_name}.{file_format.get_extension()}"


class Exchange(ImportMixin, ExportOnly):
    """Lets those who may add and change read a list in: checked first, row by row, then confirmed."""

    import_export_change_list_template = None
    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    import_template_name = "admin/import.html"
    skip_admin_log = True

    def get_import_context_data(self, **options: Any) -> dict[str, Any]:
        return {"columns": self.resource_classes[0].columns()}

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def get_confirm_form_kwargs(self, request: HttpRequest, import_form: Any = None) -> dict[str, Any]:
        given = super().get_confirm_form_kwargs(request, import_form)
        return {**given, "user_id": gates.officer(request).pk}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if initial:
            sealed = {"name": initial["import_file_name"], "user": gates.officer(request).pk}
            initial["import_file_name"] = signing.dumps(sealed, salt=SALT)
        return initial

    def get_import_data_kwargs(self, **options: Any) -> dict[str, Any]:
        return {**super().get_import_data_kwargs(**options), "rollback_on_validation_errors": True}

    def add_data_read_fail_error_to_form(self, form: Any, error: Exception) -> None:
        unread = _("This file could not be read. Choose its format, and at most 5,000 rows.")
        form.add_error("import_file", error if isinstance(error, ValidationError) else unread)

    def process_import(self, request: HttpRequest, **options: Any) -> HttpResponse:
        try:
            return super().process_import(request, **options)  # type: ignore[no-any-return]
        except FileNotFoundError:
            messages.error(request, _("Choose the file again."))
            return redirect("admin:{}_{}_import".format(*self.get_model_info()))

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            messages.error(request, _("Nothing was read in: the data changed meanwhile. Choose the file again."))
            return redirect("admin:{}_{}_import".format(*self.get_model_info()))
        return super().process_result(result, request)  # type: ignore[no-any-return]

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        told = {"new": result.totals[RowResult.IMPORT_TYPE_NEW], "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE]}
        messages.success(request, _("Read in: %(new)s new, %(changed)s changed.") % told)


def _unpacked_size(upload: Any) -> int:
    """How large a workbook is inside; 0 for what is no archive."""
    try:
        with zipfile.ZipFile(upload) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0
