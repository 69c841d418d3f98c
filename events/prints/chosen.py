"""What is to be printed: the programme as published or as drafted, whole or of one event, in one language."""

import dataclasses
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from conference import naming
from conference.folding import slug
from conference.models import Edition, Series
from conference.prints.decree30 import WORDS, Letterhead, kept_together
from events import words
from events.models import Event
from events.programme import Programme


@dataclass(frozen=True)
class Chosen:
    """One print. `number` is the publication's, None for the draft; `event` narrows it to one event of the chain."""

    edition: Edition
    series: Series | None
    whole: Programme
    number: int | None
    language: str
    event: Event | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)

    @property
    def programme(self) -> Programme:
        """The sessions that were asked for."""
        if self.event is None:
            return self.whole
        sessions = tuple(one for one in self.whole.sessions if one.event.id == self.event.pk)
        return dataclasses.replace(self.whole, sessions=sessions)

    @property
    def about(self) -> str:
        """What the print is of, in the active language: the edition, or an event of it."""
        title = kept_together(naming.official_title(self.edition, self.series))
        return f"{words.of(self.event, 'name')}\n{title}" if self.event else title

    @property
    def facts(self) -> list[str]:
        """When and where, as far as it is known, in the active language."""
        found = [(_("Time"), self._days), (_("Place"), self._place)]
        return [f"{label}: {text}" for label, text in found if text]

    def file_name(self, what: str) -> str:
        """In letters that every system takes: "chuong-trinh-2027-cong-bo-lan-3", "kich-ban-dieu-hanh-2027-du-thao"."""
        state = _("Publication %(number)s") % {"number": self.number} if self.number else WORDS[self.language]["draft"]
        event = slug(words.of(self.event, "name"))[:40] if self.event else ""
        return "-".join(part for part in (slug(what), event, str(self.edition.year or ""), slug(state)) if part)

    @property
    def _days(self) -> str:
        whose = self.event or self.edition
        return naming.days(whose.starts_on, whose.ends_on, whose.day_part)

    @property
    def _place(self) -> str:
        if self.event:
            return words.of(self.event, "place")
        return ", ".join(part for part in (words.of(self.edition, "venue"), words.of(self.edition, "city")) if part)
