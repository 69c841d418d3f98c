from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from conference.choices import Role


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A colleague who works here. Delegates have links, not accounts."""

    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    # Filled by `conference.permissions.roles_of`, and kept as long as the object lives.
    known_roles: "list[StaffRole] | None" = None

    class Meta:
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")
        ordering = ["full_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_any_case",
                violation_error_message=_("A colleague with this e-mail exists already."),
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def is_staff(self) -> bool:
        """Every account is a colleague's; what they may do hangs on their roles alone."""
        return self.is_active

    # Django asks these of any user; our answers come from conference.permissions.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False


class StaffRole(models.Model):
    """One role of one colleague, in one edition (the ministry's: in all)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles", verbose_name=_("colleague"))
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    edition = models.ForeignKey(
        "conference.Edition",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="staff_roles",
        verbose_name=_("edition"),
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["user", "role"]
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "edition"], name="staff_role_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(edition=None), name="staff_role_everywhere_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.MINISTRY, edition=None)
                | (~models.Q(role=Role.MINISTRY) & models.Q(edition__isnull=False)),
                name="staff_role_ministry_everywhere",
                violation_error_message=_(
                    "The ministry's role is for all editions; every other role names its edition."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.edition}" if self.edition_id else self.get_role_display()
