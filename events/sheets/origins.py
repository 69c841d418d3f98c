"""Where a person comes from: provinces of today and of before, and countries."""

import difflib
import re
from functools import cache

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conference.folding import fold
from conference.models import Province
from events import countries, words
from events.sheets.cells import ToMend
from events.sheets.columns import plain
from events.sheets.known import Known
from events.sheets.rows import Said

# "Sở Công Thương tỉnh Long An", "UBND TP. Cần Thơ"
WITHIN = re.compile(r"(?i)\b(?:tỉnh|thành phố|tp\.?)\s+([^,;()]+)$")
CENTRAL = frozenset({"trung uong", "tw", "bo cong thuong", "co quan trung uong", "bo nganh", "central"})
COUNTRIES_BESIDES = {"my": "US", "usa": "US", "uk": "GB", "anh": "GB", "han quoc": "KR", "south korea": "KR",
    "korea": "KR", "lao": "LA",
                     "campuchia": "KH", "vietnam": "VN", "duc": "DE", "phap": "FR", "thai lan": "TH"}  # fmt: skip


def province(text: str, known: Known, notes: list[Said]) -> Province | None:
    """Today's unit; an earlier one leads to it, and the notes say so. Raises ToMend for a name that none has borne."""
    if plain(text) in CENTRAL:
        notes.append(Said(_("“%(text)s” is no province: left empty"), {"text": text}))
        return None
    found = _named(text, known)
    if found is None:
        _refuse(text, known)
    return _today(found, known, notes) if found else None


def of_unit(unit: str, known: Known, notes: list[Said]) -> Province | None:
    """The province that the name of a unit ends with; None where it names none."""
    ending = WITHIN.search(unit)
    found = _named(ending[1], known) if ending else None
    if found is None:
        # "Sở Công Thương Long An": the longest name of a province at the end.
        words = unit.split()
        tails = [" ".join(words[-count:]) for count in (4, 3, 2) if len(words) > count]
        found = next((one for tail in tails if (one := _named(tail, known))), None)
    return _today(found, known, notes) if found else None


def _named(text: str, known: Known) -> Province | None:
    for part in (text, *(found[1] for found in WITHIN.finditer(text))):
        units = known.units_named(part)
        if units:
            return units[0]
    return None


def _today(found: Province, known: Known, notes: list[Said]) -> Province:
    heir = known.lineage.became_by(found, known.today)
    if heir.pk != found.pk and words.of(heir, "name") != words.of(found, "name"):
        said = {"was": words.of(found, "name"), "now": words.of(heir, "name"), "since": f"{heir.valid_from:%d/%m/%Y}"}
        notes.append(Said(_("%(was)s → %(now)s (since %(since)s)"), said))
    return heir


def _refuse(text: str, known: Known) -> None:
    of_today = [one for one in known.lineage.by_id.values() if one.existed_on(known.today)]
    named = {plain(one.name_vi): one for one in of_today}
    close = difflib.get_close_matches(plain(text), named, n=1, cutoff=0.75)
    if close:
        raise ToMend(
            _("No province is called “%(text)s”. Is “%(close)s” meant?"),
            text=text,
            close=words.of(named[close[0]], "name"),
        )
    raise ToMend(
        _("No province is called “%(text)s”. Choose one from the list; leave it empty for a central body."), text=text
    )


def country(text: str) -> str:
    """The code of a country by its name in either language; "" is Vietnam. Raises ToMend for any other word."""
    code = country_named(text)
    if not code:
        raise ToMend(_("No country is called “%(text)s”. Write its usual name, in Vietnamese or English."), text=text)
    return "" if code == "VN" else code


def country_named(text: str) -> str:
    """Its code, "" where no country is called so."""
    folded = fold(text).strip(" .")
    return text if text in countries.NAMES else _codes().get(folded) or COUNTRIES_BESIDES.get(folded, "")


@cache
def _codes() -> dict[str, str]:
    found = {fold(name): code for code, names in countries.NAMES.items() for name in names}
    for language in ("vi", "en"):
        with translation.override(language):
            found[fold(countries.name_of(countries.ELSEWHERE))] = countries.ELSEWHERE
    return found
