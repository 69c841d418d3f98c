"""Who may do what, where."""

import pytest

from conference.choices import Role
from conference.models import Edition, StaffRole, User
from conference.permissions import (
    ALLOWED,
    NEEDS_SECOND_FACTOR,
    Permission,
    editions_where,
    may,
    may_manage,
    may_somewhere,
    needs_second_factor,
    within,
)
from tests import factories

pytestmark = pytest.mark.django_db
ABOUT_ALL_EDITIONS = {
    Permission.OPEN_EDITION,
    Permission.ROTATE_FLAG,
    Permission.EDIT_REFERENCE,
    Permission.RESET_SECOND_FACTOR,
}


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


def test_every_role_has_its_permissions_written_down() -> None:
    assert set(ALLOWED) == set(Role)
    assert all(Permission.SEE_DESK in granted for granted in ALLOWED.values())


def test_what_concerns_all_editions_is_the_ministrys_alone() -> None:
    for role in set(Role) - {Role.MINISTRY}:
        assert not ALLOWED[role] & ABOUT_ALL_EDITIONS


def test_a_hosts_permissions_end_at_its_edition(edition: Edition) -> None:
    host, other = factories.officer(Role.HOST, edition), factories.EditionFactory()
    assert may(host, Permission.EDIT_EDITION, edition)
    assert not may(host, Permission.EDIT_EDITION, other)
    assert not may(host, Permission.EDIT_EDITION, None)
    assert list(editions_where(host, Permission.EDIT_EDITION)) == [edition]
    assert list(Edition.objects.filter(within(host, Permission.EDIT_EDITION, "pk"))) == [edition]
    assert not may_somewhere(host, Permission.ROTATE_FLAG)


def test_the_ministry_may_everywhere(edition: Edition) -> None:
    officer = factories.officer(Role.MINISTRY)
    assert may(officer, Permission.EDIT_EDITION, edition)
    assert may(officer, Permission.ROTATE_FLAG, None)
    assert editions_where(officer, Permission.SEE_DESK).count() == Edition.objects.count()


def test_an_account_that_is_off_or_has_no_role_may_nothing(edition: Edition) -> None:
    off = factories.officer(Role.HOST, edition, is_active=False)
    for user in (off, factories.UserFactory()):
        assert not any(may(user, permission, edition) for permission in Permission)


@pytest.mark.parametrize("role", list(Role))
def test_the_second_factor_is_asked_of_roles_that_see_many_peoples_data(role: Role, edition: Edition) -> None:
    assert needs_second_factor(factories.officer(role, edition)) is (role in NEEDS_SECOND_FACTOR)


@pytest.mark.parametrize(
    ("roles", "manageable"),
    [
        ([(Role.CONTENT, True)], True),
        ([(Role.HOST, True), (Role.PRESS, True)], True),
        ([(Role.CONTENT, True), (Role.CONTENT, False)], False),
        ([(Role.CONTENT, True), (Role.MINISTRY, None)], False),
        ([], False),
    ],
)
def test_a_host_manages_those_who_work_for_it_alone(
    edition: Edition, roles: list[tuple[Role, bool | None]], manageable: bool
) -> None:
    host, other, colleague = factories.officer(Role.HOST, edition), factories.EditionFactory(), factories.UserFactory()
    for role, here in roles:
        where = None if here is None else edition if here else other
        StaffRole.objects.create(user=colleague, role=role, edition=where)
    assert may_manage(host, User.objects.get(pk=colleague.pk)) is manageable
    assert may_manage(factories.officer(Role.MINISTRY), colleague)
