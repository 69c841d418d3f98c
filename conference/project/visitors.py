"""Who asks: Django's account and django-otp's device of a session, each read by a query that is ready."""

from django.contrib.auth.backends import ModelBackend
from django_otp.middleware import OTPMiddleware
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference.models import StaffRole, User
from conference.ready import Given, Ready

_USER = Ready(lambda: User.objects.filter(pk=Given("pk")))
_ROLES = Ready(lambda: StaffRole.objects.select_related("user").filter(user=Given("user")).order_by("role", "pk"))
_PHONE = Ready(lambda: TOTPDevice.objects.filter(pk=Given("pk")))


class AccountBackend(ModelBackend):
    """Signs in by password; an account comes with its roles, which every page of the desk asks for."""

    def get_user(self, user_id: int) -> User | None:
        roles = _ROLES.all(user=user_id)
        user = roles[0].user if roles else _USER.first(pk=user_id)
        if user:
            user.known_roles = roles
        return user if user and self.user_can_authenticate(user) else None


class SecondFactorMiddleware(OTPMiddleware):  # type: ignore[misc]
    """Tells whether the visitor has shown a second factor, and by which device."""

    def _device_from_persistent_id(self, persistent_id: str) -> Device | None:
        label, _slash, pk = persistent_id.partition("/")
        if label == TOTPDevice.model_label() and pk.isdecimal():
            return _PHONE.first(pk=int(pk))
        return super()._device_from_persistent_id(persistent_id)
