"""How the fair's forms are laid out."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms


def in_groups(form: forms.BaseForm, groups: Iterable[tuple[Any, Iterable[str]]]) -> None:
    """Show the fields in groups under headings; those that are not asked are left out.

    A name with a slash is a fragment of the page.
    """
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(
        *(
            Fieldset(title, *(_part(name) for name in names if name in form.fields or "/" in name))
            for title, names in groups
        )
    )
    form.helper = helper  # type: ignore[attr-defined]


def _part(name: str) -> Any:
    return HTML(f"{{% include '{name}' %}}") if "/" in name else name
