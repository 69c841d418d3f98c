"""An edition's figures as its page and its spreadsheet show them.

One read, then plain objects in the active language. Figures of two editions never come together
here: they speak of different territories.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conference import naming
from conference.lineage import Lineage
from conference.models import Edition, Province
from conference.templatetags.luanluu import phrase
from events.choices import IndicatorTopic
from events.models import Indicator, IndicatorByProvince

FULL_LENGTH = 1000
# These pairs say more side by side. The names are those of `Indicator.key`.
COMPARED = (("exports", "imports"),)


class Kind(StrEnum):
    """What a chart sets side by side."""

    PROVINCES = "provinces"
    NATION = "nation"
    PAIR = "pair"


@dataclass(frozen=True)
class Place:
    """A province under its name of the figure's day; without a value it is one of those counted."""

    name: str
    value: Decimal | None


@dataclass(frozen=True)
class Figure:
    """A figure with its provinces and the numbers of its sources in the page's list."""

    indicator: Indicator
    places: tuple[Place, ...]
    sources: tuple[int, ...]

    @property
    def measured(self) -> list[tuple[str, Decimal]]:
        """The provinces that have a value of their own."""
        return [(place.name, place.value) for place in self.places if place.value is not None]

    @property
    def named(self) -> list[str]:
        """The provinces that are counted without a value."""
        return [place.name for place in self.places if place.value is None]

    @property
    def part(self) -> int | None:
        """How much of its whole, or of the whole country, the figure is; None where neither is known."""
        value, whole, share = self.indicator.value, self.indicator.of, self.indicator.share_pct
        if value is not None and whole:
            return _length(value, whole)
        return None if share is None else _length(share, Decimal(100))


@dataclass(frozen=True)
class Bar:
    label: str
    value: Decimal
    length: int
    is_nation: bool = False

    @property
    def is_negative(self) -> bool:
        return self.value < 0


@dataclass(frozen=True)
class Chart:
    """Bars in the unit of `figure`; `above` counts the provinces that exceed the whole country."""

    kind: Kind
    figure: Figure
    bars: tuple[Bar, ...]

    @property
    def above(self) -> int:
        nation = self.figure.indicator.national
        return sum(1 for _name, value in self.figure.measured if nation is not None and value > nation)

    @property
    def highest(self) -> Bar:
        return max((bar for bar in self.bars if not bar.is_nation), key=lambda bar: bar.value)

    @property
    def lowest(self) -> Bar:
        return min((bar for bar in self.bars if not bar.is_nation), key=lambda bar: bar.value)


@dataclass(frozen=True)
class Topic:
    value: str
    label: str
    figures: tuple[Figure, ...]
    charts: tuple[Chart, ...]

    @property
    def lead(self) -> Figure | None:
        """The figure that is told in a sentence."""
        return next((one for one in self.figures if one.indicator.value is not None), None)


@dataclass(frozen=True)
class Report:
    """All that anyone may read of an edition's figures, and of how many members they speak."""

    edition: Edition
    figures: tuple[Figure, ...]
    topics: tuple[Topic, ...]
    sources: tuple[str, ...]
    members: int


def of_each() -> Exists:
    """Whether there are public figures, for every row of a query over editions."""
    return Exists(Indicator.objects.public().filter(edition=OuterRef("pk")))


def of(edition: Edition) -> Report:
    """The edition's public figures: at most five queries, however many there are."""
    rows = list(Indicator.objects.public().filter(edition=edition).prefetch_related("provinces"))
    sources = tuple(dict.fromkeys(url for row in rows for url in row.sources.split()))
    lineage = Lineage.load() if any(row.provinces.all() for row in rows) else Lineage([])
    figures = tuple(_figure(row, edition, lineage, sources) for row in rows)
    members = Province.objects.members(_day_of(rows, edition)).count() if rows else 0
    return Report(edition, figures, tuple(_topics(figures)), sources, members)


def exact(value: Decimal) -> Decimal:
    """The value without the zeros that only the column added."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _figure(row: Indicator, edition: Edition, lineage: Lineage, sources: Sequence[str]) -> Figure:
    day = row.period_to or _day_of([], edition)
    places = tuple(_place(one, lineage, day) for one in row.provinces.all())
    return Figure(row, places, tuple(sources.index(url) + 1 for url in dict.fromkeys(row.sources.split())))


def _place(one: IndicatorByProvince, lineage: Lineage, day: datetime.date) -> Place:
    return Place(naming.province_on(lineage, lineage.by_id[one.province_id], day), one.value)


def _day_of(rows: Iterable[Indicator], edition: Edition) -> datetime.date:
    """The day whose members the figures speak of."""
    ends = [row.period_to for row in rows if row.period_to]
    return max(ends, default=edition.starts_on or timezone.localdate())


def _topics(figures: Sequence[Figure]) -> Iterator[Topic]:
    for value, label in IndicatorTopic.choices:
        mine = tuple(one for one in figures if one.indicator.topic == value)
        if mine:
            yield Topic(value, str(label), mine, tuple(_charts(mine)))


def _charts(figures: Sequence[Figure]) -> Iterator[Chart]:
    by_key = {one.indicator.key: one for one in figures}
    for pair in COMPARED:
        sides = [by_key[key] for key in pair if key in by_key and by_key[key].indicator.value is not None]
        if len(sides) == len(pair) and len({one.indicator.unit_vi for one in sides}) == 1:
            yield _chart(Kind.PAIR, sides[0], [(_label(one), one.indicator.value) for one in sides])
    for figure in figures:
        indicator = figure.indicator
        if len(figure.measured) > 1:
            yield _chart(Kind.PROVINCES, figure, [(capfirst(name), value) for name, value in figure.measured])
        elif indicator.value is not None and indicator.national is not None:
            yield _chart(Kind.NATION, figure, [(_("The region"), indicator.value)])


def _chart(kind: Kind, figure: Figure, values: Sequence[tuple[str, Decimal]]) -> Chart:
    nation = figure.indicator.national if kind != Kind.PAIR else None
    every = [value for _label, value in values] + ([nation] if nation is not None else [])
    longest = max(abs(value) for value in every)
    bars = [Bar(label, value, _length(value, longest)) for label, value in values]
    if nation is not None:
        bars.append(Bar(_("The whole country"), nation, _length(nation, longest), is_nation=True))
    return Chart(kind, figure, tuple(bars))


def _label(figure: Figure) -> str:
    return phrase(figure.indicator, "label")


def _length(value: Decimal, longest: Decimal) -> int:
    return min(round(abs(value) / longest * FULL_LENGTH), FULL_LENGTH) if longest else 0
