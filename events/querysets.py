"""Reads, each named after its question. Time is always an argument."""

import datetime
from contextlib import suppress
from typing import Any, Self

from django.db.models import F, Q, QuerySet

from conference import phones
from conference.choices import EditionStatus
from conference.folding import fold
from conference.models import Edition
from events.choices import LIVE, PrintKind, RegistrationState, TextState


class ItemQuerySet(QuerySet[Any]):
    def readable(self, at: datetime.datetime) -> Self:
        """Items whose abstract, text, files and video anyone may read at that moment."""
        return self.filter(Q(embargo_until=None) | Q(embargo_until__lte=at), state=TextState.PUBLIC)


class SpeakerQuerySet(QuerySet[Any]):
    def known_to(self, edition: Edition) -> Self:
        """Whom the edition's officers may know of: not those whom other editions' drafts alone name."""
        public = [status for status in EditionStatus if status != EditionStatus.DRAFT]
        named = Q(spoken=None, chaired=None)
        for event in ("spoken__item__session__event", "chaired__session__event"):
            named |= Q(**{f"{event}__edition": edition}) | Q(**{f"{event}__edition__status__in": public})
        return self.filter(named).distinct()


class IndicatorQuerySet(QuerySet[Any]):
    def public(self) -> Self:
        """What anyone may read: nothing doubtful, and of no draft edition."""
        return self.filter(is_doubtful=False).exclude(edition__status=EditionStatus.DRAFT)


class DelegateQuerySet(QuerySet[Any]):
    def by_rank(self) -> Self:
        """In the order of protocol; whoever has no rank yet comes last, by given name."""
        return self.order_by(F("protocol_rank").asc(nulls_last=True), "name_order", "pk")

    def coming(self) -> Self:
        """Those with a confirmed place at one of the edition's events."""
        confirmed = self.model._default_manager.filter(registrations__state=RegistrationState.CONFIRMED)
        return self.filter(pk__in=confirmed.values("pk"))

    def never_printed(self, kind: PrintKind) -> Self:
        """Those for whom no piece of the kind was printed yet."""
        return self.exclude(printed__run__kind=kind)

    def by_given_name(self) -> Self:
        """As Vietnamese lists go: by given name, then the rest of the name."""
        return self.order_by("name_order", "pk")

    def matching(self, text: str) -> Self:
        """Those whose name, unit, e-mail, phone or badge code contains each word of the text; accents do not matter."""
        found = self
        for word in fold(text).split():
            named = Q(folded_name__contains=word) | Q(folded_unit__contains=word) | Q(email__icontains=word)
            found = found.filter(named | Q(phone__contains=word.lstrip("0")) | Q(scan_code__iexact=word))
        return found

    def reached_by(self, contact: str) -> Self:
        """Those whose e-mail or phone this is; a contact may be shared by many."""
        reached = Q(email__iexact=contact.strip()) & ~Q(email="")
        with suppress(ValueError):
            reached |= Q(phone=phones.e164(contact))
        return self.filter(reached)


class RegistrationQuerySet(QuerySet[Any]):
    def live(self) -> Self:
        """Those that hold a place or may yet."""
        return self.filter(state__in=LIVE)

    def lapsed(self, at: datetime.datetime) -> Self:
        """Those whose contact was not confirmed while the place was kept for them."""
        unconfirmed = self.filter(delegate__contact_confirmed_at=None)
        return unconfirmed.filter(state=RegistrationState.CONFIRMED, held_until__lte=at)


class SignUpQuerySet(QuerySet[Any]):
    def standing(self) -> Self:
        """Those whose session is in the draft still."""
        return self.filter(session__isnull=False)


class PaperQuerySet(QuerySet[Any]):
    def with_places(self) -> Self:
        """With what their state and name are read from."""
        return self.select_related("edition__host", "province", "item__session__event")

    def without_texts(self) -> Self:
        """Without the long fields, for lists."""
        own = ("abstract_vi", "abstract_en", "text_vi", "text_en", "note", "asked")
        item = ("abstract_vi", "abstract_en", "text_vi", "text_en", "script")
        return self.defer(*own, *(f"item__{name}" for name in item))
