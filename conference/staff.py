"""WRITER  Colleagues: who works here, in what role, and how they get in."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference import history, outbox, post
from conference.choices import Action, Role
from conference.errors import Refused
from conference.models import Edition, StaffRole, User
from conference.permissions import Permission, may, may_manage
from conference.staff_messages import WELCOME, welcome_values


@transaction.atomic
def first_officer(*, email: str, full_name: str) -> User:
    """Make the first officer of the ministry's role. Refused once there is one."""
    _lock_officers()
    if StaffRole.objects.filter(role=Role.MINISTRY, user__is_active=True).exists():
        raise Refused(_("The first officer exists already. Ask them to invite you."))
    return invite(by=None, email=email, full_name=full_name, role=Role.MINISTRY, edition=None)


@transaction.atomic
def invite(*, by: User | None, email: str, full_name: str, role: str, edition: Edition | None) -> User:
    """Let a colleague work here in one role; one who has an account gets the role added.

    Their way in is `welcome_path`, which a new colleague is mailed as well. Raises Refused for a role
    they hold already, and for one that `by` may not grant. `by` is None only for commands, which hand
    the link over themselves.
    """
    user = User.objects.select_for_update(no_key=True).filter(email__iexact=email.strip()).first()
    if user is None:
        user = _make(by, email, full_name)
    elif role == Role.MINISTRY:
        _forget_secrets(user)
    grant(by=by, user=user, role=role, edition=edition)
    if by is not None and not user.has_usable_password() and may_manage(by, user):
        _mail_link(by, user)
    return user


@transaction.atomic
def grant(*, by: User | None, user: User, role: str, edition: Edition | None) -> StaffRole:
    """Give one role, in one edition (the ministry's: in all). Raises Refused where it is held already."""
    _refuse_stranger(by, edition)
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
def revoke(*, by: User | None, role: StaffRole) -> None:
    """Take a role away. The last active officer of the ministry cannot be taken away."""
    _lock_officers()
    rows = StaffRole.objects.select_for_update(of=("self",)).select_related("user", "edition")
    held = rows.filter(pk=role.pk).first()
    if held is None:
        raise Refused(_("This role has been taken away already."))
    _refuse_stranger(by, held.edition)
    if held.role == Role.MINISTRY:
        _keep_one_officer(without=held.user)
    history.record(by=by, action=Action.ROLE_REVOKED, target=held, changes={"user": held.user_id, "role": held.role})
    held.delete()


@transaction.atomic
def set_active(*, by: User | None, user: User, active: bool) -> User:
    """Switch an account off or on. Nobody switches themselves off; the last officer of the ministry stays on."""
    user = _managed(by, user)
    if by is not None and by.pk == user.pk:
        raise Refused(_("Ask a colleague: nobody switches their own account off."))
    if not active:
        _keep_one_officer(without=user)
    user.is_active = active
    user.save(update_fields=["is_active"])
    history.record(by=by, action=Action.REACTIVATED if active else Action.DEACTIVATED, target=user)
    return user


@transaction.atomic
def renew_link(*, by: User | None, user: User) -> str:
    """Return a new address at which the colleague sets a password; they are mailed it as well.

    For one who has none yet, the earlier address stops working. Raises Refused for a colleague
    whom `by` does not manage, and for an account that is switched off.
    """
    user = _managed(by, user)
    if not user.is_active:
        raise Refused(_("This account is switched off: switch it on first."))
    if not user.has_usable_password():
        _set_unusable_password(user)
    history.record(by=by, action=Action.LINK_RENEWED, target=user)
    _mail_link(by, user)
    return welcome_path(user)


@transaction.atomic
def set_password(*, user: User, token: str, password: str) -> User:
    """Take up an invitation: set the password that the link of `token` allows, once.

    Raises Refused for a link that was used or has run out, and for a weak password (on `new_password1`).
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not opens_for(user, token):
        raise Refused(_("This link was used already or has run out. Ask your colleague for a new one."))
    return _store_password(user, password)


@transaction.atomic
def change_password(*, user: User, old: str, password: str) -> User:
    """Let a colleague who knows the old password choose another; their other browsers are signed out.

    Raises Refused for a wrong old password (on `old_password`) and a weak new one (on `new_password1`).
    """
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not user.check_password(old):
        raise Refused(fields={"old_password": [_("This is not your present password.")]})
    return _store_password(user, password)


@transaction.atomic
def reset_second_factor(*, by: User | None, user: User) -> User:
    """Forget a lost device, so that the next sign-in enrols a new one. Only the ministry's role may."""
    if by is not None and by.pk == user.pk:
        raise Refused(_("Ask a colleague of the ministry: nobody resets their own second factor."))
    if by is not None and not may(by, Permission.RESET_SECOND_FACTOR, None):
        raise Refused(_("Only a colleague of the ministry resets a second factor."))
    _forget_devices(user)
    history.record(by=by, action=Action.SECOND_FACTOR_RESET, target=user)
    return user


def welcome_path(user: User) -> str:
    """The address at which `user` sets a password: works once, for PASSWORD_RESET_TIMEOUT seconds."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("welcome", args=[uid, default_token_generator.make_token(user)])


def _mail_link(by: User | None, user: User) -> None:
    """Send the way in to the colleague's own address; without a mail server `by` passes it on alone."""
    if by is None or not post.is_set_up():
        return
    first = user.roles.select_related("edition").first()
    outbox.queue(
        by=by, kind=WELCOME, edition=first.edition if first else None, about=user, language="vi",
        to_name=str(user), to_address=user.email,
        values=welcome_values(user, f"{settings.SITE_ADDRESS}{welcome_path(user)}"),
    )  # fmt: skip


def opens_for(user: User, token: str) -> bool:
    """Whether the link of `token` still lets `user` set a password."""
    return user.is_active and default_token_generator.check_token(user, token)


def _store_password(user: User, password: str) -> User:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused(fields={"new_password1": error.messages}) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    history.record(by=user, action=Action.CHANGED, target=user, changes={"password": "set"})
    return user


def _make(by: User | None, email: str, full_name: str) -> User:
    user = User(email=email.strip().lower(), full_name=full_name.strip())
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise Refused(_("A colleague with this e-mail exists already.")) from error
    history.record(by=by, action=Action.INVITED, target=user)
    return user


def _managed(by: User | None, user: User) -> User:
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if by is not None and not may_manage(by, user):
        raise Refused(_("%(name)s also works where you do not manage: ask the ministry.") % {"name": user})
    return user


def _refuse_stranger(by: User | None, edition: Edition | None) -> None:
    if by is not None and not may(by, Permission.MANAGE_STAFF, edition):
        raise Refused(_("You may not give or take this role."))


def _forget_secrets(user: User) -> None:
    """An account that rises to the ministry's role starts anew: whoever passed its first link on may know them."""
    _set_unusable_password(user)
    _forget_devices(user)


def _set_unusable_password(user: User) -> None:
    # Each unusable password is another random one, and links are bound to the password.
    user.set_unusable_password()
    user.save(update_fields=["password"])


def _forget_devices(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _lock_officers() -> None:
    """Let one act at a time decide about the ministry's officers; in one order, so that none wait in a circle."""
    list(StaffRole.objects.select_for_update().filter(role=Role.MINISTRY).order_by("pk"))


def _keep_one_officer(*, without: User) -> None:
    _lock_officers()
    # Asked after the lock is held: an answer from before would miss what it waited for.
    active = StaffRole.objects.filter(role=Role.MINISTRY, user__is_active=True)
    if set(active.values_list("user_id", flat=True)) == {without.pk}:
        raise Refused(_("This is the last officer of the ministry: let another one in first."))
