"""How the fair's forms are laid out."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms


def in_groups(form: forms.BaseForm, groups: Iterable[tuple[Any, Iterable[str]]]) -> None:
    """Show the fields in groups under headings; those that are not asked are left out."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(
        *(Fieldset(title, *(name for name in names if name in form.fields)) for title, names in groups)
    )
    form.helper = helper  # type: ignore[attr-defined]
