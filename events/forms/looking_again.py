"""A form refused because a colleague was faster: the next press is made in the knowledge of what is stored now."""

from typing import Any, cast

from django import forms

from conference.errors import Refused
from conference.forms import refusals


def refuse(form: forms.Form, refused: Refused, now: str | None) -> None:
    """Say why, keep what was typed, and take `now` (None where nothing is stored any more) as seen."""
    refusals.show(form, refused)
    if now is not None:
        data = cast(Any, form.data).copy()
        data["seen"] = now
        form.data = data
