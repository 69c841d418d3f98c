"""Whose badge looks how, and what stands on it: delegates become the plain rows that `events.prints.badge` sets."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from conference import naming
from conference.folding import fold
from conference.models import Edition, Series
from events import countries, words
from events.choices import BadgeFor, BadgeLine, PrintKind, RegistrationState, Transport
from events.models import BadgeLayoutVersion, Delegate, DelegationEntry, Registration
from events.prints.badge import Badge, Design
from events.prints.badge import problems as found_in

USUAL = (BadgeLine.FULL_NAME, BadgeLine.POSITION, BadgeLine.UNIT, BadgeLine.ORIGIN, BadgeLine.CATEGORY)
# Without a layout of its own, a kind looks like this.
HEADINGS = {PrintKind.BADGE: "THẺ ĐẠI BIỂU", PrintKind.CAR_PASS: "THẺ XE", PrintKind.BOOTH_BADGE: "THẺ GIAN HÀNG"}
LINES = {PrintKind.CAR_PASS: (BadgeLine.CAR, BadgeLine.UNIT, BadgeLine.FULL_NAME, BadgeLine.CATEGORY)}
MEASURES = ("heading", "width", "height", "margin", "band", "colour", "logo_height", "qr", "name_size", "text_size",
            "smallest", "back")  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """A layout in use: its stored version (None for the built-in one), how it looks, what stands on it, whose it is."""

    version: BadgeLayoutVersion | None
    design: Design
    lines: tuple[str, ...]
    category: int | None = None
    who: str = BadgeFor.EVERYBODY

    @classmethod
    def of(cls, version: BadgeLayoutVersion) -> "Layout":
        kept = version.design
        logo = bytes(version.logo) if version.logo else b""
        design = Design(**{name: kept[name] for name in MEASURES}, logo=logo)
        return cls(version, design, tuple(kept["lines"]), version.layout.category_id, kept["who"])


@dataclass(frozen=True)
class Face:
    """A delegate's badge: by which layout, as it is set, and which of its lines have nothing to say."""

    delegate: Delegate
    layout: Layout
    badge: Badge
    missing: tuple[str, ...]

    @property
    def content(self) -> dict[str, Any]:
        """What is compared with the last print."""
        one = self.badge
        return {"name": one.name, "lines": list(one.lines), "label": one.label, "code": one.code}

    @property
    def problems(self) -> list[str]:
        """What is missing, what does not fit, which characters no font has; each as a sentence."""
        missing = [_("Nothing is known of: %(lines)s.") % {"lines": ", ".join(self.missing)}] if self.missing else []
        return missing + [one.sentence for one in found_in([self.badge])]


@dataclass(frozen=True)
class Layouts:
    """The layouts of one kind, the more special before the more general."""

    title: dict[str, str]
    known: tuple[Layout, ...]
    heads: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def load(cls, edition: Edition, kind: PrintKind) -> "Layouts":
        """One query for the layouts, one for the series' title, one for the heads where a layout is theirs."""
        rows = BadgeLayoutVersion.objects.filter(
            layout__edition=edition, layout__kind=kind, layout__in_use=True, number=F("layout__number")
        ).select_related("layout")
        known = sorted((Layout.of(one) for one in rows.order_by("layout")), key=_generality)
        heads = _heads(edition) if any(one.who == BadgeFor.HEADS for one in known) else frozenset()
        return cls(titles(edition), (*known, built_in(kind)), heads)

    def for_category(self, category: int | None) -> Layout:
        """The layout for whoever of the category is nobody special: for pieces that name no delegate."""
        fits = (one for one in self.known if one.category in (None, category) and one.who == BadgeFor.EVERYBODY)
        return next(fits, self.known[-1])

    def for_delegate(self, delegate: Delegate) -> Layout:
        return next((one for one in self.known if self._is_for(one, delegate)), self.known[-1])

    def _is_for(self, layout: Layout, delegate: Delegate) -> bool:
        if layout.category not in (None, delegate.category_id):
            return False
        if layout.who == BadgeFor.HEADS:
            return delegate.pk in self.heads
        return layout.who != BadgeFor.OWN_CAR or delegate.transport == Transport.OWN

    def faces(self, delegates: Iterable[Delegate]) -> list[Face]:
        """Each delegate's badge without its QR. No query for delegates out of `coming`."""
        return [self._face(one) for one in delegates]

    def _face(self, delegate: Delegate) -> Face:
        language = "en" if delegate.category.is_foreign else "vi"
        layout = self.for_delegate(delegate)
        with translation.override(language):
            texts = {one: text_of(delegate, BadgeLine(one)) for one in layout.lines}
            label = texts.pop(BadgeLine.CATEGORY, "")
            said = [text for text in texts.values() if text]
            name, *lines = said or [delegate.full_title]
        missing = tuple(str(BadgeLine(one).label) for one, text in texts.items() if not text and one in EXPECTED)
        badge = Badge(
            name=name, lines=tuple(lines), label=label, code=delegate.scan_code, title=self.title[language],
            colour=delegate.category.colour, language=language, design=layout.design,
        )  # fmt: skip
        return Face(delegate, layout, badge, missing)


# What a colleague would look for; the others are often rightly empty.
EXPECTED = frozenset({BadgeLine.NAME, BadgeLine.FULL_NAME, BadgeLine.POSITION, BadgeLine.UNIT, BadgeLine.CAR})


def built_in(kind: PrintKind) -> Layout:
    """How a kind looks until somebody lays it out."""
    return Layout(None, Design(heading=HEADINGS.get(kind, "")), tuple(LINES.get(kind, USUAL)))


def titles(edition: Edition) -> dict[str, str]:
    """The conference's title in each language, as it stands on every badge."""
    series, found = Series.objects.first(), {}
    for language in ("vi", "en"):
        with translation.override(language):
            found[language] = naming.plain_title(edition, series)
    return found


def coming(edition: Edition, kind: PrintKind = PrintKind.BADGE) -> QuerySet[Delegate]:
    """Whoever is to have one of the kind: those with a confirmed place; a car pass, those with a car of their own."""
    confirmed = Registration.objects.filter(state=RegistrationState.CONFIRMED).select_related("event").order_by("pk")
    rows = Delegate.objects.filter(edition=edition).coming().select_related("category", "province")
    if kind == PrintKind.CAR_PASS:
        rows = rows.filter(transport=Transport.OWN)
    return rows.prefetch_related(Prefetch("registrations", confirmed, to_attr="confirmed"))


def in_order(delegates: Iterable[Delegate]) -> list[Delegate]:
    """By delegation, then by protocol rank, then by given name: central bodies, provinces, foreign guests."""
    return sorted(delegates, key=_place)


def _place(one: Delegate) -> tuple[Any, ...]:
    if one.country:
        group = (2, fold(countries.name_of(one.country)))
    elif one.province:
        group = (1, fold(one.province.name_vi))
    else:
        group = (0, one.folded_unit)
    ranked = one.protocol_rank is None, one.protocol_rank or 0
    return *group, *ranked, one.name_order, one.pk


def text_of(delegate: Delegate, line: BadgeLine) -> str:
    """What a line says of a delegate, in the active language; "" for nothing."""
    match line:
        case BadgeLine.FULL_NAME:
            return delegate.full_title if delegate.name else ""
        case BadgeLine.ORIGIN:
            if delegate.country:
                return countries.name_of(delegate.country)
            return words.of(delegate.province, "full_name") if delegate.province else ""
        case BadgeLine.EVENTS:
            confirmed: Sequence[Registration] = getattr(delegate, "confirmed", ())
            return ", ".join(words.of(one.event, "name") for one in confirmed)
        case BadgeLine.CAR:
            return delegate.arrival
        case BadgeLine.CATEGORY:
            return words.of(delegate.category, "name")
    return str(getattr(delegate, line.value))


def with_qrs(faces: Iterable[Face], drawings: Mapping[str, str]) -> list[Badge]:
    """The badges ready to be set."""
    return [dataclasses.replace(one.badge, qr=drawings.get(one.badge.code, "")) for one in faces]


def _generality(layout: Layout) -> tuple[bool, bool]:
    return layout.category is None, layout.who == BadgeFor.EVERYBODY


def _heads(edition: Edition) -> frozenset[int]:
    rows = DelegationEntry.objects.filter(delegation__event__edition=edition, is_head=True)
    return frozenset(rows.exclude(registration=None).values_list("registration__delegate", flat=True))
