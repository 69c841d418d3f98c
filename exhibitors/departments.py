"""What a department sees of the fair: its own applicants, and the booths it may give."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.lineage import Lineage
from events.models import Delegation
from exhibitors import fairs
from exhibitors.choices import LIVE
from exhibitors.models import Allotment, Application, Fair


@dataclass
class Department:
    """A department with its allotment (None: none is kept for it) and the applicants that come through it."""

    fair: Fair
    allotment: Allotment | None
    applicants: list[Application] = field(default_factory=list)
    is_open: bool = False

    @property
    def used(self) -> int:
        return sum(one.wanted for one in self.applicants if one.rank and self.allotment)


def of(delegation: Delegation) -> Department | None:
    """The department of this delegation; None for a unit that is no department, and where there is no fair.

    Four queries. Who applied is shown under the province's present name and the ones it had.
    """
    if delegation.province_id is None or delegation.unit:
        return None
    fair = fairs.of(delegation.edition)
    if fair is None:
        return None
    lineage, today = Lineage.load(), fairs.today_at(timezone.now())
    province = lineage.by_id[delegation.province_id]
    units = lineage.forebears(lineage.became(province))
    allotment = (
        Allotment.objects.filter(fair=fair, province__in=units).select_related("fair__edition", "province").first()
    )
    rows = Application.objects.through(fair, units).filter(state__in=LIVE)
    applicants = list(rows.select_related("exhibitor", "wanted_type").prefetch_related("exhibitor__products"))
    applicants.sort(key=lambda one: (one.rank is None, one.rank or 0, one.applied_at))
    return Department(fair, allotment, applicants, bool(allotment and allotment.is_open_on(today)))


def told(delegation: Delegation) -> str | None:
    """A short word for the tab; None where the delegation has no part in the fair."""
    if (
        delegation.province_id is None
        or delegation.unit
        or not Fair.objects.filter(edition=delegation.edition).exists()
    ):
        return None
    allotment = Allotment.objects.filter(fair__edition=delegation.edition, province=delegation.province).first()
    return f"{allotment.size}" if allotment else _("none kept")
