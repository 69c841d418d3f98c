from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import LIVE, PoolKind, RegistrationState
from events.models.delegate import Delegate
from events.models.event import Event
from events.models.programme import Session
from events.querysets import RegistrationQuerySet, SignUpQuerySet


class Registration(models.Model):
    """A delegate's place, or wish for one, at an event. Guarded: `events.registration` and `events.places`.

    Name, unit and namesake number are the delegate's, repeated here so that the database itself
    keeps one live registration a person an event. Registrations of one `party` are promoted together.
    """

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="registrations", verbose_name=_("delegate"))
    event = models.ForeignKey(Event, models.RESTRICT, related_name="registrations", verbose_name=_("event"))
    state = models.CharField(_("state"), max_length=12, choices=RegistrationState.choices)
    applied_at = models.DateTimeField(_("registered"))
    queued_at = models.DateTimeField(_("waiting since"), null=True, blank=True)
    held_until = models.DateTimeField(
        _("place kept until"),
        null=True,
        blank=True,
        help_text=_("Then the place goes back, unless the contact is confirmed."),
    )
    asked = models.CharField(_("what was asked for"), max_length=500, blank=True)
    party = models.UUIDField(null=True, blank=True, editable=False)
    substitute = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="substitute_for", verbose_name=_("substitute")
    )
    folded_name = models.CharField(max_length=120, editable=False)
    folded_unit = models.CharField(max_length=200, editable=False)
    namesake = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "folded_name", "folded_unit", "namesake"],
                condition=models.Q(state__in=LIVE),
                name="registration_live_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RegistrationState.WAITING) | models.Q(queued_at__isnull=False),
                name="registration_waits_since",
            ),
        ]
        indexes = [
            models.Index(
                fields=["event", "queued_at"],
                name="registration_queue",
                condition=models.Q(state=RegistrationState.WAITING),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate} – {self.event}"

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.event.edition

    @property
    def trail_name(self) -> str:
        """How the audit trail calls it: nothing of the person."""
        return gettext("Registration %(number)s") % {"number": self.pk}

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what writers tell beside columns: a label, before, after; None for anything else."""
        if name == "seat":
            return gettext("Seat"), *value
        # A change of a column of that name could only be a pair.
        if name in PoolKind and isinstance(value, str):
            return str(PoolKind(name).label), "", value or gettext("Taken back")
        return None

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class SessionSignUp(models.Model):
    """A session that a registered delegate wants to attend. Guarded: `events.registration` writes it.

    `uid` is the session's. Where the draft lost the session, the wish stays without it: those who signed up
    have to be told when that is published, and an undone step brings both back.
    """

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="sign_ups", verbose_name=_("registration")
    )
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="sign_ups", verbose_name=_("session"))
    uid = models.UUIDField(editable=False)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("session wanted")
        verbose_name_plural = _("sessions wanted")
        constraints = [models.UniqueConstraint(fields=["registration", "uid"], name="session_sign_up_once")]

    def __str__(self) -> str:
        return str(self.session or self.uid)
