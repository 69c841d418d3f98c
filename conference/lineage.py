"""What became of a province, whose successor it is, and what it was called when.

Pure: it works on provinces already read, so that a page needs one query for them all.
"""

import datetime
from collections.abc import Iterable
from typing import Self

from conference.models import Province


class Lineage:
    """The family tree of provinces. Every answer is by object or id, none by reused code or slug."""

    def __init__(self, provinces: Iterable[Province]) -> None:
        self.by_id = {province.pk: province for province in provinces}

    @classmethod
    def load(cls) -> Self:
        """Read all provinces with their earlier types and names: two queries."""
        return cls(Province.objects.prefetch_related("statuses"))

    def became(self, province: Province) -> Province:
        """The unit that `province` belongs to now; itself where nothing changed."""
        seen = {province.pk}
        while province.merged_into_id and province.merged_into_id not in seen:
            province = self.by_id[province.merged_into_id]
            seen.add(province.pk)
        return province

    def became_by(self, province: Province, day: datetime.date) -> Province:
        """The unit that the territory of `province` belonged to on `day`."""
        while province.merged_into_id and not province.existed_on(day):
            heir = self.by_id[province.merged_into_id]
            if heir.valid_from > day:
                break
            province = heir
        return province

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
        while (following := self.by_id[ids[-1]].merged_into_id) and following not in ids:
            ids.append(following)
        return ids

    def family(self, province: Province) -> set[str]:
        """The ids of every unit that belongs to what `province` became."""
        head = self.became(province).pk
        return {one.pk for one in self.by_id.values() if self.became(one).pk == head}

    @staticmethod
    def name_on(province: Province, day: datetime.date) -> str:
        """What the unit was called on that day, in the active language."""
        status = _status_on(province, day)
        return (status.name if status else "") or province.name

    @staticmethod
    def type_on(province: Province, day: datetime.date) -> str:
        """The stored type ("province" or "city") on that day."""
        status = _status_on(province, day)
        return status.type if status else province.type


def _status_on(province: Province, day: datetime.date):  # type: ignore[no-untyped-def]
    for status in province.statuses.all():
        if status.valid_from <= day and (status.valid_to is None or day <= status.valid_to):
            return status
    return None
