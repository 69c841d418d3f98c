"""What the MC says before each item, where the officers wrote nothing themselves. In the active language.

Nothing is made up: a sentence has the item's own title, and who is named for it; where nobody is
named it has a gap for the pen.
"""

from collections.abc import Callable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from conference.prints.decree30 import LONG_GAP
from events import words
from events.choices import Address, ChairPart, ItemKind
from events.prints.address import called, presented
from events.programme import Item, Session
from events.templatetags.programme import part_label

# The word with which Vietnamese titles of a kind begin: "lên phát biểu khai mạc" says it but once.
OPENERS = {ItemKind.REMARKS: "phát biểu", ItemKind.REPORT: "báo cáo", ItemKind.PAPER: "tham luận"}
VERBS = {ItemKind.REMARKS: "phát biểu", ItemKind.REPORT: "trình bày báo cáo", ItemKind.PAPER: "trình bày tham luận"}


# What needs no word of welcome and none of farewell.
UNFRAMED = frozenset({ItemKind.BREAK, ItemKind.MEAL, ItemKind.VISIT})


def is_framed(session: Session) -> bool:
    """Whether the session is opened and closed in words: a break alone is not."""
    return not session.items or any(item.kind not in UNFRAMED for item in session.items)


def opening(session: Session, address: Address) -> list[str]:
    """What is said before the first item: the session, and who chairs it; the MC does not name themselves."""
    said = [
        _("Distinguished delegates,"),
        _("we now begin: “%(title)s”.") % {"title": words.of(session, "title")},
    ]
    parts: dict[str, list[str]] = {}
    for person in session.chairs:
        if person.part != ChairPart.MC:
            parts.setdefault(part_label(person), []).append(presented(person, address))
    return [*said, *(f"{part}: {'; '.join(names)}." for part, names in parts.items())]


def closing(session: Session, address: Address) -> list[str]:
    """What is said after the last item."""
    end = _("This concludes “%(title)s”. Thank you, distinguished delegates.") % {"title": words.of(session, "title")}
    return [*thanks(session.items[-1] if session.items else None, address), end]


def before(item: Item, previous: Item | None, address: Address) -> list[str]:
    """Thanks to who spoke just now, and the words that lead to this item."""
    turn = _("Next") if previous else _("To begin")
    said = {"turn": turn, "title": words.of(item, "title"), "who": _who(item, address)}
    return [*thanks(previous, address), INTRODUCTIONS.get(ItemKind(item.kind), _announced)(item, said)]


def thanks(item: Item | None, address: Address) -> list[str]:
    """Thanks for what was spoken, to who is named for it; none where nobody is."""
    if item is None or not item.is_spoken or not (item.people or words.of(item, "by")):
        return []
    said = {
        ItemKind.REMARKS: _("Thank you, %(who)s, for your remarks."),
        ItemKind.REPORT: _("Thank you, %(who)s, for the report."),
        ItemKind.PAPER: _("Thank you, %(who)s, for the paper."),
    }
    named = [called(person, address) for person in item.people] or [words.of(item, "by")]
    return [said[ItemKind(item.kind)] % {"who": _joined(named)}]


def _spoken(item: Item, said: dict[str, str]) -> str:
    speaking = {**said, "what": _what(item), "who": said["who"] or LONG_GAP}
    return _("%(turn)s, I have the honour to invite %(who)s to take the floor: %(what)s.") % speaking


def _announced(item: Item, said: dict[str, str]) -> str:
    # What officers wrote under "carried out by" may be a whole clause, and does not always bear an invitation.
    if item.people:
        return _("%(turn)s, we come to: “%(title)s”. I kindly invite %(who)s.") % said
    return _("%(turn)s, we come to: “%(title)s”.") % said


def _discussed(item: Item, said: dict[str, str]) -> str:
    return " ".join([_announced(item, said), _("I kindly invite the delegates to speak.")])


def _paused(item: Item, said: dict[str, str]) -> str:
    if item.ends is None:
        return _("We now take a break.")
    return _("We now take a break. Please be back in the hall at %(time)s.") % {"time": f"{item.ends:%H:%M}"}


def _joined_in(item: Item, said: dict[str, str]) -> str:
    return _("%(turn)s, I have the honour to invite all delegates to: “%(title)s”.") % said


Introduction = Callable[[Item, dict[str, str]], str]
INTRODUCTIONS: dict[ItemKind, Introduction] = {
    ItemKind.REMARKS: _spoken,
    ItemKind.REPORT: _spoken,
    ItemKind.PAPER: _spoken,
    ItemKind.DISCUSSION: _discussed,
    ItemKind.BREAK: _paused,
    ItemKind.VISIT: _joined_in,
    ItemKind.MEAL: _joined_in,
}


def _what(item: Item) -> str:
    """What the speaker comes up for: "phát biểu chào mừng", "trình bày tham luận “…”"; in English the title."""
    title, kind = words.of(item, "title"), ItemKind(item.kind)
    if translation.get_language() == "en":
        return f"“{title}”"
    if not title.lower().startswith(OPENERS[kind]):
        return f"{VERBS[kind]} “{title}”"
    if kind == ItemKind.REMARKS:
        # "Phát biểu chào mừng của lãnh đạo tỉnh": who it is was just said.
        return title[0].lower() + title[1:].split(" của ")[0]
    return f"trình bày {title[0].lower()}{title[1:]}"


def _who(item: Item, address: Address) -> str:
    return _joined([presented(person, address) for person in item.people]) or words.of(item, "by")


def _joined(names: Sequence[str]) -> str:
    """ "A", "A và B", "A; B và C": a name is followed by commas of its own."""
    *first, last = names or [""]
    return _("%(first)s and %(last)s") % {"first": "; ".join(first), "last": last} if first else last
