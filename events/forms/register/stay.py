"""The stay: sessions, the way there, bed and board, and what the category asks beyond that."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.forms.days import DayField
from conference.templatetags.naming import written_day
from events import words
from events.choices import Lodging, QuestionKind, Transport
from events.models import Question
from events.programme import Session

QUESTION = "question-"
YES, NO = "yes", "no"


class StayForm(forms.Form):
    """Everything may be left empty but what a category's own question requires."""

    sessions = forms.MultipleChoiceField(
        label=gettext_lazy("Sessions you want to attend"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("So that the rooms are large enough. You can change this later on your pass."),
    )  # fmt: skip
    interpretation = forms.CharField(
        label=gettext_lazy("Interpretation into"), max_length=60, required=False,
        help_text=gettext_lazy("The language in which you would like to follow, if not Vietnamese."),
    )  # fmt: skip
    arrives_on = DayField(label=gettext_lazy("Day of arrival"), required=False)
    arrives_time = forms.TimeField(
        label=gettext_lazy("Hour of arrival"), required=False,
        widget=forms.TimeInput({"placeholder": "14:30", "class": "short", "autocomplete": "off"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Enter the hour as 14:30.")},
    )  # fmt: skip
    arrival = forms.CharField(
        label=gettext_lazy("Flight, train or car"), max_length=120, required=False,
        help_text=gettext_lazy("For example VN1265, so that you can be met."),
    )  # fmt: skip
    transport = forms.ChoiceField(label=gettext_lazy("From the airport or station"), required=False)
    lodging = forms.ChoiceField(label=gettext_lazy("Lodging"), required=False)
    lodging_note = forms.CharField(
        label=gettext_lazy("About the lodging"), max_length=200, required=False,
        help_text=gettext_lazy("For example the nights, or with whom you share the room."),
    )  # fmt: skip
    diet = forms.CharField(
        label=gettext_lazy("Diet"), max_length=120, required=False,
        help_text=gettext_lazy("For example vegetarian, or no pork. Only what the kitchen has to know."),
    )  # fmt: skip

    TRAVEL = ("arrives_on", "arrives_time", "arrival", "transport")
    BOARD = ("lodging", "lodging_note", "diet")
    PERSON = ("arrival", "transport", "lodging", "lodging_note", "diet", "interpretation")

    def __init__(
        self, *args: Any, sessions: Sequence[Session], questions: Iterable[Question],
        full: Collection[int] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.full = full
        self.offered = {str(session.id): session for session in sessions}
        self.questions = {f"{QUESTION}{question.pk}": question for question in questions}
        self.fields["transport"].choices = [("", _("Not needed")), *Transport.choices]  # type: ignore[attr-defined]
        self.fields["lodging"].choices = [("", _("Not needed")), *Lodging.choices]  # type: ignore[attr-defined]
        self.fields["sessions"].choices = [(key, self._told(one)) for key, one in self.offered.items()]  # type: ignore[attr-defined]
        if not self.offered:
            del self.fields["sessions"]
        for name, question in self.questions.items():
            self.fields[name] = field_of(question)
        self._lay_out()

    def _lay_out(self) -> None:
        groups = [
            (_("The programme"), ["sessions", "interpretation"]),
            (_("The way there"), self.TRAVEL),
            (_("Bed and board"), self.BOARD),
            (_("Further questions"), self.questions),
        ]
        shown = [(title, [name for name in names if name in self.fields]) for title, names in groups]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*(Fieldset(title, *names) for title, names in shown if names))

    def _told(self, session: Session) -> str:
        """The session with its hour and day, and that it is full."""
        clock = f"{session.starts:%H:%M}" if session.starts else ""
        when = [part for part in (clock, written_day(session.day) if session.day else "") if part]
        when += [_("full")] if session.id in self.full else []
        return f"{words.of(session, 'title')} ({', '.join(when)})" if when else words.of(session, "title")

    def clean_sessions(self) -> list[str]:
        """A full session would make the whole registration wait, which nobody means who ticks it."""
        chosen: list[str] = self.cleaned_data["sessions"]
        for key in chosen:
            if int(key) in self.full:
                told = {"session": words.of(self.offered[key], "title")}
                self.add_error("sessions", _("No place is left in “%(session)s”. Please leave it out.") % told)
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("arrives_time") and not cleaned.get("arrives_on") and "arrives_on" not in self.errors:
            self.add_error("arrives_on", _("Type the day, too."))
        return cleaned

    @property
    def person(self) -> dict[str, Any]:
        """The part of it that the delegate's row holds; read when valid."""
        return {name: self.cleaned_data[name] for name in self.PERSON} | {"arrives_at": self._arrives_at()}

    def _arrives_at(self) -> datetime.datetime | None:
        day, time = self.cleaned_data["arrives_on"], self.cleaned_data["arrives_time"]
        if day is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(day, time or datetime.time()))

    @property
    def answers(self) -> dict[Question, str]:
        """What was answered, in the words that staff read; read when valid."""
        found = {one: _answer(one, self.cleaned_data.get(name, "")) for name, one in self.questions.items()}
        return {question: text for question, text in found.items() if text}

    @property
    def session_ids(self) -> list[int]:
        """Read when valid."""
        return [int(key) for key in self.cleaned_data.get("sessions", [])]


def field_of(question: Question) -> forms.Field:
    """The field that asks a category's own question."""
    label, needed = words.of(question, "label"), question.required
    if question.kind == QuestionKind.YES_NO:
        return forms.ChoiceField(
            label=label, required=needed, choices=[(YES, _("Yes")), (NO, _("No"))], widget=forms.RadioSelect
        )
    if question.kind == QuestionKind.CHOICE:
        lines = _lines(words.of(question, "choices"))
        listed = [("", "–"), *((str(number), line) for number, line in enumerate(lines))]
        return forms.ChoiceField(label=label, required=needed, choices=listed)
    return forms.CharField(label=label, required=needed, max_length=500)


def _answer(question: Question, value: str) -> str:
    with translation.override("vi"):
        if question.kind == QuestionKind.YES_NO:
            return {YES: _("Yes"), NO: _("No")}.get(value, "")
        if question.kind == QuestionKind.CHOICE and value:
            lines = _lines(words.of(question, "choices"))
            return lines[int(value)] if int(value) < len(lines) else ""
    return value


def typed(question: Question, text: str) -> str:
    """What the question's field holds for an answer that was given: the other way round."""
    with translation.override("vi"):
        if question.kind == QuestionKind.YES_NO:
            return {_("Yes"): YES, _("No"): NO}.get(text, "")
        if question.kind == QuestionKind.CHOICE:
            lines = _lines(words.of(question, "choices"))
            return str(lines.index(text)) if text in lines else ""
    return text


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
