import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition
from events.choices import ChairPart, ItemKind, TextState
from events.models.event import Event
from events.models.place import Room, Track
from events.querysets import ItemQuerySet, SpeakerQuerySet


class Speaker(models.Model):
    """A person who speaks or chairs, over the years. The position said here is the latest one."""

    name = models.CharField(_("full name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=140, unique=True)
    honorific = models.CharField(_("honorific"), max_length=30, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """A session of the draft programme. Guarded: `events.agenda` writes it.

    Times are of the clock in the conference's own time zone; a session without times has a
    place in the order of its day alone.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions", verbose_name=_("event of the chain"))
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("slug"), max_length=120)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("description"), max_length=5000, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    starts = models.TimeField(_("start"), null=True, blank=True)
    ends = models.TimeField(_("end"), null=True, blank=True)
    room = models.ForeignKey(
        Room, models.SET_NULL, null=True, blank=True, related_name="sessions", verbose_name=_("hall or room")
    )
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="sessions", verbose_name=_("track")
    )
    interpretation = models.CharField(_("interpretation into"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = [models.F("day").asc(nulls_last=True), models.F("starts").asc(nulls_last=True), "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "slug"], name="session_slug_once"),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(starts__isnull=False, ends__gt=models.F("starts")),
                name="session_ends_after_start",
                violation_error_message=_("The end comes before the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def edition(self) -> Edition:
        return self.event.edition


class SessionChair(models.Model):
    session = models.ForeignKey(Session, models.CASCADE, related_name="chairs", verbose_name=_("session"))
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="chaired", verbose_name=_("person"))
    part = models.CharField(_("part"), max_length=10, choices=ChairPart.choices, default=ChairPart.CHAIR)
    position = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("chair")
        verbose_name_plural = _("chairs")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "speaker", "part"], name="session_chair_once")]

    def __str__(self) -> str:
        return str(self.speaker)


class Item(models.Model):
    """One item of a session, in order. Guarded: `events.agenda` and `events.texts` write it.

    Title and speakers are the programme's; abstract, text, files and video are shown only
    when the text is public and its embargo has passed.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="items", verbose_name=_("session"))
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("slug"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices)
    title = models.CharField(_("title"), max_length=300)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    by = models.CharField(_("carried out by"), max_length=300, blank=True)
    script = models.TextField(_("what the MC says"), max_length=5000, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    abstract = models.TextField(_("abstract"), max_length=5000, blank=True)
    text = models.TextField(_("full text"), max_length=200000, blank=True)
    document = models.FileField(_("text as a file"), upload_to=stored_as("papers"), blank=True)
    slides = models.FileField(_("slides"), upload_to=stored_as("slides"), blank=True)
    video_url = models.URLField(_("video"), max_length=500, blank=True)
    state = models.CharField(
        _("state of the text"), max_length=10, choices=TextState.choices, default=TextState.AWAITED
    )
    embargo_until = models.DateTimeField(_("embargoed until"), null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "slug"], name="item_slug_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def edition(self) -> Edition:
        return self.session.event.edition

    @property
    def has_come(self) -> bool:
        """Whether anything of its text is here, so that it must not be lost with the draft."""
        arrived = self.state != TextState.AWAITED
        written = self.text_vi or self.text_en or self.abstract_vi or self.abstract_en  # type: ignore[attr-defined]
        return arrived or bool(written or self.document or self.slides)


class ItemSpeaker(models.Model):
    """Who speaks, in the position and unit of that day."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="speakers", verbose_name=_("item"))
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="spoken", verbose_name=_("speaker"))
    position = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "speaker"], name="item_speaker_once")]

    def __str__(self) -> str:
        return str(self.speaker)
