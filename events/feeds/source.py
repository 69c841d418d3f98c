"""What every feed is made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from conference.models import Edition
from events.models import AgendaVersion
from events.programme import Programme, Session
from events.published import Withdrawn


@dataclass(frozen=True)
class Source:
    """A live version, and what is known of the publications before it.

    `title` is the edition's official title in the active language, `absolute` makes a path a whole address.
    """

    edition: Edition
    version: AgendaVersion
    programme: Programme
    title: str
    absolute: Callable[[str], str]
    log: Sequence[AgendaVersion] = ()
    withdrawn: Sequence[Withdrawn] = ()

    @property
    def address(self) -> str:
        """Of the page that people read."""
        return self.absolute(reverse("agenda", args=[self.edition.year]))

    def address_of(self, session: Session) -> str:
        return self.absolute(reverse("session", args=[self.edition.year, session.slug]))
