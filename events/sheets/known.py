"""What has to be known to understand a list: provinces of all times, the edition's categories and days."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.utils import timezone

from conference.folding import fold
from conference.lineage import Lineage
from conference.models import Edition, Province
from events.models import Category
from events.sheets.columns import plain

# As they are called besides; folded, without "tỉnh" and "thành phố".
ALSO = {
    "hcm": "ho chi minh", "tphcm": "ho chi minh", "sai gon": "ho chi minh", "sg": "ho chi minh", "hn": "ha noi",
    "brvt": "ba ria vung tau", "br vt": "ba ria vung tau", "vung tau": "ba ria vung tau",
    "hue": "hue", "tt hue": "thua thien hue", "dak lak": "dak lak", "dac lac": "dak lak", "daklak": "dak lak",
    "dac nong": "dak nong", "daknong": "dak nong", "bac can": "bac kan", "ct": "can tho",
}  # fmt: skip
KINDS = ("tinh ", "thanh pho ", "tp ", "t ", "tp", "city of ")


@dataclass
class Known:
    """Read once for a list. `defaults` are values of fields for rows that leave them empty, as a delegation's unit."""

    lineage: Lineage
    today: datetime.date
    categories: list[Category] = field(default_factory=list)
    starts_on: datetime.date | None = None
    defaults: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, edition: Edition, **defaults: Any) -> Self:
        """Three queries."""
        categories = list(Category.objects.filter(edition=edition))
        for category in categories:
            category.edition = edition
        return cls(Lineage.load(), timezone.localdate(), categories, edition.starts_on, defaults)

    @cached_property
    def provinces(self) -> dict[str, list[Province]]:
        """Folded name → the units that bear or bore it."""
        found: dict[str, list[Province]] = {}
        for province in self.lineage.by_id.values():
            for name in {plain(province.name_vi), plain(province.name_en or province.name_vi)}:
                found.setdefault(name, []).append(province)
                found.setdefault(name.replace(" ", ""), []).append(province)
        return found

    def units_named(self, text: str) -> list[Province]:
        """The provinces of all times that are called so, the present ones first."""
        name = plain(text)
        tries = [name, *(name.removeprefix(kind).strip() for kind in KINDS if name.startswith(kind))]
        tries += [one.removesuffix(end).strip() for one in tries for end in (" province", " city") if one.endswith(end)]
        tries += [ALSO[one] for one in tries if one in ALSO]
        found = next((self.provinces[one] for one in tries if self.provinces.get(one)), [])
        return sorted(found, key=lambda one: not one.existed_on(self.today))

    @cached_property
    def category_words(self) -> dict[str, Category]:
        """Folded name in either language, or short name → category."""
        found = {}
        for one in reversed(self.categories):
            for name in (one.name_vi, one.name_en, one.code):  # type: ignore[attr-defined]
                if name:
                    found[fold(name)] = one
        return found
