"""A list as most are: what comes out, and that it goes out and in again unchanged."""

import datetime
import time

from django.utils import timezone

from events import sheets
from tests.events.sheets import lists


def test_a_plain_list_is_read_ready_for_the_writer() -> None:
    sheet = lists.read(lists.HEADINGS, lists.PERSON, lists.OTHER)
    assert not sheet.problems
    assert [row.number for row in sheet.good] == [2, 3]
    values = sheet.rows[0].values
    assert (values["name"], values["phone"]) == ("Nguyễn Văn An", "+84912345678")
    assert values["province"].name_vi == "Đồng Tháp"


def test_two_thousand_people_are_read_in_well_under_three_seconds() -> None:
    rows = [
        [number, f"Nguyễn Văn {chr(65 + number % 26)}{'a' * (number // 26 % 26 + 1)} {chr(65 + number // 676)}",
         "P. Giám đốc", "Sở Công Thương tỉnh Long An", 912345678 + number, f"a{number}@donvi.gov.vn", "13/10/2027"]
        for number in range(2000)
    ]  # fmt: skip
    data, known = lists.xlsx([*lists.HEADINGS, "Ngày đến"], *rows), lists.known()
    began = time.process_time()
    sheet = sheets.read(data, "danh-sach.xlsx", known)
    assert len(sheet.good) == 2000
    assert time.process_time() - began < 3


def test_a_list_that_goes_out_untouched_comes_back_the_same() -> None:
    known = lists.known()
    at = timezone.make_aware(datetime.datetime(2027, 10, 13, 14, 30))
    person = dict.fromkeys(sheets.FIELDS, "") | {
        "name": "Nguyễn Văn An", "honorific": "Ông", "unit": "Sở Công Thương", "phone": "+84912345678",
        "province": known.lineage.by_id["VN34-82"], "category": known.categories[1], "arrives_at": at,
        "lodging": "wanted", "transport": "own", "language": "vi", "lodging_note": "=1+1 phòng",
    }  # fmt: skip
    guest = dict.fromkeys(sheets.FIELDS, "") | {
        "name": "Jane Miller", "unit": "Trade Office", "country": "AU", "phone": "+61412345678", "province": None,
        "category": known.categories[2], "arrives_at": None, "language": "en",
    }  # fmt: skip
    for language in ("vi", "en"):
        sheet = sheets.read(sheets.list_of([person, guest], known, language), "danh-sach.xlsx", known)
        assert [row.values for row in sheet.rows] == [person, guest], language
        assert [*sheet.problems, *sheet.notes, *(note for row in sheet.rows for note in row.notes)] == []


def test_the_empty_template_says_that_nobody_is_in_it() -> None:
    for language in ("vi", "en"):
        sheet = sheets.read(sheets.template(lists.known(), language), "mau.xlsx", lists.known())
        assert "There is nothing in this list" in lists.told(*sheet.problems)
