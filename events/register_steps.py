"""A registration that is being typed: its draft, read as forms. Reads only."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from conference.models import Edition
from events import openings, programme, published
from events.forms.register.choice import ChoiceForm
from events.forms.register.person import PersonForm
from events.forms.register.stay import StayForm
from events.models import Category, Event, Opening, Question, RegistrationDraft
from events.models import Session as SessionRow
from events.programme import Session

STEPS = ("choice", "person", "stay")


@dataclass
class Begun:
    """One visitor's form. `invitation` is the one in the address, else the one kept in the draft."""

    edition: Edition
    draft: RegistrationDraft | None
    at: datetime.datetime
    shown_invitation: str = ""

    @cached_property
    def invitation(self) -> str:
        return self.shown_invitation or self.typed("choice").get("invitation", "")

    @cached_property
    def openings(self) -> list[Opening]:
        return list(openings.open_now(self.edition, at=self.at, invitation=self.invitation))

    def typed(self, step: str) -> QueryDict:
        """What the draft has of the step; empty where it was not reached yet."""
        data = QueryDict(mutable=True)
        for name, texts in (self.draft.typed if self.draft else {}).get(step, {}).items():
            data.setlist(name, texts)
        return data

    def reached(self, step: str) -> bool:
        return bool(self.draft and step in self.draft.typed)

    def form(self, step: str, data: QueryDict | None = None) -> Any:
        """The step's form: bound to `data`, else to what the draft has, else fresh."""
        bound = data if data is not None else (self.typed(step) if self.reached(step) else None)
        make = {"choice": self._choice, "person": self._person, "stay": self._stay}
        return make[step](bound)

    def _choice(self, data: QueryDict | None) -> ChoiceForm:
        full = openings.full([one.event for one in self.openings])
        return ChoiceForm(data, openings=self.openings, full=full, initial={"invitation": self.invitation})

    def _person(self, data: QueryDict | None) -> PersonForm:
        return PersonForm(data, category=self.category)

    def _stay(self, data: QueryDict | None) -> StayForm:
        full = openings.full_sessions(self.sessions)
        return StayForm(data, sessions=self.sessions, questions=self.questions, full=full)

    @cached_property
    def choice(self) -> ChoiceForm:
        form = self._choice(self.typed("choice"))
        form.is_valid()
        return form

    @property
    def category(self) -> Category:
        """Read once the first step is valid."""
        return self.choice.category_chosen

    @property
    def events(self) -> list[Event]:
        """Read once the first step is valid."""
        return self.choice.events_chosen

    @cached_property
    def sessions(self) -> list[Session]:
        """The published sessions of the events chosen, where an event has more than one."""
        version = published.live(self.edition.year) if self.edition.year else None
        if version is None:
            return []
        chosen = {event.pk for event in self.events}
        found = [one for one in programme.read(version.content).sessions if one.event.id in chosen]
        several = {one.event.id for one in found if sum(other.event.id == one.event.id for other in found) > 1}
        known = set(SessionRow.objects.filter(pk__in=[one.id for one in found]).values_list("pk", flat=True))
        return [one for one in found if one.event.id in several and one.id in known and not one.over_at(self.at)]

    @cached_property
    def questions(self) -> list[Question]:
        return list(Question.objects.filter(category=self.category))

    def first_unfinished(self, *, before: str = "") -> str:
        """The first step that is not filled in rightly, of those `before` a step or of all; "" where there is none."""
        for step in STEPS:
            if step == before:
                return ""
            if not self.reached(step) or not self.form(step).is_valid():
                return step
        return ""
