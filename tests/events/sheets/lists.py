"""Lists of people for the tests, and what is known when they are read: provinces of before and of today."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from openpyxl import Workbook

from conference.folding import slug
from conference.lineage import Lineage
from conference.models import Edition, Province
from events import sheets
from events.choices import CategoryAudience
from events.models import Category
from events.sheets import Known, Sheet, SheetRow

TODAY = datetime.date(2027, 9, 1)
STARTS = datetime.date(2027, 10, 14)
HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Điện thoại", "Email"]
PERSON = [1, "Nguyễn Văn An", "Giám đốc", "Sở Công Thương tỉnh Đồng Tháp", "0912 345 678", "an@donvi.gov.vn"]
OTHER = [2, "Trần Thị Sen", "Chuyên viên", "Sở Công Thương tỉnh Đồng Tháp", "0987654321", "sen@donvi.gov.vn"]


def known(**defaults: Any) -> Known:
    """As `Known.load` makes it, without a database."""
    edition = Edition(pk=1, year=2027, starts_on=STARTS)
    categories = [
        Category(pk=1, edition=edition, code="dai-bieu", name_vi="Đại biểu", name_en="Delegates"),
        Category(pk=2, edition=edition, code="khach-moi", name_vi="Khách mời", name_en="Guests"),
        Category(pk=3, edition=edition, code="quoc-te", name_vi="Khách quốc tế", name_en="Foreign guests",
                 audience=CategoryAudience.FOREIGN),
    ]  # fmt: skip
    return Known(Lineage(provinces()), TODAY, categories, STARTS, defaults)


def provinces() -> list[Province]:
    until = {"valid_from": datetime.date(2008, 8, 1), "valid_to": datetime.date(2025, 6, 30)}
    since = {"valid_from": datetime.date(2025, 7, 1)}
    now = {
        name: Province(pk=f"VN34-{code}", code=code, name_vi=name, name_en=english, slug=slug(name), **since)
        for code, name, english in (
            ("80", "Tây Ninh", "Tay Ninh"), ("82", "Đồng Tháp", "Dong Thap"), ("91", "An Giang", "An Giang"),
            ("79", "Hồ Chí Minh", "Ho Chi Minh City"), ("92", "Cần Thơ", "Can Tho"),
        )
    }  # fmt: skip
    before = [
        Province(pk=f"VN63-{code}", code=code, name_vi=name, name_en=english, merged_into=now[into], **until)
        for code, name, english, into in (
            ("80", "Long An", "Long An", "Tây Ninh"), ("72", "Tây Ninh", "Tay Ninh", "Tây Ninh"),
            ("91", "Kiên Giang", "Kien Giang", "An Giang"), ("82", "Tiền Giang", "Tien Giang", "Đồng Tháp"),
            ("77", "Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau", "Hồ Chí Minh"),
        )
    ]  # fmt: skip
    return [*now.values(), *before]


def xlsx(*rows: Sequence[Any], book: Workbook | None = None) -> bytes:
    """A workbook of these rows, beginning at A1."""
    made = book or Workbook()
    for row in rows:
        made.active.append(list(row))  # type: ignore[union-attr]
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(*rows: Sequence[Any], **defaults: Any) -> Sheet:
    return sheets.read(xlsx(*rows), "danh-sach.xlsx", known(**defaults))


def one(heading: str, cell: Any, **defaults: Any) -> SheetRow:
    """The row of a person in whose column of that heading the cell stands."""
    headings, cells = list(HEADINGS), list(PERSON)
    if heading in headings:
        cells[headings.index(heading)] = cell
    else:
        headings, cells = [*headings, heading], [*cells, cell]
    sheet = read(headings, cells, **defaults)
    assert len(sheet.rows) == 1, [str(one) for one in sheet.problems + sheet.notes]
    return sheet.rows[0]


def told(*sentences: Any) -> str:
    """The sentences in English."""
    with translation.override("en"):
        return " | ".join(str(one) for one in sentences)
