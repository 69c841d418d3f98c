"""How things are called, against the real provinces."""

import datetime

import pytest
from django.utils import translation

from conference import naming
from conference.lineage import Lineage
from conference.models import Edition, Province, Series

D = datetime.date
TODAY = D(2026, 11, 23)
SERIES = Series(
    name_vi="Hội nghị ngành Công Thương các tỉnh, thành phố khu vực phía Nam",
    name_en="Conference of the Industry and Trade Sector of the Southern Provinces and Cities",
)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("vi", "Hội nghị ngành Công Thương các tỉnh, thành phố khu vực phía Nam lần thứ X, năm 2024"),
        ("en", "10th Conference of the Industry and Trade Sector of the Southern Provinces and Cities, 2024"),
    ],
)
def test_the_official_title_is_in_the_language_asked_for(language: str, title: str) -> None:
    assert naming.official_title(Edition(ordinal=10, year=2024), SERIES, language) == title


@pytest.mark.parametrize(
    ("edition", "vi", "en"),
    [
        (Edition(ordinal=1), "Hội nghị N lần thứ I", "1st Meeting N"),
        (Edition(year=2027, is_fictional=True), "Hội nghị N năm 2027 (dữ liệu minh họa)",
         "Meeting N, 2027 (demonstration data)"),
        (Edition(), "Hội nghị N", "Meeting N"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_left_out_of_the_title(edition: Edition, vi: str, en: str) -> None:
    series = Series(name_vi="Hội nghị N", name_en="Meeting N")
    assert naming.official_title(edition, series, "vi") == vi
    assert naming.official_title(edition, series, "en") == en


def test_without_a_series_the_title_still_says_which_conference() -> None:
    assert naming.official_title(Edition(ordinal=10, year=2024), None, "vi") == "Hội nghị lần thứ X, năm 2024"


@pytest.mark.parametrize(
    ("starts", "ends", "part", "vi", "en"),
    [
        (D(2024, 10, 11), None, "", "11/10/2024", "11 October 2024"),
        (D(2023, 10, 6), None, "morning", "sáng 06/10/2023", "morning of 6 October 2023"),
        (D(2023, 10, 6), D(2023, 10, 6), "evening", "tối 06/10/2023", "evening of 6 October 2023"),
        (D(2027, 10, 14), D(2027, 10, 15), "", "14–15/10/2027", "14–15 October 2027"),
        (D(2027, 10, 4), D(2027, 10, 5), "morning", "04–05/10/2027", "4–5 October 2027"),
        (D(2027, 9, 30), D(2027, 10, 2), "", "30/09 – 02/10/2027", "30 September – 2 October 2027"),
        (D(2027, 12, 31), D(2028, 1, 2), "", "31/12/2027 – 02/01/2028", "31 December 2027 – 2 January 2028"),
        (None, None, "morning", "", ""),
    ],
)
def test_days_are_written_as_people_write_them(
    starts: datetime.date | None, ends: datetime.date | None, part: str, vi: str, en: str
) -> None:
    with translation.override("vi"):
        assert naming.days(starts, ends, part) == vi
    with translation.override("en"):
        assert naming.days(starts, ends, part) == en


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("province", "day", "vi", "en"),
    [
        (
            "VN63-91",
            D(2024, 10, 11),
            "tỉnh Kiên Giang (nay là tỉnh An Giang)",
            "Kien Giang Province (now An Giang Province)",
        ),
        (
            "VN63-93",
            D(2023, 10, 6),
            "tỉnh Hậu Giang (nay là thành phố Cần Thơ)",
            "Hau Giang Province (now Can Tho City)",
        ),
        (
            "VN63-74",
            D(2023, 10, 6),
            "tỉnh Bình Dương (nay là Thành phố Hồ Chí Minh)",
            "Binh Duong Province (now Ho Chi Minh City)",
        ),
        ("VN63-72", D(2022, 10, 14), "tỉnh Tây Ninh (trước sắp xếp)", "Tay Ninh Province (before the 2025 merger)"),
        ("VN63-87", D(2018, 8, 24), "tỉnh Đồng Tháp (trước sắp xếp)", "Dong Thap Province (before the 2025 merger)"),
        (
            "VN63-75",
            D(2020, 1, 1),
            "tỉnh Đồng Nai (nay là thành phố Đồng Nai)",
            "Dong Nai Province (now Dong Nai City)",
        ),
        (
            "VN34-75",
            D(2026, 4, 29),
            "tỉnh Đồng Nai (nay là thành phố Đồng Nai)",
            "Dong Nai Province (now Dong Nai City)",
        ),
        ("VN34-75", D(2026, 4, 30), "thành phố Đồng Nai", "Dong Nai City"),
        ("VN34-91", D(2026, 1, 1), "tỉnh An Giang", "An Giang Province"),
        ("VN34-79", D(2026, 1, 1), "Thành phố Hồ Chí Minh", "Ho Chi Minh City"),
    ],
)
def test_a_province_has_the_name_of_its_day_and_what_it_became(province: str, day: D, vi: str, en: str) -> None:
    unit = Province.objects.get(pk=province)
    for language, text in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert naming.province_then_and_now(Lineage.load(), unit, day, TODAY) == text


@pytest.mark.usefixtures("facts")
def test_before_the_merger_nothing_had_become_of_a_province() -> None:
    unit = Province.objects.get(pk="VN63-91")
    text = naming.province_then_and_now(Lineage.load(), unit, D(2024, 10, 11), today=D(2025, 6, 30))
    assert text == "tỉnh Kiên Giang"


@pytest.mark.usefixtures("facts")
def test_a_province_that_was_not_merged_needs_no_remark() -> None:
    lineage = Lineage.load()
    alone = next(one for one in lineage.by_id.values() if one.pk.startswith("VN63") and len(
        lineage.predecessors(lineage.became(one))) == 1)  # fmt: skip
    assert "(" not in naming.province_then_and_now(lineage, alone, D(2020, 1, 1), TODAY)


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("ordinal", "vi", "en"),
    [
        (11, "tỉnh Tây Ninh (kế thừa tỉnh Long An)", "Tay Ninh Province (successor to Long An Province)"),
        (10, "tỉnh Kiên Giang (nay là tỉnh An Giang)", "Kien Giang Province (now An Giang Province)"),
        (6, "", ""),
    ],
)
def test_a_host_is_named_with_the_province_that_received_the_flag(ordinal: int, vi: str, en: str) -> None:
    edition, lineage = Edition.objects.get(ordinal=ordinal), Lineage.load()
    for language, text in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert naming.host_then_and_now(lineage, edition, TODAY) == text


@pytest.mark.parametrize(("language", "said"), [("vi", "Thứ Năm"), ("en", "Thursday")])
def test_a_day_of_the_week_is_written_as_officials_do(language: str, said: str) -> None:
    with translation.override(language):
        assert naming.weekday(datetime.date(2027, 10, 14)) == said
