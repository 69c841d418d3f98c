"""The real series' figures: every number shown is one of the files', and nothing doubtful is shown."""

import io
import re
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import translation

from conference.models import Edition, HistoryEntry
from conference.project import facts
from conference.roman import roman
from conference.templatetags.luanluu import figure
from events.models import Direction, Indicator, IndicatorByProvince
from tests.conference.pages import main_of, words

STATS: dict[str, Any] = facts.read("stats")
TOLD: dict[str, dict[str, Any]] = STATS["editions"]
RURAL: dict[str, Any] = TOLD["X"]["rural_products"]
DIRECTIONS: list[dict[str, str]] = facts.read("edition-x")["directions"]
YEARS = {"X": 2024, "XI": 2025}
MEMBERS = {"X": 20, "XI": 8}
PREFIX = {"vi": "", "en": "/en"}
LABELS = STATS["labels"]

pytestmark = pytest.mark.usefixtures("facts")
each_language = pytest.mark.parametrize("language", ["vi", "en"])
each_edition = pytest.mark.parametrize("number", list(TOLD))


def written(number: float, language: str) -> str:
    with translation.override(language):
        return str(figure(number))


def numbers_of(number: str) -> set[float]:
    """Every number the files give for an edition, but for the doubtful figure's."""
    told = TOLD[number]
    rows = [row for row in told["figures"] if "warn" not in row]
    found = {
        row[name] for row in rows for name in ("value", "of", "growth_pct", "share_pct", "national") if name in row
    }
    found |= {value for row in rows for value in row.get("by_province", {}).values()}
    return found | {value for value in told.get("rural_products", {}).values() if not isinstance(value, str)}


def page_of(client: Client, number: str, language: str) -> str:
    return words(main_of(client.get(f"{PREFIX[language]}/{YEARS[number]}/indicators/").content))


@each_language
@each_edition
def test_every_number_of_the_files_is_shown(client: Client, number: str, language: str) -> None:
    page = page_of(client, number, language)
    missing = [value for value in numbers_of(number) if written(value, language) not in page]
    assert not missing
    for row in TOLD[number]["figures"]:
        assert (LABELS[row["key"]][language] in page) is ("warn" not in row)


@each_language
@each_edition
def test_every_number_shown_is_one_of_the_files(client: Client, number: str, language: str) -> None:
    page = page_of(client, number, language)
    page = page.replace("IV/2024", "").replace("Fourth quarter of 2024", "")  # within a direction
    page = re.sub(
        r"\[\d\]|first nine months of \d{4}|9 tháng \d{4}|Lần thứ XI?, năm \d{4}|1[01]th edition, \d{4}", "", page
    )
    found = {one.strip(".,") for one in re.findall(r"\d[\d.,]*", page)}
    known = {written(value, language) for value in numbers_of(number)} | {str(MEMBERS[number])}
    counted = {str(len(row["by_province"])) for row in TOLD[number]["figures"] if "by_province" in row}
    assert found <= known | counted


@each_language
def test_the_doubtful_figure_is_nowhere_in_public(client: Client, language: str) -> None:
    (doubtful,) = [row for row in TOLD["XI"]["figures"] if "warn" in row]
    page = main_of(client.get(f"{PREFIX[language]}/2025/indicators/").content)
    sheets = sheets_of(client.get(f"{PREFIX[language]}/2025/indicators/indicators.xlsx").content)
    cells = {str(cell) for rows in sheets.values() for row in rows for cell in row}
    for told in ("value", "growth_pct", "share_pct"):
        assert written(doubtful[told], language) not in words(page)
        assert str(doubtful[told]) not in cells
    for text in (LABELS[doubtful["key"]][language], doubtful["warn"], doubtful["key"]):
        assert text not in page
        assert text not in cells
    stored = Indicator.objects.get(edition__year=2025, is_doubtful=True)
    assert (stored.key, stored.doubt) == (doubtful["key"], doubtful["warn"])


@each_edition
def test_what_is_stored_is_what_the_files_say(number: str) -> None:
    stored = {one.key: one for one in Indicator.objects.filter(edition__year=YEARS[number])}
    for row in TOLD[number]["figures"]:
        one = stored.pop(row["key"])
        for field in ("value", "growth_pct", "share_pct", "national"):
            assert getattr(one, field) == (Decimal(str(row[field])) if field in row else None)
        assert one.comparator == row.get("cmp", "")
        assert (str(one.period_from), str(one.period_to)) == (
            TOLD[number]["period_from"],
            TOLD[number]["period_to"],
        )
        assert (one.basis_vi, one.basis_en) == (
            ("so với cùng kỳ năm trước", "year on year") if LABELS[row["key"]]["basis"] else ("", "")
        )
        assert one.sources.split()[0] == TOLD[number]["sources"][0]
        assert set(one.sources.split()) <= set(TOLD[number]["sources"])
    assert set(stored) == ({"rural_registered", "rural_from_provinces", "rural_recognised"} if number == "X" else set())


def test_provinces_are_those_of_the_files() -> None:
    rows = {row["key"]: row for row in TOLD["X"]["figures"] + TOLD["XI"]["figures"]}
    for key in ("provinces_above_region_avg", "iip_growth"):
        stored = dict(IndicatorByProvince.objects.filter(indicator__key=key).values_list("province", "value"))
        row = rows[key]
        told = row.get("by_province") or dict.fromkeys(row["province_ids"])
        assert stored == {pk: None if value is None else Decimal(str(value)) for pk, value in told.items()}
    members = IndicatorByProvince.objects.filter(indicator__key="members").values_list("province__name_vi", flat=True)
    assert sorted(members) == sorted(
        name.replace("TP.HCM", "TP. Hồ Chí Minh").replace("TP.Cần", "Cần") for name in rows["members"]["vi"].split(", ")
    )


def test_rural_products_have_their_own_source() -> None:
    rows = {one.key: one for one in Indicator.objects.filter(key__startswith="rural_")}
    assert {one.sources for one in rows.values()} == {RURAL["source"]}
    registered, recognised, provinces = (rows[f"rural_{key}"] for key in ("registered", "recognised", "from_provinces"))
    assert (registered.value, registered.national) == (RURAL["registered"], RURAL["national_registered"])
    assert (recognised.value, recognised.national) == (RURAL["recognised"], RURAL["national_recognised"])
    assert (provinces.value, provinces.of) == (RURAL["from_provinces"], RURAL["of"])
    assert recognised.provinces.get().value == RURAL["binh_thuan_recognised"]


@each_language
def test_directions_stand_on_the_page_of_their_edition_alone(client: Client, language: str) -> None:
    page = page_of(client, "X", language)
    assert all(row[language] in page for row in DIRECTIONS)
    assert not any(row[language] in page_of(client, "XI", language) for row in DIRECTIONS)
    assert [(one.addressed_to_vi, one.text_vi) for one in Direction.objects.all()] == [
        (row["to"], row["vi"]) for row in DIRECTIONS
    ]


@each_language
def test_provinces_bear_the_name_of_the_figures_day(client: Client, language: str) -> None:
    before, after = page_of(client, "X", language), page_of(client, "XI", language)
    assert {"vi": "tỉnh Kiên Giang", "en": "Kien Giang Province"}[language] in before
    # Đồng Nai has been a city since 2026.
    assert {"vi": "Tỉnh Đồng Nai", "en": "Dong Nai Province"}[language] in after
    assert {"vi": "thành phố Đồng Nai", "en": "Dong Nai City"}[language] not in after


@each_language
@each_edition
def test_the_spreadsheet_holds_the_same_numbers(client: Client, number: str, language: str) -> None:
    answer = client.get(f"{PREFIX[language]}/{YEARS[number]}/indicators/indicators.xlsx")
    rows = [row for rows in sheets_of(answer.content).values() for row in rows[1:]]
    found = {cell for row in rows for cell in row if isinstance(cell, int | float)}
    assert found == numbers_of(number)
    labels = {row[0] for row in rows}
    assert {LABELS[row["key"]][language] for row in TOLD[number]["figures"] if "warn" not in row} <= labels


def test_loading_again_changes_nothing_and_keeps_what_staff_changed() -> None:
    Indicator.objects.filter(key="exports").update(value=1)
    Direction.objects.first().delete()
    models = (Indicator, IndicatorByProvince, Direction, HistoryEntry)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    facts.load()
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_only_the_editions_that_reported_have_figures() -> None:
    with_figures = Edition.objects.filter(indicators__isnull=False).distinct().values_list("ordinal", flat=True)
    assert {roman(number) for number in with_figures if number} == set(TOLD)


def sheets_of(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
