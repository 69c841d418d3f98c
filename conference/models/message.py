import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conference import message_kinds
from conference.choices import MessageState, Trouble
from conference.models.edition import Edition
from conference.querysets import MessageQuerySet, WorkerQuerySet


class Mailing(models.Model):
    """Many messages asked for at once, so that one page can tell how far they are.

    Guarded: only `conference.outbox` writes it.
    """

    kind = models.CharField(_("kind of message"), max_length=40, blank=True)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, verbose_name=_("edition"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")

    def __str__(self) -> str:
        return f"{message_kinds.label(self.kind)} #{self.pk}"


class Message(models.Model):
    """One row of the outbox: what is told to whom, and how far it has come.

    The texts are those that go out. A link that opens an account is kept apart in `secret`, stands in
    the texts as `message_kinds.HIDDEN`, and is forgotten once the message is sent.
    `message_id` is made when the row is and stays the same however often it is tried.
    Guarded: only `conference.outbox` (what staff do) and `conference.mailing` (the sending) write it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, verbose_name=_("edition"))
    mailing = models.ForeignKey(
        Mailing, models.SET_NULL, null=True, blank=True, related_name="messages", verbose_name=_("mailing")
    )
    kind = models.CharField(_("kind of message"), max_length=40)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    to_name = models.CharField(_("to"), max_length=160, blank=True)
    to_address = models.CharField(_("address"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    zalo = models.TextField(_("text for Zalo"), blank=True)
    secret = models.TextField(_("secret link"), blank=True)
    # [{"name": "moi.ics", "type": "text/calendar", "text": "BEGIN:VCALENDAR…"}]
    attachments = models.JSONField(_("attachments"), default=list, blank=True)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    about_type = models.CharField(_("kind of object"), max_length=60, blank=True)
    about_id = models.CharField(_("object's identifier"), max_length=40, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    state = models.CharField(_("state"), max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next attempt"))
    leased_by = models.CharField(_("worker"), max_length=120, blank=True)
    leased_until = models.DateTimeField(_("held until"), null=True, blank=True)
    trouble = models.CharField(_("trouble"), max_length=12, choices=Trouble.choices, blank=True)
    last_error = models.CharField(_("the server's words"), max_length=500, blank=True)
    possibly_twice = models.BooleanField(_("possibly sent twice"), default=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=MessageState.SENDING) | models.Q(leased_until__isnull=False),
                name="message_sending_is_leased",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MessageState.SENT) | models.Q(sent_at__isnull=False),
                name="message_sent_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"],
                condition=models.Q(state__in=[MessageState.WAITING, MessageState.SENDING]),
                name="message_due",
            ),
            models.Index(fields=["about_type", "about_id"], name="message_about"),
            models.Index(fields=["edition", "state"], name="message_of_edition"),
        ]

    def __str__(self) -> str:
        """Without the person: this name goes into the history, which outlives the message."""
        return f"{message_kinds.label(self.kind)} #{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("outbox-message", args=[self.pk])

    def held_at(self, at: datetime.datetime) -> bool:
        """Whether a worker holds it at that moment."""
        return self.leased_until is not None and self.leased_until > at


class MessageTemplate(models.Model):
    """An edition's own words for one kind of message (edition None: everybody's), in place of those shipped.

    Guarded: only `conference.message_texts` writes it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, verbose_name=_("edition"))
    kind = models.CharField(_("kind of message"), max_length=40)
    subject_vi = models.CharField(_("subject"), max_length=200)
    body_vi = models.TextField(_("text"), max_length=5000)
    zalo_vi = models.TextField(_("text for Zalo"), max_length=2000, blank=True)
    subject_en = models.CharField(_("subject"), max_length=200)
    body_en = models.TextField(_("text"), max_length=5000)
    zalo_en = models.TextField(_("text for Zalo"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("message text")
        verbose_name_plural = _("message texts")
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="message_template_once"),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(edition=None), name="message_template_default_once"
            ),
        ]

    def __str__(self) -> str:
        return message_kinds.label(self.kind)


class Worker(models.Model):
    """A process that sends, and when it was last heard of. Guarded: only `conference.mailing` writes it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    seen_at = models.DateTimeField(_("last heard of"))
    trouble = models.CharField(_("trouble"), max_length=12, choices=Trouble.choices, blank=True)
    last_error = models.CharField(_("the server's words"), max_length=500, blank=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.name
