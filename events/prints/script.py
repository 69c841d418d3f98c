"""The MC's script: minute by minute who comes, and the words that lead there, large enough for the stage."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.prints import decree30, typesetting
from conference.prints.word import Paper, Phrase
from events import filters, words
from events.choices import Address
from events.prints import sayings, table
from events.prints.chosen import Chosen
from events.programme import Item, Session
from events.templatetags.programme import clock

TEMPLATE = Path(__file__).with_name("script.typ")
# In points: read from a lectern, in stage light.
SIZES = {"words": 17, "title": 15, "who": 14, "clock": 17}
COLUMNS = (27, 138)


@dataclass(frozen=True)
class Cue:
    """One moment: the clock's time, how long it takes, what and who, and what is said to lead there."""

    clock: str
    minutes: str
    title: str
    who: tuple[str, ...]
    words: list[str]
    is_tall: bool = False


@dataclass(frozen=True)
class Scene:
    """A session with its cues."""

    clock: str
    title: str
    where: str
    cues: list[Cue]


@dataclass(frozen=True)
class Act:
    """A day."""

    heading: str
    scenes: list[Scene]


@dataclass(frozen=True)
class Script:
    """What is printed. `written` is what officers wrote for the MC to say, by the item's uid."""

    chosen: Chosen
    address: Address = Address.COMRADE
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def acts(self) -> list[Act]:
        sessions = filters.by_day(list(self.chosen.programme.sessions))
        return [Act(table.day_heading(day), [self._scene(one) for one in those]) for day, those in sessions]

    def _scene(self, session: Session) -> Scene:
        return Scene(clock(session), words.of(session, "title"), table.hall(session), list(self._cues(session)))

    def _cues(self, session: Session) -> Iterator[Cue]:
        framed = sayings.is_framed(session)
        if framed:
            chairs = tuple(map(table.chair, session.chairs))
            said = sayings.opening(session, self.address)
            yield Cue(_start(session), "", _("Opening"), chairs, said, table.is_tall((*chairs, *said)))
        previous = None
        for item in session.items:
            said = self._written(item) or sayings.before(item, previous, self.address)
            who = table.carried_out_by(item)
            tall = table.is_tall((*who, *said))
            yield Cue(_start(item), _minutes(item), words.of(item, "title"), who, said, tall)
            previous = item
        if framed:
            yield Cue(_end(session), "", _("Closing"), (), sayings.closing(session, self.address))

    def _written(self, item: Item) -> list[str]:
        return [line.strip() for line in self.written.get(item.uid, "").splitlines() if line.strip()]


def pdf(script: Script) -> bytes:
    """The PDF, in the language that was chosen."""
    chosen = script.chosen
    with translation.override(chosen.language):
        data = {
            "page": decree30.page(_title(chosen), chosen.language),
            "kind": _kind().upper(),
            "about": chosen.about,
            "draft": _draft(chosen),
            "facts": chosen.facts,
            "sizes": SIZES,
            "columns": COLUMNS,
            "acts": [asdict(act) for act in script.acts],
        }
        return typesetting.pdf(TEMPLATE, data)


def docx(script: Script) -> bytes:
    """The same as a Word file."""
    chosen = script.chosen
    with translation.override(chosen.language):
        made = Paper(_title(chosen), chosen.language)
        if draft := _draft(chosen):
            made.paragraph(draft, bold=True)
        made.title(_kind().upper(), chosen.about)
        for fact in chosen.facts:
            made.paragraph(fact)
        for act in script.acts:
            made.heading(act.heading, size=SIZES["clock"])
            for scene in act.scenes:
                _scene(made, scene)
        return made.content()


def _scene(made: Paper, scene: Scene) -> None:
    made.heading(" – ".join(part for part in (scene.clock, scene.title) if part), size=SIZES["clock"])
    if scene.where:
        made.heading(scene.where, size=SIZES["who"], bold=False)
    rows = made.table(COLUMNS, [])
    for cue in scene.cues:
        left = [Phrase(cue.clock, SIZES["clock"], bold=True), Phrase(cue.minutes, SIZES["who"])]
        right = [Phrase(cue.title, SIZES["title"], bold=True)]
        right += [Phrase(who, SIZES["who"], italic=True) for who in cue.who]
        right += [Phrase(line, SIZES["words"]) for line in cue.words]
        rows.row([[one for one in left if one.text], right])


def _kind() -> str:
    return _("MC’s script")


def _title(chosen: Chosen) -> str:
    return f"{_kind()}: {chosen.about}"


def _draft(chosen: Chosen) -> str:
    return "" if chosen.number else decree30.WORDS[chosen.language]["draft"]


def _start(timed: Session | Item) -> str:
    return f"{timed.starts:%H:%M}" if timed.starts else ""


def _end(timed: Session | Item) -> str:
    return f"{timed.ends:%H:%M}" if timed.ends else ""


def _minutes(item: Item) -> str:
    if item.minutes is None:
        return ""
    return ngettext("%(count)s minute", "%(count)s minutes", item.minutes) % {"count": item.minutes}
