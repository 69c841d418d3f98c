"""Sessions, items, people and changes of a programme as HTML.

Put together in Python: a programme of 120 sessions is the page that a whole hall opens at once, and its 500 parts
take the template engine 85 ms where this takes 2. Every text goes through `escape` or `Slots.phrase`.
"""

import datetime
import html
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.change_words import KINDS as CHANGES
from events.change_words import Line, Told
from events.choices import ChairPart, ItemKind
from events.programme import Item, Person, Programme, Session
from events.published import Mark
from events.templatetags.programme import clock, languages

# The names, halls and positions of a programme come again and again, within a page and from page to page.
escape = lru_cache(maxsize=8192)(html.escape)

CHIPS = {"withdrawn": "chip-red", "added": "chip-gold"}


# No text may be read.
NONE: Mapping[int, Mark] = {}


class Parts(NamedTuple):
    """A session but for what the moment brings: its marks, the chip beside its time, and what there is to read.

    `items` are the ids of its items, `unread` are all of them while there is nothing to read.
    """

    opening: str
    time: str
    rest: str
    items: frozenset[int]
    unread: str


class Slots:
    """Writes in the language that was active when it was made, items with their clock times where `timed`.

    `readable` are the texts that anyone may read, by the item's id.
    """

    def __init__(self, year: int | None = None, *, timed: bool = False) -> None:
        self.here = "en" if get_language() == "en" else "vi"
        self.other = "vi" if self.here == "en" else "en"
        self.year, self.timed = year, timed
        # What was written once: of a published programme, nothing in it changes any more.
        self._sessions: dict[Session, Parts] = {}
        self._items: dict[Item, tuple[str, str]] = {}

    # --- words -------------------------------------------------------------------------------------

    def phrase(self, target: Any, field: str) -> str:
        """As `{% phrase %}`: in the page's language, else in the other one, marked."""
        if text := getattr(target, f"{field}_{self.here}"):
            return escape(text)
        text = getattr(target, f"{field}_{self.other}")
        return f'<span lang="{self.other}">{escape(text)}</span>' if text else ""

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {value: escape(str(label)) for value, label in ItemKind.choices}

    @cached_property
    def parts(self) -> dict[str, str]:
        return {value: escape(str(label)) for value, label in ChairPart.choices}

    @cached_property
    def changed(self) -> dict[str, str]:
        return {what: escape(str(label)) for what, label in CHANGES.items()}

    @cached_property
    def minutes(self) -> str:
        return escape(_("%(minutes)s min"))

    # --- addresses: what a slug is put between -----------------------------------------------------

    @cached_property
    def _session(self) -> str:
        return reverse("session", args=[self.year, "-"])[:-2]

    @cached_property
    def _speech(self) -> str:
        return reverse("speech", args=[self.year, "-"])[:-2]

    @cached_property
    def _speaker(self) -> str:
        return reverse("speaker", args=["-"])[:-2]

    # --- HTML --------------------------------------------------------------------------------------

    def person(self, person: Person) -> SafeString:
        """ "Bà Trần Thị Sen, Giám đốc, Sở Công Thương tỉnh Mẫu", the name a link."""
        honorific = f'<span lang="vi">{escape(person.honorific)}</span> ' if person.honorific else ""
        name = f'{honorific}<a href="{self._speaker}{escape(person.slug)}/">{escape(person.name)}</a>'
        return SafeString(", ".join(filter(None, (name, self.phrase(person, "position"), self.phrase(person, "unit")))))

    def items(self, items: Iterable[Item], readable: Mapping[int, Mark] = NONE) -> SafeString:
        """The `<li>` of each item."""
        return SafeString("\n".join([self._item(item, readable) for item in items]))

    def slot(
        self, session: Session, items: Iterable[Item], readable: Mapping[int, Mark] = NONE, *, state: str = ""
    ) -> SafeString:
        """The `<li>` of a session with those items; `state` is "now", "next", "over" or ""."""
        parts = self._sessions.get(session) or self._sessions.setdefault(session, self._parts(session))
        marks = f" is-{state}" if state in ("now", "over") else ""
        plain = items is session.items and parts.items.isdisjoint(readable)
        shown = parts.unread if plain else self._list("items", self.items(items, readable))
        return SafeString(f"{parts.opening}{marks}{parts.time}{self._chip(state)}{parts.rest}{shown}</div>\n</li>")

    def changes(self, changes: Iterable[Told]) -> SafeString:
        """The `<li>` of each session that a publication changed."""
        return SafeString("".join(map(self._change, changes)))

    def _change(self, change: Told) -> str:
        lines = "".join(f"<li>{escape(str(line.label))}{_values(line)}</li>" for line in change.lines)
        return (
            f'<li><span class="chip {CHIPS.get(change.what, "chip-quiet")}">{self.changed[change.what]}</span> '
            f"<b>{self.phrase(change, 'title')}</b>{f'<ul>{lines}</ul>' if lines else ''}</li>"
        )

    def _parts(self, session: Session) -> Parts:
        return Parts(
            f'<li class="slot slot-{escape(session.event.kind)}',
            f'" id="s-{escape(session.slug)}">\n<p class="slot-time">{self._time(session)}',
            f'</p>\n<div class="slot-body">{self._event(session)}\n'
            f'<h3><a href="{self._session}{escape(session.slug)}/">{self.phrase(session, "title")}</a></h3>\n'
            f"{self._facts(session)}{self._chairs(session)}",
            frozenset(item.id for item in session.items),
            self._list("items", self.items(session.items)),
        )

    def _time(self, session: Session) -> str:
        if session.starts is None:
            return f'<span class="gap">{escape(_("Time not known"))}</span>'
        day = f"{session.day.isoformat()}T" if session.day else ""
        return f'<time datetime="{day}{_iso(session.starts)}">{clock(session)}</time>'

    def _chip(self, state: str) -> str:
        if state == "now":
            return f' <span class="chip chip-red">{escape(_("Now"))}</span>'
        return f' <span class="chip chip-gold">{escape(_("Coming next"))}</span>' if state == "next" else ""

    def _event(self, session: Session) -> str:
        if session.event.name_vi == session.title_vi:
            return ""
        return f'<p class="slot-event">{self.phrase(session.event, "name")}</p>'

    def _facts(self, session: Session) -> str:
        facts = []
        if session.room:
            places = filter(None, (self.phrase(session.room, "name"), self.phrase(session.room, "building")))
            facts.append(f'<span class="slot-room">{", ".join(places)}</span>')
        if session.track:
            facts.append(_quiet(self.phrase(session.track, "name")))
        for language in languages(session.interpretation):
            facts.append(_quiet(escape(_("Interpreted: %(language)s") % {"language": language})))
        return f'<p class="slot-facts">{" ".join(facts)}</p>\n' if facts else ""

    def _chairs(self, session: Session) -> str:
        return self._list(
            "chairs",
            "".join(
                f'<li><span class="chair-part">{self.parts.get(chair.part or "", "")}:</span> {self.person(chair)}</li>'
                for chair in session.chairs
            ),
            tag="ul",
        )

    def _item(self, item: Item, readable: Mapping[int, Mark]) -> str:
        before, after = self._items.get(item) or self._items.setdefault(item, self._around(item))
        mark = readable.get(item.id)
        return f"{before}{self._text(mark)}{after}" if mark else before + after

    def _around(self, item: Item) -> tuple[str, str]:
        """The item up to what it says of its text, and from there on."""
        title = self.phrase(item, "title")
        if item.is_spoken:
            title = f'<a href="{self._speech}{escape(item.slug)}/">{title}</a>'
        time = f'<p class="item-clock">{clock(item)}</p>\n' if self.timed and item.starts else ""
        return (
            f'<li class="item item-{escape(item.kind)}">\n{time}'
            f'<p class="item-title"><span class="item-kind">{self.kinds.get(item.kind, "")}</span> {title}'
            f"{self._length(item)}",
            f"</p>\n{self._by(item)}</li>",
        )

    def _length(self, item: Item) -> str:
        return f'\n<span class="item-minutes">{self.minutes % {"minutes": item.minutes}}</span>' if item.minutes else ""

    @staticmethod
    def _text(mark: Mark) -> str:
        if mark.has_text:
            return f" {_quiet(escape(_('Full text')))}"
        return f" {_quiet(escape(_('Abstract')))}" if mark.has_abstract else ""

    def _by(self, item: Item) -> str:
        if item.people:
            return self._list("item-people", "".join(f"<li>{self.person(one)}</li>" for one in item.people), tag="ul")
        by = self.phrase(item, "by")
        return f'<p class="item-by">{by}</p>\n' if by else ""

    @staticmethod
    def _list(kind: str, rows: str, tag: str = "ol") -> str:
        return f'<{tag} class="{kind}">{rows}</{tag}>\n' if rows else ""


def of(programme: Programme, year: int | None) -> Slots:
    """What writes a published programme in the active language; each keeps what its version alone tells."""
    return _of(programme, year, get_language())


# An edition or six in both languages, of some 600 KB where it has 120 sessions.
@lru_cache(maxsize=12)
def _of(programme: Programme, year: int | None, language: str) -> Slots:
    return Slots(year)


def _quiet(words: str) -> str:
    return f'<span class="chip chip-quiet">{words}</span>'


def _values(line: Line) -> str:
    if not (line.before or line.after):
        return ""
    return f": <del>{escape(line.before)}</del> → <ins>{escape(line.after)}</ins>"


def _iso(time: datetime.time) -> str:
    return time.isoformat("minutes")
