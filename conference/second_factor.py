"""WRITER  The second factor: a phone's six digits, and ten codes on paper for the day it is lost."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User

CODES = 10
DIGITS = 6


def is_set_up(user: User) -> bool:
    """Whether the user has a device that was confirmed by a code."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def codes_left(user: User) -> int:
    """How many of the paper codes have not been used."""
    return int(StaticToken.objects.filter(device__user=user, device__confirmed=True).count())


@transaction.atomic
def begin(*, user: User) -> TOTPDevice:
    """Make a new secret for the user's phone; it counts once `confirm` has seen a code of it.

    Raises Refused where a device is set up: it must be reset first, or a stolen password would do.
    """
    _refuse_second_device(user)
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name="phone", confirmed=False)


def confirm(*, user: User, device: TOTPDevice, code: str) -> list[str]:
    """Take the device into use after one right code; returns the ten paper codes, readable this once.

    Raises Refused for a wrong code, or too many of them.
    """
    # Apart from what follows: a wrong code counts, so its transaction must not be undone.
    _verify(user, device, code)
    return _take_into_use(user, device)


def check(*, user: User, code: str) -> Device:
    """Return the user's device that the code is from: six digits of the phone, or a paper code (used up by it).

    Raises Refused for a wrong code, or too many of them.
    """
    code = "".join(code.split()).replace("-", "").lower()
    model = TOTPDevice if len(code) == DIGITS else StaticDevice
    device = model.objects.filter(user=user, confirmed=True).first()
    if device is None:
        raise _refusal(_("That code is not right. Look at it again."))
    return _verify(user, device, code)


def renew_codes(*, user: User, code: str) -> list[str]:
    """Make ten new paper codes, readable this once; the former ones end.

    Takes a code of the phone or one of the paper codes. Raises Refused for a wrong one, or too many of them.
    """
    # Apart from what follows, as in `confirm`.
    check(user=user, code=code)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        codes = _made_anew(user)
        history.record(by=user, action=Action.PAPER_CODES_MADE, target=user)
    return codes


@transaction.atomic
def _take_into_use(user: User, device: TOTPDevice) -> list[str]:
    _refuse_second_device(user)
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    codes = _made_anew(user)
    history.record(by=user, action=Action.SECOND_FACTOR_SET, target=user)
    return codes


def _made_anew(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    paper = StaticDevice.objects.create(user=user, name="paper")
    codes = [StaticToken.random_token() for _number in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


def _refuse_second_device(user: User) -> None:
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if is_set_up(user):
        raise Refused(_("A device is set up already. If it is lost, ask a colleague of the ministry to reset it."))


def _verify(user: User, device: Device, code: str) -> Device:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise _refusal(_throttled(why))
    verified = verify_token(user, device.persistent_id, "".join(code.split()))
    if verified is None:
        raise _refusal(_("That code is not right. Look at it again."))
    return verified


def _throttled(why: dict[str, Any] | None) -> str:
    until = (why or {}).get("locked_until", timezone.now())
    seconds = max(1, round((until - timezone.now()).total_seconds()))
    return _("Too many wrong codes. Try again in %(seconds)d seconds.") % {"seconds": seconds}


def _refusal(message: str) -> Refused:
    return Refused(fields={"code": [message]})
