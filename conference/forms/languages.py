"""Labels of fields that are asked in both languages."""

from typing import Any

from django import forms
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _


def in_vietnamese(label: Any) -> Any:
    """The label, with "in Vietnamese" behind it."""
    return format_lazy("{} ({})", label, _("in Vietnamese"))


def in_english(label: Any) -> Any:
    """The label, with "in English" behind it."""
    return format_lazy("{} ({})", label, _("in English"))


def name_languages(form: forms.ModelForm) -> None:  # type: ignore[type-arg]
    """Say the language of every field that ends in _vi or _en as people do, not as the code does."""
    for name, field in form.fields.items():
        stem, _dot, language = name.rpartition("_")
        if language in ("vi", "en"):
            label = capfirst(str(form._meta.model._meta.get_field(stem).verbose_name))
            field.label = in_vietnamese(label) if language == "vi" else in_english(label)
