"""Plates, invitations, lists, certificates, envelopes and signs on paper: nothing is clipped, nothing is lost."""

import dataclasses
import datetime
import io
from typing import Any

import openpyxl
import pytest

from conference.models import Series
from conference.prints.decree30 import Letterhead
from conference.prints.fitting import BREAK
from events import checkin
from events.models import Delegate, Opening
from events.prints.people import findings, lists, plates, whom
from events.prints.people.certificates import Certificates
from events.prints.people.envelopes import MEASURES, Envelopes, Size
from events.prints.people.invitations import Form, Invitations, Numbering
from events.prints.people.lists import DelegateList, Grouping, Purpose
from events.prints.people.occasion import Occasion
from events.prints.people.plates import Plates, Saying, Sides
from tests import factories, paper
from tests.events import delegations, guests
from tests.events.registrations import a_category, an_opening, delegate

pytestmark = pytest.mark.django_db
LETTERHEAD = Letterhead(
    superior="Ủy ban nhân dân tỉnh Mẫu", organ="Sở Công Thương", number="7", symbol="GM-SCT", place="Mẫu",
    dated=datetime.date(2040, 2, 5), authority="TM. Ban Tổ chức", position="Trưởng ban", signer="Nguyễn Văn Mẫu",
)  # fmt: skip


@pytest.fixture
def opening() -> Opening:
    return an_opening(50)


def people(opening: Opening, **wanted: Any) -> whom.People:
    return whom.people(whom.Wanted(opening.event.edition, **wanted))


def occasion(opening: Opening) -> Occasion:
    return Occasion(opening.event.edition, Series.objects.first(), opening.event, place="Hội trường A")


def a_guest(opening: Opening, name: str = "Somchai Example", **person: Any) -> Delegate:
    category = a_category(opening.event.edition, "khach-quoc-te", audience="foreign", name_vi="Khách quốc tế")
    abroad = an_opening(event=opening.event, category=category)
    return delegate(abroad, name, person={"country": "TH", "unit": "Chamber of Commerce", "honorific": "Mr"} | person)


def is_whole(made: bytes, texts: Any) -> bool:
    """Whether each text is there, as whole as it was, wherever its lines break."""
    said = "".join(paper.raw(made).replace(BREAK, "").split())
    return all("".join(text.split()) in said for text in texts)


def stays_on(page: paper.Page, margin: float) -> bool:
    words = page.words
    return (
        min(word.left for word in words) > margin and max(word.right for word in words) < page.width - margin
        and max(word.bottom for word in words) < page.height - margin
    )  # fmt: skip


@pytest.mark.parametrize("saying", Saying.values)
def test_a_plate_holds_the_hardest_names_whole_and_within_its_third_of_the_page(opening: Opening, saying: str) -> None:
    guests.hard_names(opening)
    delegate(opening, "X" * 120, person={"position": "Phó " * 50, "unit": "Ủy ban " * 28})
    made = Plates(people(opening).all, saying, Sides.ONE)
    pages = paper.pages(pdf := made.pdf(made.contents()))
    assert all(stays_on(page, 8) for page in pages)
    thirds = [{int(word.top // 99) for word in page.words if word.bottom // 99 != word.top // 99} for page in pages]
    assert thirds == [set()] * 3
    texts = [text for one in made.contents().values() for text in (one["main"], *one["below"])]
    # What another script has for a name is drawn with its own letters, joined as that script joins them.
    assert is_whole(pdf, [text for text in texts if "🌾" not in text and "សុខ" not in text])


def test_a_folded_plate_says_the_same_to_both_sides(opening: Opening) -> None:
    delegate(opening, "Đặng Ướt", person={"position": "Giám đốc"})
    made = Plates(people(opening).all)
    (page,) = paper.pages(made.pdf(made.contents()))
    above, below = ([word for word in page.words if (word.top < 99) == first] for first in (True, False))
    assert sorted(word.text for word in above) == sorted(word.text for word in below)
    assert {"ĐẶNG", "ƯỚT", "Giám"} <= {word.text for word in above}


def test_a_plate_with_the_title_only_names_nobody_who_has_one(opening: Opening) -> None:
    delegate(opening, "Đặng Ướt", person={"position": "Giám đốc"})
    delegate(opening, "Lê Lúa", person={"position": ""})
    said = [one["main"] for one in Plates(people(opening).all, Saying.TITLE).contents().values()]
    assert sorted(said) == ["GIÁM ĐỐC", "LÊ LÚA"]


def test_what_is_missing_and_which_letters_the_fonts_lack_is_told_by_name(opening: Opening) -> None:
    hard = {one.name: one for one in guests.hard_names(opening)}
    made = Plates(people(opening).all)
    found = findings.of(made.contents(), made.wants)
    lacking = {one.delegate: one.text for one in found if "🌾" in one.text}
    assert list(lacking) == [hard["Lê Thị Lúa 🌾"]]
    # The honorific was not typed; Word has letters of its own for the rest.
    assert [one.delegate for one in findings.of(made.contents(), (), as_pdf=False)] == []
    assert sum("danh xưng" in one.text for one in found) == len(hard)


def test_an_invitation_is_the_decrees_page_numbered_by_person(opening: Opening) -> None:
    hard = guests.hard_names(opening)
    made = Invitations(people(opening).all, occasion(opening), LETTERHEAD, numbering=Numbering.UPWARDS)
    pages = paper.pages(pdf := made.pdf(made.contents()))
    assert len(pages) == len(hard)
    for number, page in enumerate(pages, start=7):
        assert f"Số: {number:02}/GM-SCT" in page.text
        assert "GIẤY MỜI" in page.text
        assert "Hội trường A" in page.text
        assert 30 <= round(min(word.left for word in page.words), 3) <= 35
        assert page.width - max(word.right for word in page.words) >= 15 - 0.01
        # I.7: each is a document of its own, with no number on its first page.
        assert not [word for word in page.words if word.bottom < 18]
    assert is_whole(pdf, ["Nguyễn Thị Ngọc Ánh", "Đặng Ướt", "Hoàng Phủ Ngọc Tường Vi", "王小明", guests.LONG])


def test_guests_from_abroad_get_a_letter_in_english(opening: Opening) -> None:
    a_guest(opening)
    delegate(opening, "Trần Thị Sen", person={"honorific": "Bà"})
    made = Invitations(
        people(opening).all, occasion(opening), LETTERHEAD, organ_en="Department of Industry", note="Xin xác nhận."
    )
    english, vietnamese = sorted(paper.pages(made.pdf(made.contents())), key=lambda page: "GIẤY MỜI" in page.text)
    for said in ("Dear Mr Somchai Example,", "5 February 2040", "Thailand", "DEPARTMENT OF INDUSTRY"):
        assert said in english.text
    assert "Xin xác nhận." not in english.text
    assert "Bà Trần Thị Sen" in vietnamese.text
    assert "Như trên" in vietnamese.text


def test_one_invitation_for_all_carries_their_list_and_a_blank_one_gaps(opening: Opening) -> None:
    hard = guests.hard_names(opening)
    each = Invitations(people(opening).all, occasion(opening), LETTERHEAD)
    listed, blank = (dataclasses.replace(each, form=form) for form in (Form.LISTED, Form.BLANK))
    letter, names = paper.pages(listed.pdf({}))
    assert "danh sách kèm theo" in letter.text
    assert all(name in names.text for name in ("Đặng Ướt", "王小明"))
    assert str(len(hard)) in names.text
    assert "……………" in paper.text(blank.pdf({}))


def test_lists_group_by_delegation_category_and_nationality(opening: Opening) -> None:
    event = opening.event
    sent = delegations.invited(event, category=opening.category)
    delegations.listed(sent, 2)
    delegations.sent(sent)
    a_guest(opening)
    delegate(opening, "Đặng Ướt", person={"unit": "Bộ Công Thương"})
    found = people(opening, standing=whom.Standing.LIVE)
    headings = {
        way: [(group.heading, len(group.people)) for group in getattr(found, f"by_{way}")()] for way in Grouping.values
    }
    assert (sent.delegation.invited, 2) in headings["delegation"]
    assert headings["category"] == [("Đại biểu", 3), ("Khách quốc tế", 1)]
    assert [heading for heading, _count in headings["nationality"]] == ["Việt Nam", "Thái Lan"]


@pytest.mark.parametrize(
    ("purpose", "told"), [(Purpose.NAMES, False), (Purpose.SIGNING, False), (Purpose.CONTACTS, True)]
)
def test_phones_stand_only_on_lists_that_are_for_calling(opening: Opening, purpose: str, told: bool) -> None:
    delegate(opening, "Đặng Ướt", person={"phone": "+84912345678"})
    made = DelegateList(people(opening), occasion(opening), purpose=purpose)
    assert ("0912 345 678" in paper.text(made.pdf())) == told
    rows = openpyxl.load_workbook(io.BytesIO(made.xlsx())).worksheets[0].values
    assert ("0912 345 678" in [cell for row in rows for cell in row]) == told


def test_a_list_loses_nothing_and_runs_no_formula(opening: Opening) -> None:
    guests.hard_names(opening)
    delegate(opening, "Lê Lúa", person={"position": "=1+1", "unit": "X" * 60})
    made = DelegateList(people(opening), occasion(opening), LETTERHEAD)
    pdf = made.pdf()
    assert is_whole(pdf, ["Hoàng Phủ Ngọc Tường Vi", guests.LONG, "=1+1", "X" * 60, "王小明"])
    for page in paper.pages(pdf):
        assert page.width - max(word.right for word in page.words) >= 15 - 0.01
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(made.xlsx())).worksheets[0].values for cell in row]
    assert "'=1+1" in cells
    assert "Lê Thị Lúa 🌾" in cells


def test_who_has_come_is_asked_of_the_scans(opening: Opening) -> None:
    came, _stayed = (delegate(opening, name) for name in ("Đặng Ướt", "Lê Lúa"))
    checkin.scan(by=None, event=opening.event, code=came.scan_code)
    assert people(opening, standing=whom.Standing.PRESENT).all == (came,)


def test_certificates_and_envelopes_hold_the_hardest_names_too(opening: Opening) -> None:
    guests.hard_names(opening)
    delegate(opening, "X" * 120, person={"position": "Phó " * 50, "unit": "Ủy ban " * 28})
    found = people(opening).all
    certificates = Certificates(found, occasion(opening), LETTERHEAD)
    pages = paper.pages(pdf := certificates.pdf(certificates.contents()))
    assert len(pages) == len(found)
    assert all(stays_on(page, 15) for page in pages)
    assert is_whole(pdf, ["Hoàng Phủ Ngọc Tường Vi", guests.LONG, "X" * 120])
    for size in Size:
        envelopes = Envelopes(found, size, sender="Sở Công Thương\nTỉnh Mẫu")
        pages = paper.pages(pdf := envelopes.pdf(envelopes.contents()))
        assert {(round(page.width), round(page.height)) for page in pages} == {MEASURES[size]}
        assert all(stays_on(page, 10) for page in pages)
        assert is_whole(pdf, ["Hoàng Phủ Ngọc Tường Vi", guests.LONG, "X" * 120])


def test_a_purged_person_is_on_no_print(opening: Opening) -> None:
    one = delegate(opening, "Đặng Ướt")
    Delegate.objects.filter(pk=one.pk).update(name="")
    assert people(opening).all == ()


def test_people_are_found_with_the_same_number_of_questions_however_many(
    opening: Opening, django_assert_num_queries: Any
) -> None:
    for size in (1, 4):
        for _ in range(size):
            delegate(opening, person={"province": factories.ProvinceFactory()})
        with django_assert_num_queries(2):
            found = people(opening)
            lists.DelegateList(found, Occasion(opening.event.edition, None)).contents()
    assert plates.Plates(found.all).contents()
