"""A registration that is being typed: its draft, read as forms. Reads only."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict

from conference.models import Edition
from conference.ready import Given, Ready
from events import openings, programme, published
from events.forms.register.choice import ChoiceForm
from events.forms.register.person import PersonForm
from events.forms.register.stay import StayForm
from events.models import Category, Event, Opening, Question, RegistrationDraft
from events.models import Session as SessionRow
from events.programme import Session

STEPS = ("choice", "person", "stay")
_QUESTIONS = Ready(lambda: Question.objects.filter(category=Given("category")))


@dataclass
class Begun:
    """One visitor's form. `invitation` is the one in the address, else the one kept in the draft."""

    edition: Edition
    draft: RegistrationDraft | None
    at: datetime.datetime
    shown_invitation: str = ""
    _read: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def invitation(self) -> str:
        return self.shown_invitation or self.typed("choice").get("invitation", "")

    @cached_property
    def openings(self) -> list[Opening]:
        found = openings.open_now(self.edition, at=self.at, invitation=self.invitation)
        for one in found:
            one.event.edition = one.category.edition = self.edition
        return found

    def typed(self, step: str) -> QueryDict:
        """What the draft has of the step; empty where it was not reached yet."""
        data = QueryDict(mutable=True)
        for name, texts in (self.draft.typed if self.draft else {}).get(step, {}).items():
            data.setlist(name, texts)
        return data

    def reached(self, step: str) -> bool:
        return bool(self.draft and step in self.draft.typed)

    def form(self, step: str, data: QueryDict | None = None) -> Any:
        """The step's form, to be shown: bound to `data`, else to what the draft has, else fresh."""
        bound = data if data is not None else (self.typed(step) if self.reached(step) else None)
        if step == "choice":
            return self._choice(bound, full=openings.full([one.event for one in self.openings]))
        return PersonForm(bound, category=self.category) if step == "person" else self._stay(bound, self.sessions)

    def read(self, step: str) -> Any:
        """What the draft has of the step, as a form that was asked whether it is valid; made once.

        It is not for showing: what only its labels would tell (which events are full) was not looked up.
        """
        if step not in self._read:
            self._read[step] = self._bound(step, self.typed(step))
            self._read[step].is_valid()
        return self._read[step]

    def _bound(self, step: str, typed: QueryDict) -> Any:
        if step == "choice":
            return self._choice(typed)
        if step == "person":
            return PersonForm(typed, category=self.category)
        return self._stay(typed, self.sessions if "sessions" in typed else [])

    def _choice(self, data: QueryDict | None, full: Collection[int] = ()) -> ChoiceForm:
        return ChoiceForm(data, openings=self.openings, full=full, initial={"invitation": self.invitation})

    def _stay(self, data: QueryDict | None, sessions: list[Session]) -> StayForm:
        full = openings.full_sessions(sessions) if sessions else ()
        return StayForm(data, sessions=sessions, questions=self.questions, full=full)

    @property
    def category(self) -> Category:
        """Read once the first step is valid."""
        chosen: Category = self.read("choice").category_chosen
        return chosen

    @property
    def events(self) -> list[Event]:
        """Read once the first step is valid."""
        chosen: list[Event] = self.read("choice").events_chosen
        return chosen

    @cached_property
    def sessions(self) -> list[Session]:
        """The published sessions to choose from of the events chosen."""
        version = published.live(self.edition.year) if self.edition.year else None
        if version is None:
            return []
        chosen = {event.pk for event in self.events}
        sessions = programme.read(version.content).sessions
        found = programme.to_choose([one for one in sessions if one.event.id in chosen])
        known = set(SessionRow.objects.filter(pk__in=[one.id for one in found]).values_list("pk", flat=True))
        return [one for one in found if one.id in known and not one.over_at(self.at)]

    @cached_property
    def questions(self) -> list[Question]:
        return _QUESTIONS.all(category=self.category.pk)

    def first_unfinished(self, *, before: str = "") -> str:
        """The first step that is not filled in rightly, of those `before` a step or of all; "" where there is none."""
        for step in STEPS:
            if step == before:
                return ""
            if not self.reached(step) or not self.read(step).is_valid():
                return step
        return ""
