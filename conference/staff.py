"""WRITER  Colleagues: who works here, in what role, and how they get in."""

from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference import history
from conference.choices import Action, Role
from conference.errors import Refused
from conference.models import Edition, StaffRole, User


@transaction.atomic
def first_officer(*, email: str, full_name: str) -> User:
    """Make the first officer of the ministry's role. Refused once there is one."""
    if StaffRole.objects.select_for_update().filter(role=Role.MINISTRY, user__is_active=True).exists():
        raise Refused(_("The first officer exists already. Ask them to invite you."))
    return invite(by=None, email=email, full_name=full_name, role=Role.MINISTRY, edition=None)


@transaction.atomic
def invite(*, by: User | None, email: str, full_name: str, role: str, edition: Edition | None) -> User:
    """Let a colleague work here in one role; one who has an account gets the role added.

    Their way in is `welcome_path`. Raises Refused for a role they hold already.
    """
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        user = User(email=email.strip().lower(), full_name=full_name.strip())
        user.set_unusable_password()
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError as error:
            raise Refused(_("A colleague with this e-mail exists already.")) from error
        history.record(by=by, action=Action.INVITED, target=user)
    grant(by=by, user=user, role=role, edition=edition)
    return user


@transaction.atomic
def grant(*, by: User | None, user: User, role: str, edition: Edition | None) -> StaffRole:
    """Give one role, in one edition (the ministry's: in all). Raises Refused where it is held already."""
    if (role == Role.MINISTRY) != (edition is None):
        raise Refused(_("The ministry's role is for all editions; every other role names its edition."))
    try:
        with transaction.atomic():
            held = StaffRole.objects.create(user=user, role=role, edition=edition)
    except IntegrityError as error:
        raise Refused(_("%(name)s has this role already.") % {"name": user}) from error
    history.record(by=by, action=Action.ROLE_GRANTED, target=held, changes={"user": user.pk, "role": role})
    return held


@transaction.atomic
def revoke(*, by: User, role: StaffRole) -> None:
    """Take a role away. The last active officer of the ministry cannot be taken away."""
    held = StaffRole.objects.select_for_update().select_related("user", "edition").get(pk=role.pk)
    if held.role == Role.MINISTRY:
        _keep_one_officer(without=held.user)
    history.record(by=by, action=Action.ROLE_REVOKED, target=held, changes={"user": held.user_id, "role": held.role})
    held.delete()


@transaction.atomic
def set_active(*, by: User, user: User, active: bool) -> User:
    """Switch an account off or on. The last active officer of the ministry stays on."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not active:
        _keep_one_officer(without=user)
    user.is_active = active
    user.save(update_fields=["is_active"])
    history.record(by=by, action=Action.REACTIVATED if active else Action.DEACTIVATED, target=user)
    return user


@transaction.atomic
def reset_second_factor(*, by: User | None, user: User) -> User:
    """Forget a lost device, so that the next sign-in enrols a new one."""
    if by is not None and by.pk == user.pk:
        raise Refused(_("Ask a colleague of the ministry: nobody resets their own second factor."))
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    history.record(by=by, action=Action.SECOND_FACTOR_RESET, target=user)
    return user


def welcome_path(user: User) -> str:
    """The address at which `user` sets a password: works once, for PASSWORD_RESET_TIMEOUT seconds."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("welcome", args=[uid, default_token_generator.make_token(user)])


def _keep_one_officer(*, without: User) -> None:
    officers = StaffRole.objects.select_for_update().filter(role=Role.MINISTRY, user__is_active=True)
    held_by = {officer.user_id for officer in officers}
    if held_by == {without.pk}:
        raise Refused(_("This is the last officer of the ministry: let another one in first."))
