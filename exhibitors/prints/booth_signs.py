"""The signs over the booths: one landscape A4 page a booth, its code and the exhibitor's name in both languages."""

from collections.abc import Sequence
from pathlib import Path

from conference import naming
from conference.models import Series
from conference.prints import typesetting
from exhibitors.models import BoothHolding

TEMPLATE = Path(__file__).with_name("booth_signs.typ")


def pdf(holdings: Sequence[BoothHolding], series: Series | None) -> bytes:
    """One page a booth, in the order of the codes."""
    return typesetting.pdf(TEMPLATE, {"signs": [_sign(one, series) for one in holdings]})


def _sign(holding: BoothHolding, series: Series | None) -> dict[str, str]:
    exhibitor = holding.application.exhibitor
    return {
        "code": holding.booth.code,
        "name": exhibitor.name_vi,
        "name_en": exhibitor.name_en or "",
        "province": exhibitor.province.full_name_vi if exhibitor.province else "",
        "conference": naming.plain_title(exhibitor.edition, series),
    }
