"""Badge layouts for tests, made through their writer."""

from typing import Any

from conference.models import Edition
from events import badge_layouts
from events.choices import BadgeLine
from events.models import BadgeLayout


def a_layout(edition: Edition, **details: Any) -> BadgeLayout:
    lines = [BadgeLine.FULL_NAME, BadgeLine.POSITION, BadgeLine.UNIT, BadgeLine.CATEGORY]
    fields: dict[str, Any] = {"name": "Thẻ đại biểu", "heading": "THẺ ĐẠI BIỂU", "lines": lines} | details
    return badge_layouts.save(by=None, layout=BadgeLayout(edition=edition, **fields))
