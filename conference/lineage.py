"""What became of a province, whose successor it is, and what it was called when.

Pure: it works on provinces already read, so that a page needs one read for them all. Who was
a member on a day is asked of the database: `Province.objects.members(day)`.
"""

import datetime
from collections.abc import Iterable
from typing import Self

from conference.models import Province, ProvinceStatus


class Lineage:
    """The family tree of provinces. Every answer is by object or id, none by reused code or slug."""

    def __init__(self, provinces: Iterable[Province], statuses: Iterable[ProvinceStatus] = ()) -> None:
        self.by_id = {province.pk: province for province in provinces}
        self._statuses: dict[str, list[ProvinceStatus]] = {}
        for status in statuses:
            self._statuses.setdefault(status.province_id, []).append(status)

    @classmethod
    def load(cls) -> Self:
        """Read all provinces with their earlier types and names: two queries."""
        # Not prefetched: that makes a queryset for each of a hundred provinces, of which a few have been renamed.
        return cls(Province.objects.all(), ProvinceStatus.objects.all())

    def became(self, province: Province) -> Province:
        """The unit that `province` belongs to now; itself where nothing changed."""
        return self.by_id[self.line(province)[-1]]

    def became_by(self, province: Province, day: datetime.date) -> Province:
        """The unit that the territory of `province` belonged to on `day`."""
        units = [self.by_id[pk] for pk in self.line(province)]
        return next((unit for unit in reversed(units) if unit.valid_from <= day), province)

    def predecessors(self, province: Province) -> list[Province]:
        """The units that were merged into `province`, in the order of their codes."""
        return sorted(
            (one for one in self.by_id.values() if one.merged_into_id == province.pk), key=lambda one: one.code
        )

    def descends_from(self, heir: Province, ancestor: Province) -> bool:
        """Whether `heir` is `ancestor`, or what it became."""
        return heir.pk in self.line(ancestor)

    def line(self, province: Province) -> list[str]:
        """The ids of `province` and of all it became, oldest first."""
        ids = [province.pk]
        # A loop in the data must not hang a page: no unit is entered twice.
        while (following := self.by_id[ids[-1]].merged_into_id) and following not in ids:
            ids.append(following)
        return ids

    def forebears(self, province: Province) -> set[str]:
        """The ids of `province` and of every unit that became it: their turns as host are its own."""
        return {one.pk for one in self.by_id.values() if province.pk in self.line(one)}

    def name_on(self, province: Province, day: datetime.date) -> str:
        """What the unit was called on that day, in the active language."""
        status = self._status_on(province, day)
        return (status.name if status else "") or province.name

    def type_on(self, province: Province, day: datetime.date) -> str:
        """The stored type ("province" or "city") on that day."""
        status = self._status_on(province, day)
        return status.type if status else province.type

    def _status_on(self, province: Province, day: datetime.date) -> ProvinceStatus | None:
        for status in self._statuses.get(province.pk, ()):
            if status.valid_from <= day and (status.valid_to is None or day <= status.valid_to):
                return status
        return None
