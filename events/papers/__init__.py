"""WRITER  Papers asked for by a link: invite, send, judge.

Whoever holds a link writes through `sending`, which asks for the link's secret each time: one that
was replaced or taken back meanwhile writes no more. Colleagues invite through `inviting` and decide
through `judging`. What is sent stays with the invitation and goes on to its item of the programme
through `events.texts`, as soon as there is one.
"""

from events.papers.finding import Waiting, by_link, free_items, of_edition, waiting
from events.papers.inviting import Invited, extend, invite, renew_link, revoke
from events.papers.judging import ask_again, clear, link_to_item, release
from events.papers.reading import paragraphs
from events.papers.sending import WRITTEN, begin, save_draft, send

__all__ = [
    "WRITTEN",
    "Invited",
    "Waiting",
    "ask_again",
    "begin",
    "by_link",
    "clear",
    "extend",
    "free_items",
    "invite",
    "link_to_item",
    "of_edition",
    "paragraphs",
    "release",
    "renew_link",
    "revoke",
    "save_draft",
    "send",
    "waiting",
]
