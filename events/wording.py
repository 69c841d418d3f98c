"""Clashes and problems in plain words, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.conflicts import Clash, Kind, Severity
from events.pasting import Problem
from events.programme import Programme, Session


@dataclass(frozen=True)
class ToldClash:
    """A clash with the sentence a reader gets, and the sessions it concerns."""

    clash: Clash
    text: str
    sessions: tuple[Session, ...]

    @property
    def blocks(self) -> bool:
        return self.clash.severity == Severity.BLOCK


def tell(clashes: list[Clash], programme: Programme) -> list[ToldClash]:
    """Each clash with its sentence."""
    by_id = {session.id: session for session in programme.sessions}
    people = {str(one.speaker): one.name for session in programme.sessions for one in session.people}
    return [_told(clash, by_id, people, programme) for clash in clashes]


def _told(clash: Clash, by_id: dict[int, Session], people: dict[str, str], programme: Programme) -> ToldClash:
    sessions = tuple(by_id[pk] for pk in clash.sessions)
    first, last = (_quoted(sessions[place]) for place in (0, -1))
    room = next((in_words(room, "name") for room in programme.rooms if str(room.id) == clash.about), "")
    facts = {"first": first, "second": last, "person": people.get(clash.about, ""), "room": room}
    return ToldClash(clash, SENTENCES[clash.kind]() % facts, sessions)


SENTENCES = {
    Kind.ROOM: lambda: _("%(room)s has two sessions at one time: %(first)s and %(second)s."),
    Kind.PERSON: lambda: _("%(person)s is in two sessions at one time: %(first)s and %(second)s."),
    Kind.WALK: lambda: _("%(person)s has under 15 minutes to change buildings: from %(first)s to %(second)s."),
    Kind.OUTSIDE_EVENT: lambda: _("%(first)s lies outside the days of its event."),
    Kind.TOO_LONG: lambda: _("The items of %(first)s take longer than the session."),
}


def _quoted(session: Session) -> str:
    return f"“{in_words(session, 'title')}”"


def in_words(target: object, name: str) -> str:
    """The field in the reader's language, else in Vietnamese."""
    english = getattr(target, f"{name}_en") if get_language() == "en" else ""
    return str(english or getattr(target, f"{name}_vi"))


PROBLEMS = {
    Problem.TIME_UNREAD: lambda: _("This time cannot be read. Write it as 07:30 – 08:00, or leave it empty."),
    Problem.ENDS_BEFORE_START: lambda: _("The end comes before the start."),
    Problem.NO_TITLE: lambda: _("Write what happens here, or leave the row out."),
    Problem.NO_KIND: lambda: _("Choose the kind: the words do not say it."),
    Problem.TITLE_TOO_LONG: lambda: _("Longer than 300 characters: shorten it."),
    Problem.BY_TOO_LONG: lambda: _("Longer than 300 characters: shorten it."),
    Problem.GOES_BACK: lambda: _("Begins before the row above: check the time, or the day."),
    Problem.END_GUESSED: lambda: _("No end was written: the next row's start was taken."),
    Problem.NO_END: lambda: _("No end is known."),
    Problem.SAME_TIME: lambda: _("No time: goes together with the row above."),
}


def problem(one: Problem) -> str:
    """What a pasted row needs."""
    return PROBLEMS[one]()
