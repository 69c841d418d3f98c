"""Whose badge looks how, in which order badges leave the printer, and prints in the background."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from conference.errors import Refused
from conference.models import Edition, HistoryEntry
from events import badge_jobs, badge_layouts, badges, pass_codes, print_files, qr_drawings, registration
from events.badge_lists import Listed, Wanted, Which
from events.badges import Layouts
from events.choices import BadgeFor, BadgeLine, BadgeSheet, PrintJobState, PrintKind, ReprintReason, Transport
from events.models import BadgeJob, BadgeLayoutVersion, Delegate, Opening, Printed, PrintRun, QrDrawing
from tests import factories, paper
from tests.events.badge_layouts import a_layout
from tests.events.registrations import a_category, an_opening, registered

pytestmark = pytest.mark.django_db
BADGE = PrintKind.BADGE


@pytest.fixture
def opening() -> Opening:
    return an_opening(900)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    found: Edition = opening.event.edition
    return found


def going() -> bool:
    return True


def wanted(edition: Edition, **more: Any) -> dict[str, Any]:
    everybody = Listed(edition, Wanted()).delegates
    return {"by": None, "edition": edition, "kind": BADGE, "delegates": everybody, "sheet": BadgeSheet.A4} | more


# --- layouts ---------------------------------------------------------------------------------------


def test_a_change_of_the_look_makes_a_version_and_the_old_one_is_kept(edition: Edition) -> None:
    layout = a_layout(edition)
    layout.name_size = 30
    badge_layouts.save(by=None, layout=layout)
    layout.name = "Tên khác"
    badge_layouts.save(by=None, layout=layout)
    kept = BadgeLayoutVersion.objects.order_by("number").values_list("number", "design__name_size")
    assert list(kept) == [(1, 27), (2, 30)]
    assert HistoryEntry.objects.filter(target_type="events.badgelayout").count() == 3


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"lines": []}, "lines"),
        ({"smallest": 20}, "smallest"),
        ({"height": 70}, "height"),
        ({"width": 50, "qr": 45}, "qr"),
    ],
)
def test_a_layout_that_cannot_stand_is_refused_at_its_field(
    edition: Edition, details: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        a_layout(edition, **details)
    assert field in refused.value.fields


def test_the_more_special_layout_goes_first(opening: Opening, edition: Edition) -> None:
    press = a_category(edition, "bao-chi", name_vi="Phóng viên")
    a_layout(edition, heading="CHUNG")
    a_layout(edition, heading="BÁO CHÍ", category=press)
    a_layout(edition, heading="XE RIÊNG", category=press, who=BadgeFor.OWN_CAR)
    a_layout(edition, heading="THÔI DÙNG", category=press, who=BadgeFor.OWN_CAR, in_use=False)
    other = an_opening(9, event=opening.event, category=press)
    registered(opening, "Đại Biểu")
    registered(other, "Phóng Viên")
    registered(other, "Phóng Viên Có Xe", person={"transport": Transport.OWN})
    faces = Layouts.load(edition, BADGE).faces(badges.in_order(badges.coming(edition)))
    assert {face.delegate.name: face.badge.design.heading for face in faces} == {
        "Đại Biểu": "CHUNG", "Phóng Viên": "BÁO CHÍ", "Phóng Viên Có Xe": "XE RIÊNG",
    }  # fmt: skip


def test_a_badge_says_the_lines_of_its_layout_in_order_and_what_is_missing(opening: Opening, edition: Edition) -> None:
    a_layout(edition, lines=[BadgeLine.NAME, BadgeLine.UNIT, BadgeLine.POSITION, BadgeLine.EVENTS, BadgeLine.CATEGORY])
    registered(opening, "Đặng Ướt", person={"honorific": "Ông", "unit": "Sở Công Thương"})
    (face,) = Layouts.load(edition, BADGE).faces(badges.coming(edition))
    assert (face.badge.name, face.badge.label) == ("Đặng Ướt", "Đại biểu")
    assert face.badge.lines == ("Sở Công Thương", "Hội nghị ngành Công Thương")
    assert face.missing == (str(BadgeLine.POSITION.label),)


# --- whose, and in which order ---------------------------------------------------------------------


def test_badges_leave_the_printer_by_delegation_and_rank(opening: Opening, edition: Edition) -> None:
    an_giang, vinh_long = (factories.ProvinceFactory(name_vi=name) for name in ("An Giang", "Vĩnh Long"))
    for name, province, rank in (
        ("C", vinh_long, 1), ("B", an_giang, None), ("A", an_giang, 5), ("D", an_giang, 2), ("E", None, None),
    ):  # fmt: skip
        one = registered(opening, f"Nguyễn {name}", person={"province": province}).delegate
        Delegate.objects.filter(pk=one.pk).update(protocol_rank=rank)
    assert [one.name[-1] for one in Listed(edition, Wanted()).delegates] == ["E", "D", "A", "B", "C"]


def test_a_list_is_narrowed_by_print_category_and_delegation(opening: Opening, edition: Edition) -> None:
    province = factories.ProvinceFactory()
    first, second = registered(opening).delegate, registered(opening, person={"province": province}).delegate
    badge_jobs.print_now(**wanted(edition, delegates=[badges.coming(edition).get(pk=first.pk)]))
    listed = {
        which: {one.pk for one in Listed(edition, Wanted.read({"which": which})).delegates} for which in Which.values
    }
    assert listed == {
        Which.DUE: {second.pk}, Which.NEVER: {second.pk}, Which.CHANGED: set(), Which.ALL: {first.pk, second.pk},
    }  # fmt: skip
    sent = {"which": Which.ALL, "delegation": str(province.pk)}
    assert [one.pk for one in Listed(edition, Wanted.read(sent)).delegates] == [second.pk]
    assert Listed(edition, Wanted.read({"category": "99", "which": Which.ALL})).chosen == []


@pytest.mark.parametrize("many", [1, 12])
def test_a_list_asks_as_many_questions_for_many_as_for_one(
    opening: Opening, edition: Edition, many: int, django_assert_num_queries: Any
) -> None:
    a_layout(edition)
    for _ in range(many):
        registered(opening)
    with django_assert_num_queries(5):
        found = Listed(edition, Wanted())
        assert len(found.chosen) == many
        assert found.troubled


# --- printing --------------------------------------------------------------------------------------


def test_a_few_are_printed_at_once_and_logged_with_the_version_of_their_layout(
    opening: Opening, edition: Edition
) -> None:
    layout = a_layout(edition)
    registered(opening, "Nguyễn Thị Ngọc Ánh")
    text = paper.text(badge_jobs.print_now(**wanted(edition)))
    assert "Nguyễn Thị Ngọc Ánh" in text
    row = Printed.objects.select_related("layout", "run").get()
    assert (row.run.count, row.layout) == (1, layout.versions.get())
    with pytest.raises(Refused):
        badge_jobs.print_now(**wanted(edition, delegates=[badges.coming(edition).get()]))
    again = wanted(edition, delegates=[badges.coming(edition).get()], reason=ReprintReason.LOST)
    assert badge_jobs.print_now(**again)


def test_a_qr_is_drawn_once_and_goes_with_its_owner(
    opening: Opening, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = registered(opening).delegate
    badge_jobs.print_now(**wanted(edition))
    monkeypatch.setattr(pass_codes, "svg", lambda code: pytest.fail("drawn again"))
    assert set(qr_drawings.drawn([one.scan_code, one.scan_code])) == {one.scan_code}
    registration.delete_person(by=None, delegate=one)
    assert not QrDrawing.objects.exists()


def test_many_are_printed_by_the_worker_and_the_file_is_deleted_after_a_day(
    opening: Opening, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.prints.badge.typeset.TOGETHER", 4)
    monkeypatch.setattr("events.prints.badge.TOGETHER", 4)
    for number in range(6):
        registered(opening, f"Người {number}")
    job = badge_jobs.ask(**wanted(edition, by=factories.UserFactory()))
    shown: list[int] = []

    def watched() -> bool:
        shown.append(BadgeJob.objects.get().done)
        return True

    assert badge_jobs.go_on(watched) == 6
    assert shown == [0, 4]
    job.refresh_from_db()
    assert (job.state, job.done) == (PrintJobState.DONE, 6)
    assert job.run == PrintRun.objects.get()
    assert len(paper.pages(bytes(job.content))) == 2
    assert badge_jobs.go_on(going) == 0
    assert print_files.purge(job.created_at + datetime.timedelta(hours=23)) == 0
    assert print_files.purge(job.created_at + datetime.timedelta(hours=24)) == 1
    assert PrintRun.objects.get().count == 6


def test_a_job_that_is_cut_off_is_begun_anew_and_nothing_of_it_is_logged(opening: Opening, edition: Edition) -> None:
    registered(opening)
    badge_jobs.ask(**wanted(edition, by=factories.UserFactory()))
    assert badge_jobs.go_on(lambda: False) == 0
    assert not PrintRun.objects.exists()
    assert badge_jobs.go_on(going) == 1


def test_another_worker_takes_a_job_up_once_its_lease_is_over(opening: Opening, edition: Edition) -> None:
    registered(opening)
    badge_jobs.ask(**wanted(edition, by=factories.UserFactory()))
    BadgeJob.objects.update(leased_until=timezone.now() + datetime.timedelta(minutes=1))
    assert badge_jobs.go_on(going) == 0
    BadgeJob.objects.update(leased_until=timezone.now())
    assert badge_jobs.go_on(going) == 1


def test_what_a_colleague_has_printed_meanwhile_is_not_printed_twice(opening: Opening, edition: Edition) -> None:
    registered(opening)
    job = badge_jobs.ask(**wanted(edition, by=factories.UserFactory()))
    badge_jobs.print_now(**wanted(edition))
    assert badge_jobs.go_on(going) == 0
    job.refresh_from_db()
    assert job.state == PrintJobState.REFUSED
    assert job.refused
    assert PrintRun.objects.count() == 1


def test_whoever_is_deleted_is_in_no_file_and_in_no_later_print(opening: Opening, edition: Edition) -> None:
    first, second = registered(opening).delegate, registered(opening).delegate
    asked = wanted(edition, by=factories.UserFactory())
    job = badge_jobs.ask(**asked)
    registration.delete_person(by=None, delegate=first)
    assert badge_jobs.go_on(going) == 1
    registration.delete_person(by=None, delegate=Delegate.objects.get(pk=second.pk))
    job.refresh_from_db()
    assert (job.state, job.content) == (PrintJobState.GONE, None)
