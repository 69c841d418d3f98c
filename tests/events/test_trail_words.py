"""What writers tell of a delegate is shown in words in the trail, not as stored."""

import pytest

from conference.admin import trail
from conference.models import HistoryEntry
from events import registration
from events.models import Registration
from exhibitors.models import Allotment
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db


def told(entry: HistoryEntry | None) -> list[str]:
    assert entry
    return [f"{one.name}: {one.before}>{one.after}" for one in trail.changes_of(entry)]


def test_a_registration_is_told_with_its_events_and_states() -> None:
    registered(an_opening(1))
    entry = HistoryEntry.objects.filter(action="registered").first()
    assert "Hoạt động: >Hội nghị ngành Công Thương: Đã xác nhận" in told(entry)


def test_two_corrected_fields_are_no_before_and_after() -> None:
    one = registered(an_opening(1))
    registration.edit(by=None, delegate=one.delegate, person={"position": "Giám đốc", "unit": "Sở"})
    entry = HistoryEntry.objects.filter(action="changed").first()
    assert told(entry) == ["Đã sửa: >chức vụ, đơn vị công tác"]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"hotel": "Khách sạn Sen"}, "Khách sạn: >Khách sạn Sen"),
        ({"hotel": ""}, "Khách sạn: >Đã thu lại"),
        ({"pick_up": "Xe số 2"}, "Lượt đón: >Xe số 2"),
        ({"seat": ["A1", "B2"]}, "Ghế: A1>B2"),
    ],
)
def test_what_a_delegate_is_given_is_told_in_words(kept: dict[str, object], said: str) -> None:
    assert [f"{one.name}: {one.before}>{one.after}" for one in trail.told(Registration, kept)] == [said]


def test_what_a_department_selected_is_told_in_numbers() -> None:
    (shown,) = trail.told(Allotment, {"selected": [[], [25, 31]]})
    assert (shown.name, shown.before, shown.after) == ("Số đơn được chọn", "0", "2")
