"""What people are asked to, or took part in: the conference or one of its events. In the active language."""

from dataclasses import dataclass

from conference import naming
from conference.models import Edition, Series
from conference.prints.decree30 import LONG_GAP, kept_together
from events import words
from events.choices import EventKind
from events.models import Event


@dataclass(frozen=True)
class Occasion:
    """`event` narrows it to one event of the chain; what officers typed goes before what is known."""

    edition: Edition
    series: Series | None
    event: Event | None = None
    time: str = ""
    place: str = ""

    @property
    def title(self) -> str:
        whole = kept_together(naming.plain_title(self.edition, self.series))
        if self.event is None or self.event.kind == EventKind.MAIN:
            return whole
        return f"{words.of(self.event, 'name')} – {whole}"

    @property
    def when(self) -> str:
        whose = self.event if self.event and self.event.starts_on else self.edition
        return self.time or naming.days(whose.starts_on, whose.ends_on, whose.day_part) or LONG_GAP

    @property
    def where(self) -> str:
        parts = [words.of(self.event, "place")] if self.event else []
        parts = [part for part in parts if part] or [words.of(self.edition, "venue"), words.of(self.edition, "city")]
        return self.place or ", ".join(part for part in parts if part) or LONG_GAP

    @property
    def chair(self) -> str:
        return words.of(self.event, "chair") if self.event else ""
