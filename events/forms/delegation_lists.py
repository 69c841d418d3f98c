"""A list pasted or uploaded by the focal person."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import uploads
from conference.forms.uploads import CheckedFileField
from events import sheets
from events.sheets import Known, Sheet

MOST_BYTES = 5 * 1024 * 1024
MOST_LETTERS = 400_000


class ListForm(forms.Form):
    """Cells copied from Excel or Word, or a file: one of the two."""

    pasted = forms.CharField(
        label=gettext_lazy("Paste the rows from Excel here"), required=False, max_length=MOST_LETTERS, strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
        help_text=gettext_lazy("With the row of headings, best of all: Full name, Position, Phone …"),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Or choose an Excel file"), required=False,
        widget=forms.FileInput({"accept": ".xlsx,.xls,.csv"}),
        help_text=gettext_lazy("XLSX, XLS or CSV, at most 5 MB."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Raise ValidationError for what is larger than any list of people."""
        file = self.cleaned_data.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 5 MB. Leave the list alone in it."))
        return file

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and bool(said.get("file")) == bool((said.get("pasted") or "").strip()):
            self.add_error("pasted", _("Paste rows or choose a file: one of the two."))
        return said

    def sheet(self, known: Known) -> Sheet:
        """What was read; read when valid."""
        file = self.cleaned_data["file"]
        return (
            sheets.read(file.read(), file.name, known)
            if file
            else sheets.read_pasted(self.cleaned_data["pasted"], known)
        )


class ScanField(CheckedFileField):
    """Gives a PDF unchanged, a photo of the page made anew without its metadata."""

    accept = ".pdf,image/jpeg,image/png"

    @staticmethod
    def check(file: Any) -> uploads.Stored:
        is_pdf = str(file.name).lower().endswith(".pdf")
        return uploads.clean_pdf(file) if is_pdf else uploads.clean_picture(file)


class SignedForm(forms.Form):
    """The list with signature and seal."""

    signed_list = ScanField(
        label=gettext_lazy("Scan or photo of the signed list"),
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 20 MB."),
    )
