"""Reads of what is published: an edition's live version, its log, and the texts that anyone may read.

Nothing here looks at the draft. Of the texts, which are no part of a version, only what is
public and past its embargo at the given moment comes out; of an embargoed one only until when.
"""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from conference.choices import EditionStatus
from conference.models import Edition
from conference.ready import Given, Ready
from events.choices import TextState
from events.models import AgendaVersion, Item, ItemSpeaker, SessionChair
from events.programme import Programme, Session, read

# Of 120 sessions, one takes about a megabyte.
MOST_READ = 24
_read: dict[tuple[int, datetime.datetime], Programme] = {}

LONG = ("text_vi", "text_en", "script")
NAMED = ("ordinal", "year", "status", "is_fictional", "starts_on", "ends_on", "day_part",
         "city_vi", "city_en", "venue_vi", "venue_en")  # fmt: skip


class Withdrawn(NamedTuple):
    """A session as it last stood, and the publication that took it out."""

    session: Session
    version: AgendaVersion


class Mark(NamedTuple):
    """What there is to read of an item."""

    has_text: bool
    has_abstract: bool


def live(year: int) -> AgendaVersion | None:
    """The version the public sees of that year's edition, with the edition; None for drafts and where none is.

    Its content is not read along: see `programme_of`.
    """
    return _public(AgendaVersion.objects.filter(edition__year=year)).defer("changes").order_by("-number").first()


def _publications() -> QuerySet[AgendaVersion]:
    versions = _public(AgendaVersion.objects.filter(edition__year=Given("year"))).order_by("-number")
    return versions.only("number", "published_at", "note", "changes", *(f"edition__{name}" for name in NAMED))


_PUBLICATIONS = Ready(_publications)


def publications(year: int) -> list[AgendaVersion]:
    """All versions of that year's edition that the public saw, the live one first, without contents.

    `live` and `log` in one query, and of the edition what the head of a page and a calendar name.
    """
    return _PUBLICATIONS.all(year=year)


def programme_of(version: AgendaVersion) -> Programme:
    """The programme of a version. A version never changes, so a process reads each one once, while it is asked for."""
    return programmes_of([version])[0]


def programmes_of(versions: Sequence[AgendaVersion]) -> list[Programme]:
    """The programmes of versions, in their order. One query, or none where all have been read."""
    # The time tells a version from one that a restored database numbers the same.
    keys = [(version.pk, version.published_at) for version in versions]
    found = {key: _read[key] for key in keys if key in _read}
    if len(found) < len(set(keys)):
        missing = AgendaVersion.objects.filter(pk__in=[pk for pk, at in keys if (pk, at) not in found])
        for pk, at, content in missing.values_list("pk", "published_at", "content"):
            found[pk, at] = _keep((pk, at), read(content))
    return [found[key] for key in keys]


def _keep(key: tuple[int, datetime.datetime], programme: Programme) -> Programme:
    _read[key] = programme
    while len(_read) > MOST_READ:
        # Two threads may let go of the same one.
        _read.pop(next(iter(_read)), None)
    return programme


def forget() -> None:
    """Let go of what was read; for tests, whose databases number from one again and again."""
    _read.clear()


def is_there(edition: Edition) -> bool:
    """Whether the edition's programme has been published."""
    return AgendaVersion.objects.filter(edition=edition).exists()


def of_each() -> Exists:
    """`is_there` for every row of a query over editions, without a query more."""
    return Exists(AgendaVersion.objects.filter(edition=OuterRef("pk")))


def log(edition: Edition) -> list[AgendaVersion]:
    """All publications, the newest first, without their contents."""
    return list(AgendaVersion.objects.filter(edition=edition).defer("content").order_by("-number"))


def withdrawn(edition: Edition, programme: Programme, log: Sequence[AgendaVersion]) -> list[Withdrawn]:
    """The sessions that were public once and are no longer, each as it last stood. One query, or none."""
    here = {session.uid for session in programme.sessions}
    gone = {
        change["session"]: version
        for version in reversed(log)
        for change in version.changes
        if change["what"] == "withdrawn" and change["session"] not in here
    }
    before = _programmes(edition, {version.number - 1 for version in gone.values()})
    found = ((before[version.number - 1].by_uid(uid), version) for uid, version in gone.items())
    return [Withdrawn(session, version) for session, version in found if session]


def naming(speaker_id: int) -> list[AgendaVersion]:
    """The live versions of the public editions in which that person speaks or chairs, the newest edition first.

    Which editions these may be is asked of the rows; what is shown comes from the versions alone.
    """
    spoke = ItemSpeaker.objects.filter(speaker=speaker_id).values("item__session__event__edition")
    chaired = SessionChair.objects.filter(speaker=speaker_id).values("session__event__edition")
    return list(_live().filter(Q(edition__in=spoke) | Q(edition__in=chaired)).order_by("-edition__year"))


def texts(edition: Edition, at: datetime.datetime) -> dict[int, Item]:
    """What may be read at that moment, by the item's id, without the full texts but saying whether there is one."""
    rows = Item.objects.readable(at).filter(session__event__edition=edition).defer(*LONG)
    return {item.pk: item for item in rows.annotate(has_text=Q(text_vi__gt="") | Q(text_en__gt=""))}


def marks(edition: Edition, at: datetime.datetime) -> dict[int, Mark]:
    """What there is to read at that moment, by the item's id, for pages that show no more than that."""
    rows = Item.objects.readable(at).filter(session__event__edition=edition)
    told = rows.order_by().values_list("pk", _has("text"), _has("abstract"))
    return {pk: Mark(text, abstract) for pk, text, abstract in told}


def text(edition: Edition, item_id: int, at: datetime.datetime) -> Item | None:
    """The item's text, if anyone may read it at that moment."""
    return Item.objects.readable(at).filter(session__event__edition=edition, pk=item_id).defer("script").first()


def embargoes(edition: Edition, at: datetime.datetime) -> dict[int, datetime.datetime]:
    """Until when the released texts that nobody may read yet are held back, by the item's id."""
    held = Item.objects.filter(session__event__edition=edition, state=TextState.PUBLIC, embargo_until__gt=at)
    return dict(held.values_list("pk", "embargo_until"))


def _has(name: str) -> "ExpressionWrapper[Q]":
    return ExpressionWrapper(Q(**{f"{name}_vi__gt": ""}) | Q(**{f"{name}_en__gt": ""}), BooleanField())


def _programmes(edition: Edition, numbers: set[int]) -> dict[int, Programme]:
    if not numbers:
        return {}
    rows = AgendaVersion.objects.filter(edition=edition, number__in=numbers).values_list("number", "content")
    return {number: read(content) for number, content in rows}


def _live() -> QuerySet[AgendaVersion]:
    newer = AgendaVersion.objects.filter(edition=OuterRef("edition"), number__gt=OuterRef("number"))
    return _public(AgendaVersion.objects.filter(~Exists(newer))).defer("changes")


def _public(versions: QuerySet[AgendaVersion]) -> QuerySet[AgendaVersion]:
    shown = versions.exclude(edition__status=EditionStatus.DRAFT)
    return shown.select_related("edition").defer("content", "overridden")
