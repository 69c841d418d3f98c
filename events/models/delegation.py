import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition, Province
from conference.naming import within_sentence
from events.choices import DelegationState, Language, ListChange
from events.models.category import Category
from events.models.event import Event
from events.models.registration import Registration


class Delegation(models.Model):
    """A department or unit that is asked to send people to an event. Guarded: `events.delegations` writes it.

    Of its focal person's link only a digest is kept. `due_on` is a day in the conference's own zone, and
    the list may be changed until that day ends. `asked_more` are the people beyond the quota whom the focal
    person would like to send.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="delegations", verbose_name=_("event"))
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    letter_number = models.CharField(_("number of the official letter"), max_length=60, blank=True)
    letter_date = models.DateField(_("date of the official letter"), null=True, blank=True)
    letter = models.FileField(_("official letter"), upload_to=stored_as("letters"), blank=True)
    due_on = models.DateField(_("list to be sent by"))
    contact_name = models.CharField(_("focal person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail of the focal person"), blank=True)
    contact_phone = models.CharField(
        _("phone of the focal person"), max_length=16, blank=True, validators=[RegexValidator(r"^\+[1-9]\d{6,14}$")]
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.VI)

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("list sent at"), null=True, blank=True)
    approved_at = models.DateTimeField(_("list approved at"), null=True, blank=True)
    declined_at = models.DateTimeField(_("list declined at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)
    asked_more = models.PositiveSmallIntegerField(_("places asked for beyond the quota"), default=0)
    signed_list = models.FileField(_("signed list"), upload_to=stored_as("signed-lists"), blank=True)
    signed_at = models.DateTimeField(_("signed list uploaded at"), null=True, blank=True)
    # Counts what was written to the list, so that nobody sends what they have not seen.
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(unit="", province=None), name="delegation_is_of_someone",
                violation_error_message=_("Name the department or the unit."),
            ),
            models.UniqueConstraint(
                fields=["event", "province"], condition=models.Q(unit=""), name="delegation_province_once",
                violation_error_message=_("This department has been invited already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.invited

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.event.edition

    @property
    def invited(self) -> str:
        """The unit as typed, else the department of the province, in the active language."""
        if self.unit or self.province is None:
            return self.unit
        department = gettext("Department of Industry and Trade of %(province)s")
        return department % {"province": within_sentence(self.province.full_name)}

    @property
    def state(self) -> DelegationState:
        """How far it has come: what is sent after an approval is to be approved anew."""
        if self.declined_at:
            return DelegationState.DECLINED
        if self.sent_at and self.approved_at and self.approved_at >= self.sent_at:
            return DelegationState.APPROVED
        if self.sent_at:
            return DelegationState.SENT
        return DelegationState.OPENED if self.opened_at else DelegationState.INVITED

    def is_late_on(self, today: datetime.date) -> bool:
        return self.sent_at is None and self.declined_at is None and self.due_on < today

    def accepts_on(self, today: datetime.date) -> bool:
        """Whether whoever holds the link may still change the list."""
        return self.declined_at is None and today <= self.due_on


class DelegationQuota(models.Model):
    """How many people of a category a delegation may send. Guarded: `events.delegations` writes it.

    A limit on the list, not places set aside: those are a pool (`PoolKind.QUOTA`), and the list takes them first.
    """

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="quotas", verbose_name=_("delegation"))
    category = models.ForeignKey(Category, models.RESTRICT, related_name="+", verbose_name=_("category"))
    size = models.PositiveSmallIntegerField(_("quota"))

    class Meta:
        verbose_name = _("quota of a delegation")
        verbose_name_plural = _("quotas of delegations")
        ordering = ["category__order", "category"]
        constraints = [models.UniqueConstraint(fields=["delegation", "category"], name="delegation_quota_once")]

    def __str__(self) -> str:
        return f"{self.category}: {self.size}"


class DelegationEntry(models.Model):
    """A row of a delegation's list. Guarded: `events.delegations` writes it.

    `values` are the person's details as they were typed, by field; `sent` what of them was sent last.
    The row goes with the registration it became: nothing of a person who was deleted stays here.
    """

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="entries", verbose_name=_("delegation"))
    category = models.ForeignKey(Category, models.RESTRICT, related_name="+", verbose_name=_("category"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_head = models.BooleanField(_("head of the delegation"), default=False)
    values = models.JSONField(_("as typed"), default=dict)
    sent = models.JSONField(_("as sent"), default=dict, blank=True)
    # The person of the row as sent is replaced by another, rather than corrected.
    is_substitute = models.BooleanField(_("comes in another's place"), default=False)
    is_removed = models.BooleanField(_("does not come"), default=False)
    registration = models.OneToOneField(
        Registration, models.CASCADE, null=True, blank=True, related_name="delegation_entry",
        verbose_name=_("registration"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("row of a delegation's list")
        verbose_name_plural = _("rows of delegations' lists")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation"], condition=models.Q(is_head=True), name="delegation_one_head"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.values.get("name") or "…")

    @property
    def is_changed(self) -> bool:
        """Whether the row differs from what was sent of it."""
        return self.registration_id is not None and (self.is_removed or self.is_substitute or self.values != self.sent)

    @property
    def is_pending(self) -> bool:
        """Whether sending the list would do anything about this row."""
        return self.registration_id is None or self.is_changed


class SentList(models.Model):
    """One sending of a delegation's list. Guarded: `events.delegations` writes it.

    By sending, the focal person declares that the people listed were told what becomes of their data.
    """

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="sendings", verbose_name=_("delegation"))
    number = models.PositiveSmallIntegerField(_("number"))
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("sending of a list")
        verbose_name_plural = _("sendings of lists")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["delegation", "number"], name="sent_list_once")]

    def __str__(self) -> str:
        return f"{self.delegation} ({self.number})"


class SentChange(models.Model):
    """What one sending changed of one person's registration. Guarded: `events.delegations` writes it.

    It names fields, never what they said, and goes with the person.
    """

    sending = models.ForeignKey(SentList, models.CASCADE, related_name="changes", verbose_name=_("sending"))
    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="+", verbose_name=_("registration")
    )  # fmt: skip
    kind = models.CharField(_("what changed"), max_length=12, choices=ListChange.choices)
    fields = models.JSONField(_("fields"), default=list)

    class Meta:
        verbose_name = _("change of a list")
        verbose_name_plural = _("changes of lists")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sending_id}: {self.kind}"
