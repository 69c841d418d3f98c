"""Showing on a form why a writer said no."""

from django import forms

from conference.errors import Refused


def show(form: forms.BaseForm, refused: Refused) -> None:
    """Put the reason beside the fields it belongs to; what belongs to none goes to the top."""
    for name, texts in refused.fields.items():
        form.add_error(name if name in form.fields else None, [forms.ValidationError(text) for text in texts])
    if not refused.fields:
        form.add_error(None, refused.message)
