"""What was typed, to be looked at before it is sent."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from events import openings, words
from events.register_steps import Begun


@dataclass(frozen=True)
class Group:
    """One step's answers, as pairs of label and what was said."""

    step: str
    title: str
    rows: list[tuple[str, list[str]]]


def summary(begun: Begun) -> list[Group]:
    """All three steps; read when they are valid. What was left empty is left out."""
    who, about = begun.read("person"), begun.read("stay")
    full = openings.full(
        begun.events, province_id=getattr(who.cleaned_data.get("province"), "pk", None), category_id=begun.category.pk
    )
    events = [words.of(event, "name") for event in begun.events]
    waits = [words.of(event, "name") for event in begun.events if event.pk in full]
    wanted = [(_("You come as"), [words.of(begun.category, "name")]), (_("What you want to attend"), events)]
    wanted += [(_("On the waiting list for now"), waits)] if waits else []
    return [
        Group("register", _("What you attend"), wanted),
        Group("register-person", _("Who comes"), _rows(who)),
        Group("register-stay", _("Your stay"), _rows(about)),
    ]


def _rows(form: forms.Form) -> list[tuple[str, list[str]]]:
    said = ((str(bound.label), _said(form, bound.name)) for bound in form)
    return [(label, texts) for label, texts in said if texts]


def _said(form: forms.Form, name: str) -> list[str]:
    """A field's value as the reader chose it."""
    value: Any = form.cleaned_data.get(name)
    if value in (None, "", []):
        return []
    choices = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", [])}
    if isinstance(value, list):
        return [choices.get(str(one), str(one)) for one in value]
    if isinstance(value, datetime.date):
        return [f"{value:%d/%m/%Y}"]
    if isinstance(value, datetime.time):
        return [f"{value:%H:%M}"]
    return [choices.get(str(getattr(value, "pk", value)), str(value))]
