"""Two colleagues act at the same moment, each with a connection of their own."""

from pathlib import Path

import pytest

from conference import staff
from conference.choices import Role
from conference.models import StaffRole, User
from tests import factories
from tests.conference.test_rotation_races import Threads

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def test_two_officers_who_revoke_each_other_at_once_leave_one(threads: Threads) -> None:
    an, binh = factories.officer(Role.MINISTRY), factories.officer(Role.MINISTRY)
    his, hers = an.roles.get(), binh.roles.get()
    told = threads.at_once(
        lambda: staff.revoke(by=an, role=hers),
        lambda: staff.revoke(by=binh, role=his),
    )
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(StaffRole.objects.filter(role=Role.MINISTRY).count) == 1


def test_two_officers_who_switch_each_other_off_at_once_leave_one(threads: Threads) -> None:
    an, binh = factories.officer(Role.MINISTRY), factories.officer(Role.MINISTRY)
    told = threads.at_once(
        lambda: staff.set_active(by=an, user=binh, active=False),
        lambda: staff.set_active(by=binh, user=an, active=False),
    )
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(User.objects.filter(is_active=True).count) == 1


def test_a_link_used_twice_at_once_sets_one_password(threads: Threads) -> None:
    user = factories.officer(Role.CONTENT, factories.EditionFactory())
    token = staff.welcome_path(user).rstrip("/").rsplit("/", 1)[1]
    passwords = ["một câu dễ nhớ", "một câu khác hẳn"]
    told = threads.at_once(
        *[lambda text=text: staff.set_password(user=user, token=token, password=text) for text in passwords]
    )
    assert sorted(bool(message) for message in told) == [False, True]
    assert threads.read(lambda: User.objects.get(pk=user.pk).check_password(passwords[told.index("")]))
