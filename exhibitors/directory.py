"""Who exhibits at an edition, and how they are looked for. What is asked lives in the address."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q

from conference.folding import fold
from conference.lineage import Lineage
from conference.models import Edition, Province
from exhibitors.choices import ProductCategory
from exhibitors.models import Application, BoothHolding, Exhibitor, Hall
from exhibitors.querysets import ExhibitorQuerySet

PAGE = 48
LONGEST = 80


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks for, each empty where it is not asked."""

    q: str = ""
    province: str = ""
    category: str = ""
    hall: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """What the address asks; what is no category or hall's number asks nothing."""
        category, hall = query.get("category", ""), query.get("hall", "")
        return cls(
            q=" ".join(query.get("q", "").split())[:LONGEST],
            province=query.get("province", "")[:12],
            category=category if category in ProductCategory.values else "",
            hall=hall if hall.isascii() and hall.isdigit() and len(hall) < 10 else "",
        )

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    def query(self, **changes: str | int) -> str:
        """The query that asks for this with some changes: "?q=sen&page=2", or "?" for nothing."""
        return "?" + urlencode({name: value for name, value in {**asdict(self), **changes}.items() if value})

    def without_category(self) -> Self:
        return replace(self, category="")


def found(edition: Edition, wanted: Wanted, lineage: Lineage, page: str) -> Page[Any]:
    """One page of the exhibitors asked for, by name, each with its booths and products. Four queries."""
    rows = _narrowed(Exhibitor.objects.public(edition), wanted, lineage)
    rows = rows.select_related("province").prefetch_related("products", with_booths()).order_by("slug", "pk")
    return Paginator(rows, PAGE).get_page(page)


def with_booths() -> "Prefetch[Any]":
    """The live application of each exhibitor with its booths."""
    holdings = Prefetch("holdings", BoothHolding.objects.select_related("booth__hall"))
    return Prefetch("applications", Application.objects.live().prefetch_related(holdings), to_attr="standing")


def booths_of(exhibitor: Exhibitor) -> list[Any]:
    """The booths of an exhibitor that was read `with_booths`."""
    return [holding.booth for one in exhibitor.standing for holding in one.holdings.all()]  # type: ignore[attr-defined]


def one(edition: Edition, slug: str) -> Exhibitor | None:
    """An exhibitor that stands in the directory, with all that its page shows; None for any other."""
    rows = Exhibitor.objects.public(edition).select_related("province", "edition")
    found: Exhibitor | None = rows.prefetch_related("products", "pictures", with_booths()).filter(slug=slug).first()
    return found


@dataclass(frozen=True)
class Choice:
    """One thing that the list can be narrowed by; `target` has its name in both languages where it is stored."""

    value: str
    label: Any = ""
    target: Any = None
    now: Province | None = None
    chosen: bool = False


def provinces(edition: Edition, wanted: Wanted, lineage: Lineage) -> list[Choice]:
    """The provinces of those who exhibit, each with the names it had: whoever looks for an old one finds the new."""
    ids = Exhibitor.objects.public(edition).exclude(province=None).order_by().values_list("province", flat=True)
    units = {lineage.became(lineage.by_id[pk]).pk for pk in ids.distinct()}
    chosen = lineage.by_id.get(wanted.province)
    listed = []
    for unit in sorted((lineage.by_id[pk] for pk in units), key=lambda unit: unit.slug):
        listed.append(Choice(unit.pk, target=unit, chosen=chosen == unit))
        for former in lineage.predecessors(unit):
            if former.name_vi != unit.name_vi:
                listed.append(Choice(former.pk, target=former, now=unit, chosen=chosen == former))
    return listed


def categories(edition: Edition, wanted: Wanted) -> list[Choice]:
    """The categories in which something is shown."""
    rows = Exhibitor.objects.public(edition).exclude(products=None).order_by().values_list("products__category")
    there = {category for (category,) in rows.distinct()}
    return [Choice(one.value, one.label, chosen=one == wanted.category) for one in ProductCategory if one in there]


def halls(edition: Edition, wanted: Wanted) -> list[Choice]:
    rows = Hall.objects.filter(edition=edition, is_public=True)
    return [Choice(str(one.pk), target=one, chosen=str(one.pk) == wanted.hall) for one in rows]


def _narrowed(rows: ExhibitorQuerySet, wanted: Wanted, lineage: Lineage) -> ExhibitorQuerySet:
    for word in fold(wanted.q).split():
        rows = rows.filter(rows.holding(word) | Q(province__in=_provinces_called(word, lineage)))
    if wanted.province:
        asked = lineage.by_id.get(wanted.province)
        rows = rows.filter(province__in=lineage.forebears(lineage.became(asked)) if asked else [])
    if wanted.category:
        rows = rows.with_products_of(wanted.category)
    return rows.standing_in(int(wanted.hall)) if wanted.hall else rows


def _provinces_called(word: str, lineage: Lineage) -> set[str]:
    """The units that a word names, now or formerly, with all that belongs to what became of them."""
    named = [unit for unit in lineage.by_id.values() if word in fold(f"{unit.name_vi} {unit.name_en}")]
    return {pk for unit in named for pk in lineage.forebears(lineage.became(unit))}


def day_of(edition: Edition) -> datetime.date:
    """The day whose names of provinces an edition's pages use."""
    return edition.starts_on or datetime.date(edition.year or datetime.MAXYEAR, 12, 31)


def is_public(exhibitor: Exhibitor) -> bool:
    """Whether the exhibitor has a page that anyone may read."""
    return exhibitor.edition.is_public and Exhibitor.objects.public(exhibitor.edition).filter(pk=exhibitor.pk).exists()
