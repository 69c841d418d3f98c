"""Who may let whom in: the rules of `conference.staff`, asked of the writer itself."""

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from conference import post, staff
from conference.choices import Action, Role
from conference.errors import Refused
from conference.models import Edition, HistoryEntry, Message, StaffRole, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return factories.EditionFactory()


@pytest.fixture
def host(edition: Edition) -> User:
    return factories.officer(Role.HOST, edition)


@pytest.fixture
def ministry() -> User:
    return factories.officer(Role.MINISTRY)


def token_of(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1]


def test_the_first_officer_is_made_once() -> None:
    user = staff.first_officer(email=" First@Moit.Gov.VN ", full_name="Trần Thị Một")
    assert (user.email, user.has_usable_password()) == ("first@moit.gov.vn", False)
    with pytest.raises(Refused):
        staff.first_officer(email="second@moit.gov.vn", full_name="Trần Văn Hai")
    assert User.objects.count() == 1


def test_an_invitation_makes_one_account_and_records_both_acts(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="Lan@Example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    again = staff.invite(by=host, email="lan@example.VN", full_name="x", role=Role.PRESS, edition=edition)
    assert again == user
    assert set(HistoryEntry.objects.values_list("action", "by")) == {
        (Action.INVITED, host.pk),
        (Action.ROLE_GRANTED, host.pk),
    }


def test_a_role_is_held_once(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="lan@example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    with pytest.raises(Refused):
        staff.grant(by=host, user=user, role=Role.CONTENT, edition=edition)


def test_a_host_cannot_grant_the_ministrys_role(host: User) -> None:
    with pytest.raises(Refused):
        staff.invite(by=host, email="x@example.vn", full_name="X", role=Role.MINISTRY, edition=None)
    assert not User.objects.filter(email="x@example.vn").exists()


def test_a_host_cannot_give_or_take_roles_of_another_edition(host: User) -> None:
    other = factories.EditionFactory()
    colleague = factories.officer(Role.HOST, other)
    with pytest.raises(Refused):
        staff.grant(by=host, user=host, role=Role.HOST, edition=other)
    with pytest.raises(Refused):
        staff.revoke(by=host, role=colleague.roles.get())
    assert StaffRole.objects.filter(edition=other).count() == 1


@pytest.mark.parametrize("elsewhere", [Role.MINISTRY, Role.READ_ONLY])
def test_a_host_cannot_get_into_the_account_of_one_who_works_elsewhere_too(
    host: User, edition: Edition, elsewhere: str
) -> None:
    colleague = factories.officer(elsewhere, factories.EditionFactory())
    staff.grant(by=host, user=colleague, role=Role.CONTENT, edition=edition)
    with pytest.raises(Refused):
        staff.renew_link(by=host, user=colleague)
    with pytest.raises(Refused):
        staff.set_active(by=host, user=colleague, active=False)
    with pytest.raises(Refused):
        staff.reset_second_factor(by=host, user=colleague)


def test_a_host_cannot_get_into_an_account_without_any_role(host: User) -> None:
    with pytest.raises(Refused):
        staff.renew_link(by=host, user=factories.UserFactory())


def test_a_content_colleague_manages_nobody(edition: Edition) -> None:
    content, other = factories.officer(Role.CONTENT, edition), factories.officer(Role.PRESS, edition)
    with pytest.raises(Refused):
        staff.renew_link(by=content, user=other)
    with pytest.raises(Refused):
        staff.invite(by=content, email="x@example.vn", full_name="X", role=Role.PRESS, edition=edition)


def test_rising_to_the_ministrys_role_forgets_the_earlier_password_and_device(ministry: User, edition: Edition) -> None:
    colleague = factories.officer(Role.HOST, edition)
    colleague.set_password("known to whoever passed the link on")
    colleague.save()
    TOTPDevice.objects.create(user=colleague, name="phone")
    staff.invite(by=ministry, email=colleague.email, full_name="", role=Role.MINISTRY, edition=None)
    colleague.refresh_from_db()
    assert not colleague.has_usable_password()
    assert not TOTPDevice.objects.filter(user=colleague).exists()


def test_a_renewed_link_ends_the_earlier_one_and_is_recorded(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="lan@example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    first = token_of(staff.welcome_path(user))
    second = token_of(staff.renew_link(by=host, user=user))
    user.refresh_from_db()
    assert (staff.opens_for(user, first), staff.opens_for(user, second)) == (False, True)
    assert HistoryEntry.objects.filter(action=Action.LINK_RENEWED, by=host).count() == 1


def test_a_new_link_for_a_forgotten_password_leaves_the_old_password_until_it_is_used(
    host: User, edition: Edition
) -> None:
    user = factories.officer(Role.CONTENT, edition)
    user.set_password("an old password")
    user.save()
    staff.renew_link(by=host, user=user)
    user.refresh_from_db()
    assert user.check_password("an old password")


def test_a_link_sets_a_password_once(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="lan@example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    token = token_of(staff.welcome_path(user))
    staff.set_password(user=user, token=token, password="một câu dễ nhớ")
    with pytest.raises(Refused):
        staff.set_password(user=user, token=token, password="một câu khác hẳn")
    user.refresh_from_db()
    assert user.check_password("một câu dễ nhớ")


def test_a_weak_password_is_refused_beside_its_field(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="lan@example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    with pytest.raises(Refused) as refused:
        staff.set_password(user=user, token=token_of(staff.welcome_path(user)), password="12345")
    assert list(refused.value.fields) == ["new_password1"]


def test_an_account_that_is_switched_off_gets_no_link(ministry: User, edition: Edition) -> None:
    user = factories.officer(Role.CONTENT, edition)
    token = token_of(staff.welcome_path(user))
    user = staff.set_active(by=ministry, user=user, active=False)
    assert not staff.opens_for(user, token)
    with pytest.raises(Refused):
        staff.renew_link(by=ministry, user=user)


def test_the_last_officer_of_the_ministry_stays(ministry: User) -> None:
    with pytest.raises(Refused):
        staff.revoke(by=ministry, role=ministry.roles.get())
    with pytest.raises(Refused):
        staff.set_active(by=None, user=ministry, active=False)


def test_nobody_switches_themselves_off_or_resets_their_own_device(ministry: User) -> None:
    factories.officer(Role.MINISTRY)
    with pytest.raises(Refused):
        staff.set_active(by=ministry, user=ministry, active=False)
    with pytest.raises(Refused):
        staff.reset_second_factor(by=ministry, user=ministry)


def test_the_ministry_resets_a_lost_device_and_it_is_recorded(ministry: User, host: User) -> None:
    TOTPDevice.objects.create(user=host, name="phone")
    staff.reset_second_factor(by=ministry, user=host)
    assert not TOTPDevice.objects.filter(user=host).exists()
    assert HistoryEntry.objects.get(action=Action.SECOND_FACTOR_RESET).by == ministry


def test_a_role_taken_away_twice_is_told(ministry: User, host: User) -> None:
    held = host.roles.get()
    staff.revoke(by=ministry, role=held)
    with pytest.raises(Refused):
        staff.revoke(by=ministry, role=held)


def test_a_new_colleague_is_mailed_the_link_and_the_outbox_keeps_it_secret(host: User, edition: Edition) -> None:
    user = staff.invite(by=host, email="lan@example.vn", full_name="Lan", role=Role.CONTENT, edition=edition)
    message = Message.objects.get()
    assert (message.to_address, message.edition, message.by) == ("lan@example.vn", edition, host)
    assert message.secret.startswith("https://testserver/desk/welcome/")
    assert staff.opens_for(user, token_of(message.secret))
    assert "/desk/welcome/" not in message.body + message.zalo
    staff.renew_link(by=host, user=user)
    assert Message.objects.count() == 2


def test_nothing_is_mailed_for_a_command_nor_without_a_mail_server(
    host: User, edition: Edition, settings: Settings
) -> None:
    staff.invite(by=None, email="a@example.vn", full_name="A", role=Role.CONTENT, edition=edition)
    settings.EMAIL_BACKEND = post.NO_MAIL
    staff.invite(by=host, email="b@example.vn", full_name="B", role=Role.CONTENT, edition=edition)
    assert not Message.objects.exists()


def test_who_has_a_password_already_is_mailed_no_link(host: User, edition: Edition) -> None:
    user = factories.officer(Role.CONTENT, edition)
    user.set_password("một câu dễ nhớ")
    user.save()
    staff.invite(by=host, email=user.email, full_name="", role=Role.PRESS, edition=edition)
    assert not Message.objects.exists()
