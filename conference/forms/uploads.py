"""Form fields for files: what they return may be stored."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from conference import uploads


class CheckedFileField(forms.FileField):
    """A file field that passes new uploads through `check`; a file already stored stays as it is."""

    check: Callable[[Any], uploads.Stored]
    accept = ""

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return type(self).check(upload) if isinstance(upload, UploadedFile) else upload

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": self.accept}


class PictureField(CheckedFileField):
    """Gives a fresh JPEG without metadata; refuses what is no picture, and pixel bombs."""

    check = staticmethod(uploads.clean_picture)
    accept = "image/jpeg,image/png,image/webp,image/gif"
    default_help = _("JPEG, PNG or WebP, at most 20 MB.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "help_text": options.get("help_text") or self.default_help})


class DocumentFileField(CheckedFileField):
    """Gives the PDF, DOCX or XLSX unchanged; refuses scripts, macros, attachments and locked files."""

    check = staticmethod(uploads.clean_document)
    accept = ".pdf,.docx,.xlsx"
    default_help = _("PDF, DOCX or XLSX, at most 20 MB.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "help_text": options.get("help_text") or self.default_help})


class PaperFileField(CheckedFileField):
    """Gives a text's PDF or DOCX unchanged; refuses as `DocumentFileField` does."""

    check = staticmethod(uploads.clean_paper)
    accept = ".pdf,.docx"
    default_help = _("Word (DOCX) or PDF, at most 20 MB.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "help_text": options.get("help_text") or self.default_help})


class SlidesField(CheckedFileField):
    """Gives the slides' PDF or PPTX unchanged; refuses as `DocumentFileField` does."""

    check = staticmethod(uploads.clean_slides)
    accept = ".pdf,.pptx"
    default_help = _("PDF or PowerPoint (PPTX), at most 20 MB.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "help_text": options.get("help_text") or self.default_help})
