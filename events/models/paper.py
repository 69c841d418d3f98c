import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition, Province
from conference.naming import within_sentence
from events.choices import PaperState, TextState
from events.models.programme import Item
from events.querysets import PaperQuerySet


class PaperInvitation(models.Model):
    """An invitation to send a paper by a link, and what came of it. Guarded: `events.papers` writes it.

    Of the link only a digest is kept. What is sent goes on to the item of the programme, where
    there is one; until then it waits here. `due_on` is a day in the conference's own zone, and
    the paper may come until that day ends.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="paper_invitations", verbose_name=_("edition"))
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="invitations", verbose_name=_("item")
    )
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    person = models.CharField(_("person"), max_length=200, blank=True)
    reach = models.CharField(_("phone or e-mail of the invited"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="vi")
    topic = models.CharField(_("what the paper is asked about"), max_length=300)
    note = models.TextField(_("note to the invited"), max_length=2000, blank=True)
    contact = models.CharField(_("whom the invited may ask"), max_length=300)
    due_on = models.DateField(_("to be sent by"))

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    begun_at = models.DateTimeField(_("begun at"), null=True, blank=True)
    saved_at = models.DateTimeField(_("draft saved at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    # Set while changes are awaited; what was asked last stays readable.
    asked_at = models.DateTimeField(_("changes asked for at"), null=True, blank=True)
    asked = models.TextField(_("what is to be changed"), max_length=2000, blank=True)
    revoked_at = models.DateTimeField(_("link taken back at"), null=True, blank=True)

    title = models.CharField(_("title"), max_length=300, blank=True)
    abstract = models.TextField(_("abstract"), max_length=5000, blank=True)
    text = models.TextField(_("full text"), max_length=200000, blank=True)
    document = models.FileField(_("text as a file"), upload_to=stored_as("papers"), blank=True)
    slides = models.FileField(_("slides"), upload_to=stored_as("slides"), blank=True)
    # Counts what was written here, so that nobody writes over, or clears, what they have not seen.
    revision = models.PositiveIntegerField(default=0, editable=False)

    # The columns behind the texts in two languages (events/translation.py).
    title_vi: str
    title_en: str

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("invited paper")
        verbose_name_plural = _("invited papers")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(revoked_at=None), name="paper_one_link_an_item",
                violation_error_message=_("Another link already asks for the paper of this item."),
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(begun_at__isnull=False), name="paper_begun_before_sent"
            ),
            models.CheckConstraint(
                condition=~models.Q(unit="", person="", province=None), name="paper_invites_someone",
                violation_error_message=_("Name the department, the unit or the person."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title_vi or self.title_en or self.topic

    @property
    def invited_unit(self) -> str:
        """The unit as typed, else the department of the province, in the active language; "" for a person alone."""
        if self.unit or self.province is None:
            return self.unit
        department = gettext("Department of Industry and Trade of %(province)s")
        return department % {"province": within_sentence(self.province.full_name)}

    @property
    def invited(self) -> str:
        """Who is invited: "Ông Nguyễn Văn A, Sở Công Thương tỉnh An Giang"."""
        return ", ".join(filter(None, [self.person, self.invited_unit]))

    @property
    def state(self) -> PaperState:
        """How far it has come; once sent, that is for its item to say."""
        if self.sent_at is None and self.revoked_at:
            return PaperState.REVOKED
        if self.sent_at is None:
            return PaperState.BEGUN if self.begun_at else PaperState.INVITED
        if self.asked_at:
            return PaperState.RETURNED
        further = {TextState.CLEARED: PaperState.CLEARED, TextState.PUBLIC: PaperState.PUBLIC}
        return further.get(TextState(self.item.state), PaperState.SENT) if self.item else PaperState.SENT

    @property
    def is_awaited(self) -> bool:
        """Whether it is the author's turn."""
        return self.state in (PaperState.INVITED, PaperState.BEGUN, PaperState.RETURNED)

    def is_late_on(self, today: datetime.date) -> bool:
        return self.is_awaited and self.due_on < today

    def accepts_on(self, today: datetime.date) -> bool:
        """Whether whoever holds the link may write: in time, and until a colleague has found the paper fit."""
        return self.revoked_at is None and today <= self.due_on and (self.is_awaited or self.state == PaperState.SENT)
