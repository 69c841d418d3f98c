"""Ranks follow the table until a colleague says otherwise; whom the MC introduces, and in which order."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from docx import Document

from conference.choices import Role
from conference.errors import Refused
from conference.models import Edition, HistoryEntry
from events import checkin, introductions, protocol, registration
from events.choices import Address
from events.models import Delegate, Opening, ProtocolGroup
from events.prints import guests
from tests import factories, paper
from tests.conference.test_rotation_races import Threads
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


@pytest.fixture
def opening() -> Opening:
    return an_opening(None)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    found: Edition = opening.event.edition
    protocol.start(by=None, edition=found)
    return found


@pytest.fixture
def reception(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, edition))


def guest(opening: Opening, position: str, name: str = "", unit: str = "Sở Công Thương", **more: str) -> Delegate:
    return registered(opening, name, person={"position": position, "unit": unit} | more).delegate


def rank_of(delegate: Delegate) -> int | None:
    return Delegate.objects.get(pk=delegate.pk).protocol_rank


def test_ranks_are_proposed_and_one_set_by_hand_stays(opening: Opening, edition: Edition) -> None:
    head, deputy = guest(opening, "Giám đốc"), guest(opening, "PGĐ")
    assert protocol.waiting(edition) == 2
    assert protocol.propose(by=None, edition=edition) == 2
    assert (rank_of(head), rank_of(deputy)) == (501, 502)
    by = factories.UserFactory()
    protocol.set_by_hand(by=by, delegate=deputy, rank=101, reason="Thay mặt Bộ")
    assert protocol.propose(by=None, edition=edition) == 0
    assert rank_of(deputy) == 101
    entry = HistoryEntry.objects.get(by=by)
    assert entry.changes == {"protocol_rank": [502, 101], "reason": "Thay mặt Bộ"}
    assert deputy.name not in entry.target_name
    protocol.set_by_hand(by=by, delegate=deputy, rank=None, reason="")
    assert rank_of(deputy) == 502


def test_a_rank_by_hand_needs_a_reason_and_a_number(opening: Opening, edition: Edition) -> None:
    one = guest(opening, "Giám đốc")
    for rank, reason, field in ((5, " ", "reason"), (0, "x", "rank"), (10_000, "x", "rank")):
        with pytest.raises(Refused) as refused:
            protocol.set_by_hand(by=None, delegate=one, rank=rank, reason=reason)
        assert field in refused.value.fields


def test_the_rank_follows_a_corrected_position_but_not_one_set_by_hand(opening: Opening, edition: Edition) -> None:
    one, other = guest(opening, "Giám đốc"), guest(opening, "Giám đốc")
    protocol.set_by_hand(by=None, delegate=other, rank=7, reason="Trưởng đoàn")
    for who in (one, other):
        registration.edit(by=None, delegate=who, person={"position": "Chuyên viên"})
    assert (rank_of(one), rank_of(other)) == (505, 7)


def test_a_substitute_has_the_rank_of_the_new_position(opening: Opening, edition: Edition) -> None:
    old = guest(opening, "Giám đốc")
    new = registration.substitute(by=None, delegate=old, person={"name": "Lê Văn Thay", "position": "Phó Giám đốc"})
    assert rank_of(new) == 502


def test_without_a_table_nothing_is_ranked(opening: Opening) -> None:
    one = guest(opening, "Giám đốc")
    Delegate.objects.filter(pk=one.pk).update(protocol_rank=4)
    assert protocol.propose(by=None, edition=opening.event.edition) == 0
    registration.edit(by=None, delegate=one, person={"position": "Chuyên viên"})
    assert rank_of(one) == 4


def test_a_group_that_changes_places_takes_its_delegates_along(opening: Opening, edition: Edition) -> None:
    head = guest(opening, "Giám đốc")
    director = guest(opening, "Giám đốc", unit="Công ty Ví Dụ")
    protocol.propose(by=None, edition=edition)
    fifth = ProtocolGroup.objects.get(edition=edition, number=5)
    protocol.step_group(by=None, edition=edition, group=fifth, down=True)
    assert (rank_of(head), rank_of(director)) == (601, 802)
    assert protocol.waiting(edition) == 0
    first = ProtocolGroup.objects.get(edition=edition, number=1)
    assert protocol.step_group(by=None, edition=edition, group=first, down=False).number == 1


def test_a_group_is_added_changed_and_removed(reception: Client, edition: Edition) -> None:
    place = f"/desk/editions/{edition.pk}/protocol/table/"
    typed = {"name_vi": "Nhà khoa học", "origin": "any", "units": "Trường Đại học", "positions": "Hiệu trưởng",
             "by_name": "99"}  # fmt: skip
    wrong = reception.post(f"{place}add/", typed | {"name_vi": "", "by_name": "x"})
    assert set(wrong.context["form"].errors) == {"name_vi", "by_name"}
    assert reception.post(f"{place}add/", typed).status_code == 302
    group = ProtocolGroup.objects.get(number=13)
    reception.post(f"{place}{group.pk}/", typed | {"name_en": "Scholars"})
    reception.post(f"{place}{group.pk}/up/")
    group.refresh_from_db()
    assert (group.name_en, group.number) == ("Scholars", 12)
    assert "Trường Đại học" in reception.get(place).text
    reception.post(f"{place}{group.pk}/remove/")
    assert not ProtocolGroup.objects.filter(pk=group.pk).exists()
    again = reception.post(f"{place}start/", follow=True)
    assert "đã có" in again.text


@pytest.mark.parametrize(("typed", "rank"), [("5.02", 502), ("5,02", 502), (" 502 ", 502), ("12.01", 1201)])
def test_a_rank_is_typed_as_it_is_shown(
    reception: Client, edition: Edition, opening: Opening, typed: str, rank: int
) -> None:
    one = guest(opening, "Giám đốc", "Trần Thị Sen")
    place = f"/desk/editions/{edition.pk}/protocol/delegates/{one.pk}/"
    assert 'value="5.01"' in reception.get(place).text
    reception.post(place, {"rank": typed, "reason": "Đại diện Bộ"})
    assert rank_of(one) == rank
    assert f'value="{rank // 100}.{rank % 100:02}"' in reception.get(place).text


@pytest.mark.parametrize("typed", ["5.2", "0", "0.00", "5.020", "100.01", "năm", "-5.02", "", "5.02.1"])
def test_what_is_no_rank_is_told_and_kept(reception: Client, edition: Edition, opening: Opening, typed: str) -> None:
    one = guest(opening, "Giám đốc", "Trần Thị Sen")
    answer = reception.post(
        f"/desk/editions/{edition.pk}/protocol/delegates/{one.pk}/", {"rank": typed, "reason": "Đại diện Bộ"}
    )
    assert list(answer.context["form"].errors) == ["rank"]
    assert answer.context["form"]["rank"].value() == typed


def test_the_desk_proposes_and_changes_ranks(reception: Client, edition: Edition, opening: Opening) -> None:
    one = guest(opening, "Giám đốc", "Trần Thị Sen")
    place = f"/desk/editions/{edition.pk}/protocol/"
    assert "5.01" in reception.get(f"{place}?show=differs").text
    reception.post(f"{place}propose/")
    assert rank_of(one) == 501
    wrong = reception.post(f"{place}delegates/{one.pk}/", {"rank": "2", "reason": ""})
    assert list(wrong.context["form"].errors) == ["reason"]
    reception.post(f"{place}delegates/{one.pk}/", {"rank": "102", "reason": "Đại diện Bộ"})
    assert "Đại diện Bộ" in reception.get(f"{place}?show=hand").text
    assert "Đại diện Bộ" in reception.get(f"/desk/editions/{edition.pk}/delegates/{one.pk}/").text
    reception.post(f"{place}delegates/{one.pk}/", {"table": "1"})
    assert rank_of(one) == 501


def test_lists_ask_as_many_questions_for_three_as_for_one(
    reception: Client, edition: Edition, opening: Opening
) -> None:
    counts = []
    for number in (1, 2):
        for _ in range(number):
            guest(opening, "Giám đốc")
        for path in ("protocol/", "introductions/"):
            with CaptureQueriesContext(connection) as asked:
                reception.get(f"/desk/editions/{edition.pk}/{path}")
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


# --- introductions ---------------------------------------------------------------------------------


def test_guests_are_introduced_in_order_and_many_of_a_kind_together(opening: Opening, edition: Edition) -> None:
    guest(opening, "Chuyên viên", "Đỗ Thị Chuyên")
    guest(opening, "Phó Giám đốc", "Lê Văn Phó")
    guest(opening, "Giám đốc", "Trần Thị Sen", honorific="Bà")
    guest(opening, "Chủ tịch", "Võ Văn Tịch", unit="UBND tỉnh Ví Dụ")
    guest(opening, "Diễn giả", "Mai Văn Lạ", unit="Trường Đại học")
    found = introductions.of(opening.event, present_only=False)
    named = [[one.delegate.name for one in part.guests] for part in found.parts]
    assert named == [["Võ Văn Tịch"], ["Trần Thị Sen"], ["Mai Văn Lạ"]]
    assert [part.others for part in found.parts] == [0, 2, 0]
    assert (found.confirmed, found.present, found.unranked) == (5, 0, 1)
    assert found.parts[1].guests[0].called(Address.COMRADE) == "Đồng chí Trần Thị Sen"
    assert found.parts[1].guests[0].called(Address.SIR) == "Bà Trần Thị Sen"


def test_the_list_of_those_present_grows_with_the_scans(reception: Client, edition: Edition, opening: Opening) -> None:
    one = guest(opening, "Giám đốc", "Trần Thị Sen")
    guest(opening, "Giám đốc", "Lê Văn Vắng")
    place = f"/desk/editions/{edition.pk}/introductions/?who=present"
    assert "Sen" not in reception.get(place).text
    checkin.scan(by=None, event=opening.event, code=one.scan_code)
    part = reception.get(place, headers={"X-Fragment": "1"}).text
    assert "Trần Thị Sen" in part
    assert "Lê Văn Vắng" not in part
    assert "<html" not in part
    assert "Lê Văn Vắng" in reception.get(f"/desk/editions/{edition.pk}/introductions/").text


def test_the_form_of_address_is_one_for_the_edition(reception: Client, edition: Edition, opening: Opening) -> None:
    guest(opening, "Giám đốc", "Trần Thị Sen", honorific="Bà")
    place = f"/desk/editions/{edition.pk}/introductions/"
    assert "Bà Trần Thị Sen" in reception.get(place).text
    assert reception.post(place, {"address": "nobody"}).status_code == 200
    reception.post(place, {"address": "comrade"})
    assert "Đồng chí Trần Thị Sen" in reception.get(place).text


def test_the_list_on_paper_holds_whoever_is_named(opening: Opening, edition: Edition) -> None:
    long = "Giám đốc " + "phụ trách công nghiệp nông thôn và thương mại biên giới " * 2
    guest(opening, long, "Hoàng Phủ Ngọc Tường Vi")
    guest(opening, "Giám đốc", "សុខ សំណាង")
    guest(opening, "Chuyên viên", "Đặng Ướt")
    found = introductions.of(opening.event, present_only=False)
    text = paper.text(guests.make(found, "vi", "pdf"))
    assert "Hoàng Phủ Ngọc Tường Vi" in text
    assert "và 1 đại biểu khác" in text
    assert "Đặng Ướt" not in text
    word = Document(io.BytesIO(guests.make(found, "vi", "docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("Hoàng Phủ Ngọc Tường Vi" in cell for cell in cells)


def test_the_files_have_good_names(reception: Client, edition: Edition) -> None:
    for ending in ("pdf", "docx"):
        made = reception.get(f"/desk/editions/{edition.pk}/introductions/introductions.{ending}")
        assert f"gioi-thieu-dai-bieu-hoi-nghi-nganh-cong-thuong.{ending}" in made.headers["Content-Disposition"]


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_the_table_at_once_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = factories.EditionFactory()
    threads = Threads(tmp_path, monkeypatch)
    told = threads.at_once(*[lambda: protocol.start(by=None, edition=edition)] * 4)
    assert sorted(bool(one) for one in told) == [False, True, True, True]
    assert threads.read(ProtocolGroup.objects.count) == 12
