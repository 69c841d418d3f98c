"""The page of the sector's figures: what it sets side by side, what it keeps back, and who enters it."""

import datetime
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from conference.choices import EditionStatus, Role
from conference.models import Edition, FormerYear, HistoryEntry, Membership
from events import indicators
from events.choices import Comparator
from events.forms.figures import FigureField
from events.indicators import Kind
from events.models import Direction, Indicator, IndicatorByProvince
from events.templatetags.indicators import amount, exact, growth, told
from tests import factories
from tests.conference.pages import main_of, words

pytestmark = pytest.mark.django_db
DAY = datetime.date(2090, 9, 30)


@pytest.fixture
def edition() -> Edition:
    made: Edition = factories.EditionFactory(ordinal=90, year=2090)
    return made


def planted(edition: Edition, key: str = "exports", **fields: Any) -> Indicator:
    made: Indicator = factories.IndicatorFactory(edition=edition, key=key, **({"period_to": DAY} | fields))
    return made


def of_provinces(indicator: Indicator, *values: str | None) -> None:
    for value in values:
        province = factories.ProvinceFactory()
        IndicatorByProvince.objects.create(
            indicator=indicator, province=province, value=None if value is None else Decimal(value)
        )


def charts_of(edition: Edition) -> list[indicators.Chart]:
    return [chart for topic in indicators.of(edition).topics for chart in topic.charts]


# --- the page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_needs_eight_queries_however_many_figures(
    client: Client, edition: Edition, django_assert_num_queries: Callable[..., Any], count: int
) -> None:
    for number in range(count):
        of_provinces(planted(edition, f"figure-{number}"), "1.5", "2.5", None)
        Direction.objects.create(edition=edition, addressed_to_vi=f"Sở {number}", text_vi="Chú trọng")
    with django_assert_num_queries(8):
        client.get("/2090/indicators/")


def test_nobody_and_staff_get_equal_bytes(client: Client, edition: Edition) -> None:
    of_provinces(planted(edition), "1.5", "2.5")
    planted(edition, "doubted", is_doubtful=True)
    staff = factories.signed_in(factories.officer(Role.MINISTRY))
    for path in ("/2090/indicators/", "/en/2090/indicators/"):
        assert client.get(path).content == staff.get(path).content
    assert not client.get("/2090/indicators/").cookies


def test_a_doubtful_figure_is_left_out_whole(client: Client, edition: Edition) -> None:
    doubted = planted(
        edition, is_doubtful=True, doubt="Same as last year", share_pct=Decimal("46.8"), sources="https://example.vn/a"
    )
    of_provinces(doubted, "77.7")
    page = client.get("/2090/indicators/").content.decode()
    for text in ("108,427", "46,8", "77,7", "Chỉ tiêu exports", "Same as last year", "example.vn"):
        assert text not in page
    cells = [cell for row in rows_of(client.get("/2090/indicators/indicators.xlsx").content) for cell in row]
    assert "Chỉ tiêu exports" not in cells
    assert 108.427 not in cells


def test_staff_see_a_doubtful_figure_and_why_in_the_admin(edition: Edition) -> None:
    doubted = planted(edition, is_doubtful=True, doubt="Same as last year")
    staff = factories.signed_in(factories.officer(Role.READ_ONLY, edition))
    assert (
        "Same as last year" in staff.get(reverse("admin:events_indicator_change", args=[doubted.pk])).content.decode()
    )


@pytest.mark.parametrize("page", ["/2090/indicators/", "/2090/indicators/indicators.xlsx"])
def test_a_drafts_figures_are_nobodys(client: Client, page: str) -> None:
    planted(factories.EditionFactory(year=2090, status=EditionStatus.DRAFT))
    assert client.get(page).status_code == 404


def test_a_former_year_leads_to_the_new_one(client: Client, edition: Edition) -> None:
    FormerYear.objects.create(year=2089, edition=edition)
    assert client.get("/en/2089/indicators/").headers["Location"] == "/en/2090/indicators/"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EditionStatus.PUBLISHED, "Số liệu của kỳ hội nghị này chưa được công bố."),
        (EditionStatus.CLOSED, "Số liệu báo cáo tại kỳ hội nghị này: Đang bổ sung tư liệu"),
    ],
)
def test_an_edition_without_figures_says_so(client: Client, status: str, said: str) -> None:
    factories.EditionFactory(year=2090, status=status)
    page = words(main_of(client.get("/2090/indicators/").content))
    assert said in page
    assert "Bảng tổng hợp" not in page


def test_directions_stand_without_figures_too(client: Client, edition: Edition) -> None:
    for order, (to, text) in enumerate([("Các Sở", "Một"), ("Các địa phương", "Hai"), ("Các Sở", "Ba")]):
        Direction.objects.create(edition=edition, addressed_to_vi=to, text_vi=text, order=order)
    page = words(main_of(client.get("/2090/indicators/").content))
    assert "Chỉ đạo của Bộ Công Thương Các Sở Một Ba Các địa phương Hai" in page


def test_the_page_says_of_how_many_members_its_figures_speak(client: Client, edition: Edition) -> None:
    planted(edition)
    for valid_to in (None, DAY - datetime.timedelta(1)):
        province = factories.ProvinceFactory()
        Membership.objects.create(province=province, valid_from=datetime.date(2018, 1, 1), valid_to=valid_to)
    page = words(main_of(client.get("/2090/indicators/").content))
    assert "phạm vi 1 địa phương thành viên" in page
    assert "không được so sánh trực tiếp" in page


def test_a_label_without_english_is_marked_as_vietnamese(client: Client, edition: Edition) -> None:
    planted(edition, label_en="", unit_en="")
    page = main_of(client.get("/en/2090/indicators/").content)
    assert '<span lang="vi">Chỉ tiêu exports</span>' in page
    assert '<span lang="vi">tỷ USD</span>' in page


def test_text_of_staff_is_text_on_the_page(client: Client, edition: Edition) -> None:
    of_provinces(planted(edition, label_vi="<b>Đậm</b> & nghiêng"), "1", "2")
    planted(edition, "imports", label_vi="<i>Nhập</i>")
    page = main_of(client.get("/2090/indicators/").content)
    assert "<b>Đậm" not in page
    assert "<i>Nhập" not in page
    assert "&lt;b&gt;Đậm&lt;/b&gt; &amp; nghiêng" in page
    assert "&amp;amp;" not in page


# --- charts ------------------------------------------------------------------------------------------


def test_exports_stand_beside_imports_of_the_same_unit(edition: Edition) -> None:
    planted(edition, value=Decimal(100))
    planted(edition, "imports", value=Decimal(75))
    (chart,) = charts_of(edition)
    assert (chart.kind, [bar.length for bar in chart.bars]) == (Kind.PAIR, [1000, 750])


def test_figures_of_different_units_are_not_set_side_by_side(edition: Edition) -> None:
    planted(edition)
    planted(edition, "imports", unit_vi="triệu USD")
    assert charts_of(edition) == []


def test_provinces_stand_against_the_whole_country(edition: Edition) -> None:
    growing = planted(edition, "iip", value=None, national=Decimal("9.1"))
    of_provinces(growing, "14.32", "3", "-18.2", None)
    (chart,) = charts_of(edition)
    assert [bar.is_nation for bar in chart.bars] == [False, False, False, True]
    assert (chart.above, chart.highest.value, chart.bars[-1].length) == (1, Decimal("14.32"), 500)
    assert [bar.is_negative for bar in chart.bars] == [False, False, True, False]


def test_a_chart_of_nothing_but_zeros_is_drawn(client: Client, edition: Edition) -> None:
    planted(edition, value=Decimal(0), national=Decimal(0))
    assert client.get("/2090/indicators/").status_code == 200


def test_two_editions_never_share_a_chart(client: Client, edition: Edition) -> None:
    planted(edition)
    planted(factories.EditionFactory(year=2091), "imports", value=Decimal("55.5"))
    assert charts_of(edition) == []
    assert "55,5" not in main_of(client.get("/2090/indicators/").content)


@pytest.mark.parametrize(
    ("fields", "part"),
    [({"value": 6, "of": 20}, 300), ({"share_pct": 40}, 400), ({"value": 30, "of": 20}, 1000), ({}, None)],
)
def test_a_part_is_drawn_of_its_whole(edition: Edition, fields: dict[str, int], part: int | None) -> None:
    planted(edition, **{name: Decimal(value) for name, value in fields.items()})
    (figure,) = indicators.of(edition).figures
    assert figure.part == part


# --- how figures are written ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("73809.0000", "73.809", "73,809"),
        ("108.4270", "108,427", "108.427"),
        ("10", "10", "10"),
        ("-3.50", "-3,5", "-3.5"),
        ("162810", "162.810", "162,810"),
    ],
)
def test_a_number_keeps_the_decimals_it_was_given(value: str, vi: str, en: str) -> None:
    for language, expected in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert exact(Decimal(value)) == expected


def test_a_figure_in_words() -> None:
    area = Indicator(comparator=Comparator.ABOVE, value=Decimal(64000), unit_vi="km²", unit_en="km²")
    exports = Indicator(value=Decimal("-1.5"), unit_vi="%", unit_en="%", growth_pct=Decimal("-2.25"),
                        basis_vi="so với cùng kỳ năm trước", basis_en="year on year")  # fmt: skip
    with translation.override("vi"):
        assert told(area) == "hơn 64.000\N{NO-BREAK SPACE}km²"
        assert told(exports) == "-1,5%, giảm 2,25% so với cùng kỳ năm trước"
    with translation.override("en"):
        assert amount(area, area.value) == "64,000\N{NO-BREAK SPACE}km²"
        assert growth(exports) == "down 2.25% year on year"
        assert growth(area) == ""


# --- the spreadsheet -----------------------------------------------------------------------------------


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    return [row for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows(values_only=True)]


def test_the_spreadsheet_speaks_the_language_of_its_address(client: Client, edition: Edition) -> None:
    of_provinces(planted(edition), "1.5")
    for path, heading, label in (
        ("/2090", "Chỉ tiêu", "Chỉ tiêu exports"),
        ("/en/2090", "Indicator", "Indicator exports"),
    ):
        answer = client.get(f"{path}/indicators/indicators.xlsx")
        rows = rows_of(answer.content)
        assert rows[0][0] == heading
        assert rows[1][:3] == (label, None, 108.427)
        assert rows[3][2] == 1.5
        assert 'filename="indicators-2090.xlsx"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_spreadsheet_is_a_formula(client: Client, edition: Edition, start: str) -> None:
    planted(edition, label_vi=f"{start}HYPERLINK(1) & <b>", unit_vi=f"{start}1")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/2090/indicators/indicators.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert f"'{start}HYPERLINK(1) & <b>" in [cell.value for cell in cells]


def test_what_a_workbook_cannot_hold_is_left_out_of_it(client: Client, edition: Edition) -> None:
    planted(edition, label_vi="Xuất\x0bkhẩu\x01", unit_vi="tỷ")
    rows = rows_of(client.get("/2090/indicators/indicators.xlsx").content)
    assert rows[1][0] == "Xuấtkhẩu"


# --- who enters them -----------------------------------------------------------------------------------

ROWS = {"provinces-TOTAL_FORMS": 1, "provinces-INITIAL_FORMS": 0, "provinces-MIN_NUM_FORMS": 0}


def test_an_officer_enters_a_figure_with_its_provinces_and_history_tells_of_both(edition: Edition) -> None:
    officer = factories.officer(Role.CONTENT, edition)
    province = factories.ProvinceFactory()
    answer = factories.signed_in(officer).post(
        reverse("admin:events_indicator_add"),
        {"edition": edition.pk, "topic": "trade", "key": "exports", "order": 0, "label_vi": "Xuất khẩu",
         "value": "108,427", **ROWS, "provinces-0-province": province.pk, "provinces-0-value": "12,5"},
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    made = Indicator.objects.get()
    assert (made.value, made.provinces.get().value) == (Decimal("108.427"), Decimal("12.5"))
    told_of = HistoryEntry.objects.filter(by=officer, edition=edition).values_list("target_type", flat=True)
    assert set(told_of) == {"events.indicator", "events.indicatorbyprovince"}


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("vi", "73.809", "73809"),
        ("vi", "2.442,33", "2442.33"),
        ("vi", "-1,5", "-1.5"),
        ("vi", "10.73", None),
        ("vi", "mười", None),
        ("en", "73,809", "73809"),
        ("en", "108.427", "108.427"),
        ("en", "10,73", None),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(language: str, typed: str, read: str | None) -> None:
    field = FigureField(max_digits=18, decimal_places=4)
    with translation.override(language):
        if read is None:
            with pytest.raises(ValidationError):
                field.clean(typed)
        else:
            assert field.clean(typed) == Decimal(read)
            assert field.prepare_value(Decimal(read)) == typed
            assert not field.has_changed(Decimal(read), typed)


def test_an_officer_of_another_edition_enters_nothing_here(edition: Edition) -> None:
    other = factories.signed_in(factories.officer(Role.HOST, factories.EditionFactory(year=2080)))
    made = planted(edition)
    assert other.get(reverse("admin:events_indicator_change", args=[made.pk])).status_code == 302
    other.post(
        reverse("admin:events_direction_add"),
        {"edition": edition.pk, "addressed_to_vi": "A", "text_vi": "B", "order": 0},
    )
    assert not Direction.objects.exists()


def test_a_source_that_is_no_address_is_refused(edition: Edition) -> None:
    made = planted(edition, sources="https://example.vn/a\njavascript:alert(1)")
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert "sources" in refused.value.message_dict
