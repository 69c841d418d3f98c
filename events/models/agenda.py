from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.models.place import Room
from events.models.programme import Session


class AgendaDraft(models.Model):
    """The draft programme of an edition: the row that every change to it locks.

    `revision` grows by one with each change, so that whoever publishes says what they saw.
    """

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="agenda_draft", verbose_name=_("edition"))
    revision = models.PositiveIntegerField(_("revision"), default=0)

    class Meta:
        verbose_name = _("draft programme")
        verbose_name_plural = _("draft programmes")

    def __str__(self) -> str:
        return f"{self.edition} #{self.revision}"


class DraftStep(models.Model):
    """The draft as it was before one change, so that the change can be undone."""

    draft = models.ForeignKey(AgendaDraft, models.CASCADE, related_name="steps", verbose_name=_("draft programme"))
    revision = models.PositiveIntegerField(_("revision"))
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    label = models.CharField(_("what was done"), max_length=200)
    before = models.JSONField()

    class Meta:
        verbose_name = _("step of the draft")
        verbose_name_plural = _("steps of the draft")
        ordering = ["-revision"]
        constraints = [models.UniqueConstraint(fields=["draft", "revision"], name="draft_step_once")]

    def __str__(self) -> str:
        return self.label


class AgendaVersion(models.Model):
    """A published programme, frozen: both languages raw, times in UTC, data and never HTML."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="agenda_versions", verbose_name=_("edition"))
    number = models.PositiveIntegerField(_("publication"))
    published_at = models.DateTimeField(_("published at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(_("note"), max_length=500, blank=True)
    content = models.JSONField()
    changes = models.JSONField(default=list)
    overridden = models.JSONField(default=list)
    told_at = models.DateTimeField(_("those concerned told"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("published programme")
        verbose_name_plural = _("published programmes")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="agenda_version_number")]

    def __str__(self) -> str:
        return f"{self.edition} – {self.number}"


class PublishedSlot(models.Model):
    """Room and time of a session of the live version. The database refuses two at once in one room."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+", verbose_name=_("edition"))
    # A session deleted from the draft stays published until the next publication.
    session = models.OneToOneField(Session, models.SET_NULL, null=True, related_name="slot", verbose_name=_("session"))
    room = models.ForeignKey(
        Room, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=_("hall or room")
    )
    starts = models.DateTimeField(_("start"))
    ends = models.DateTimeField(_("end"))

    class Meta:
        verbose_name = _("published slot")
        verbose_name_plural = _("published slots")
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="slot_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.starts:%d/%m/%Y %H:%M}"
