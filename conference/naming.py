"""What things are called: official titles, provinces then and now, and days as people write them.

All in the active language. Nothing is read from the database: provinces come with their `Lineage`.
"""

import datetime
from typing import NamedTuple

from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.choices import DayPart, ProvinceType
from conference.lineage import Lineage
from conference.models import Edition, Province, Series

# Decree 30/2020/NĐ-CP writes "tỉnh An Giang" and "thành phố Cần Thơ", but "Thành phố Hồ Chí Minh".
COMMON_WORDS = ("Tỉnh ", "Thành phố ")
ALWAYS_CAPITAL = "Thành phố Hồ Chí Minh"
# Officials write "Thứ Năm"; Django's own catalogue says "Thứ 5".
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def official_title(edition: Edition, series: Series | None, language: str | None = None) -> str:
    """The edition's whole title: "Hội nghị … lần thứ X, năm 2024", "10th Conference …, 2024".

    What is not known is left out; a fictional edition is marked as demonstration data.
    """
    with translation.override(language or translation.get_language()):
        title = plain_title(edition, series)
        return _("%(title)s (demonstration data)") % {"title": title} if edition.is_fictional else title


def plain_title(edition: Edition, series: Series | None) -> str:
    """The official title without the mark of a fictional edition, for pages that wear its ribbon."""
    words = {
        "series": series.name if series else _("Conference"),
        "ordinal": edition.ordinal_label,
        "year": edition.year,
    }
    if edition.ordinal and edition.year:
        return _("%(ordinal)s %(series)s, %(year)s") % words
    if edition.ordinal:
        return _("%(ordinal)s %(series)s") % words
    return _("%(series)s, %(year)s") % words if edition.year else str(words["series"])


class TitleParts(NamedTuple):
    """The official title in three, so that a heading can set off what differs from year to year."""

    before: str
    series: str
    after: str


def title_parts(edition: Edition, series: Series | None) -> TitleParts:
    """`plain_title` around the series' name: "", "Hội nghị …", " lần thứ X, năm 2024"."""
    return TitleParts(*plain_title(edition, series).partition(series.name if series else _("Conference")))


def short_title(edition: Edition) -> str:
    """What tells one edition from the others: "Lần thứ X, năm 2024", "10th edition, 2024"."""
    words = {"ordinal": edition.ordinal_label, "year": edition.year}
    if edition.ordinal and edition.year:
        return _("%(ordinal)s edition, %(year)s") % words
    if edition.ordinal:
        return _("%(ordinal)s edition") % words
    return _("Year %(year)s") % words if edition.year else _("Conference")


def province_on(lineage: Lineage, province: Province, day: datetime.date) -> str:
    """The full name within a sentence, of that day: "tỉnh Đồng Nai" until 29/4/2026, then "thành phố Đồng Nai"."""
    province = lineage.by_id.get(province.pk, province)
    name, kind = lineage.name_on(province, day), lineage.type_on(province, day)
    if name == province.name and kind == province.type:
        return within_sentence(province.full_name)
    pattern = _("%(name)s City") if kind == ProvinceType.CITY else _("%(name)s Province")
    return pattern % {"name": name}


def province_then_and_now(
    lineage: Lineage,
    province: Province,
    day: datetime.date,
    today: datetime.date,
    heir_of: Province | None = None,
) -> str:
    """The name of that day with what became of it: "tỉnh Kiên Giang (nay là tỉnh An Giang)".

    Where the old and the new unit share their name it says "(trước sắp xếp)". `heir_of` is the
    province under whose name its turn was given: "tỉnh Tây Ninh (kế thừa tỉnh Long An)".
    """
    then = province_on(lineage, province, day)
    remarks = []
    if heir_of is not None and heir_of.pk != province.pk:
        remarks.append(_("successor to %(province)s") % {"province": province_on(lineage, heir_of, day)})
    remarks += _what_became(lineage, province, then, today)
    return f"{then} ({', '.join(remarks)})" if remarks else then


def host_then_and_now(lineage: Lineage, edition: Edition, today: datetime.date) -> str:
    """The edition's host of its day, the unit it is now, and the one that received the flag; "" while unknown."""
    if edition.host_id is None:
        return ""
    handover = getattr(edition, "handover_received", None)
    return province_then_and_now(
        lineage,
        lineage.by_id[edition.host_id],
        edition.starts_on or today,
        today,
        heir_of=lineage.by_id[handover.receiver_id] if handover else None,
    )


def days(starts: datetime.date | None, ends: datetime.date | None = None, part: str = "") -> str:
    """A day or a span: "sáng 06/10/2023", "14–15/10/2027"; "14–15 October 2027"; "" while unknown.

    The part of the day is told of a single day only.
    """
    if starts is None:
        return ""
    if ends is None or ends <= starts:
        return _pattern_of(part) % {"day": _written(starts)}
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{formats.date_format(starts, _day_pattern())}–{_written(ends)}"
    return f"{_written(starts) if starts.year != ends.year else _without_year(starts)} – {_written(ends)}"


def day_numbers(starts: datetime.date, ends: datetime.date | None = None) -> str:
    """The days alone, for a calendar leaf that names the month: "11", "14–15"; "30/09–02/10" across months."""
    if ends is None or ends <= starts:
        return f"{starts:%d}"
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts:%d}–{ends:%d}"
    return f"{starts:%d/%m}–{ends:%d/%m}"


def _what_became(lineage: Lineage, province: Province, then: str, today: datetime.date) -> list[str]:
    heir = lineage.became_by(province, today)
    now = province_on(lineage, heir, today)
    if now != then:
        return [_("now %(province)s") % {"province": now}]
    # A unit that alone became one of the same name was not rearranged.
    if heir.pk == province.pk or len(lineage.predecessors(heir)) == 1:
        return []
    # The Vietnamese has no use for the year. xgettext:no-python-format
    return [_("before the %(year)s merger") % {"year": heir.valid_from.year}]


def within_sentence(name: str) -> str:
    """A province's full name as it stands within a sentence: "tỉnh An Giang", "Thành phố Hồ Chí Minh"."""
    if name.startswith(COMMON_WORDS) and name != ALWAYS_CAPITAL:
        return name[0].lower() + name[1:]
    return name


def _written(day: datetime.date) -> str:
    return formats.date_format(day, "DATE_FORMAT")


def _without_year(day: datetime.date) -> str:
    return formats.date_format(day, "MONTH_DAY_FORMAT")


def _day_pattern() -> str:
    return "j" if translation.get_language() == "en" else "d"


def _pattern_of(part: str) -> str:
    patterns: dict[str, str] = {
        DayPart.MORNING: _("morning of %(day)s"),
        DayPart.AFTERNOON: _("afternoon of %(day)s"),
        DayPart.EVENING: _("evening of %(day)s"),
    }
    return patterns.get(part, "%(day)s")


def weekday(day: datetime.date) -> str:
    """The day of the week: "Thứ Năm", "Thursday"."""
    return str(WEEKDAYS[day.weekday()])
