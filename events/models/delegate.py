import datetime
import secrets
import uuid
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from conference.tokens import new as new_token
from events.choices import DelegateSource, Language, Lodging, Purpose, RegistrationState, Transport
from events.models.category import Category, Question
from events.querysets import DelegateQuerySet

# Crockford's alphabet: no I, L, O or U, so that a code read aloud or typed from a badge is read right.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SCAN_CODE_LENGTH = 10
KEPT_UNCONFIRMED = datetime.timedelta(hours=24)


def new_scan_code() -> str:
    """What the QR of a badge carries: 50 random bits, which name the delegate at the door and open nothing."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(SCAN_CODE_LENGTH))


class Delegate(models.Model):
    """A person who comes, or wants to come, to an edition. Guarded: `events.registration` writes it.

    `unit` is the unit of work, of a foreign guest the organisation. `phone` is E.164. The pass is
    opened by `pass_token`; a badge carries `scan_code` alone, for badges are photographed.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="delegates", verbose_name=_("edition"))
    category = models.ForeignKey(Category, models.RESTRICT, related_name="delegates", verbose_name=_("category"))
    honorific = models.CharField(_("honorific"), max_length=30, blank=True)
    name = models.CharField(_("full name"), max_length=120)
    academic_title = models.CharField(_("academic title"), max_length=60, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[RegexValidator(r"^[A-Z]{2}$")])
    protocol_rank = models.PositiveSmallIntegerField(_("protocol rank"), null=True, blank=True)
    # Why a colleague set the rank by hand; "" where it follows the rank table.
    rank_reason = models.CharField(_("reason for the rank"), max_length=200, blank=True)

    phone = models.CharField(_("phone"), max_length=16, blank=True, validators=[RegexValidator(r"^\+[1-9]\d{6,14}$")])
    email = models.EmailField(_("e-mail"), blank=True)
    contact_confirmed_at = models.DateTimeField(_("contact confirmed"), null=True, blank=True)
    language = models.CharField(_("language of messages"), max_length=2, choices=Language.choices, default=Language.VI)

    arrives_at = models.DateTimeField(_("arrives"), null=True, blank=True)
    arrival = models.CharField(_("flight, train or car"), max_length=120, blank=True)
    lodging = models.CharField(_("lodging"), max_length=10, choices=Lodging.choices, blank=True)
    lodging_note = models.CharField(_("about the lodging"), max_length=200, blank=True)
    transport = models.CharField(_("transport"), max_length=10, choices=Transport.choices, blank=True)
    diet = models.CharField(_("diet"), max_length=120, blank=True)
    interpretation = models.CharField(_("needs interpretation into"), max_length=60, blank=True)

    # What the print shop and the ushers have to look at again after a substitution or a correction.
    badge_to_review = models.BooleanField(_("badge to be reviewed"), default=False)
    plate_to_review = models.BooleanField(_("name plate to be reviewed"), default=False)
    seat_to_review = models.BooleanField(_("seat to be reviewed"), default=False)

    folded_name = models.CharField(max_length=120, editable=False)
    folded_unit = models.CharField(max_length=200, editable=False)
    namesake = models.PositiveSmallIntegerField(_("namesake number"), default=0, editable=False)
    name_order = models.CharField(max_length=400, editable=False)
    source = models.CharField(_("entered by"), max_length=12, choices=DelegateSource.choices)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    pass_token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    scan_code = models.CharField(
        _("badge code"), max_length=SCAN_CODE_LENGTH, unique=True, default=new_scan_code, editable=False
    )
    created_at = models.DateTimeField(_("entered"), editable=False)
    # Their term was over: see `events.retention`.
    purged_at = models.DateTimeField(_("contact purged"), null=True, blank=True, editable=False)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["name_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(province=None) | models.Q(country=""), name="delegate_province_or_country"
            ),
            models.CheckConstraint(
                condition=~models.Q(phone="", email="", source=DelegateSource.PUBLIC)
                | models.Q(purged_at__isnull=False),
                name="delegate_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.trail_name

    @property
    def trail_name(self) -> str:
        """How the audit trail calls them: it must hold nothing of a person after they are deleted."""
        return gettext("Delegate %(number)s") % {"number": self.pk}

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what writers tell beside columns: a label, before, after; None for anything else."""
        if name == "fields" and isinstance(value, list):
            labels = [str(field.verbose_name) for field in cls._meta.concrete_fields if field.name in value]
            return gettext("Corrected"), "", ", ".join(labels)
        if name == "events" and isinstance(value, dict):
            states = dict(RegistrationState.choices)
            return gettext("Events"), "", "; ".join(f"{event}: {states.get(one, one)}" for event, one in value.items())
        if name == "purposes" and isinstance(value, list):
            purposes = dict(Purpose.choices)
            return gettext("Purposes"), "", ", ".join(str(purposes.get(one, one)) for one in value)
        if name == "reason":
            return gettext("Reason"), "", str(value)
        if name == "questions" and isinstance(value, list):
            return gettext("Questions answered anew"), "", "; ".join(value)
        return None

    def kept_until(self, at: datetime.datetime) -> datetime.datetime | None:
        """Until when a place taken at that moment is kept; None for good.

        A contact that the delegate typed has to be confirmed; whoever was entered by others was known to them.
        """
        if self.contact_confirmed_at or self.source != DelegateSource.PUBLIC:
            return None
        return at + KEPT_UNCONFIRMED

    @property
    def full_title(self) -> str:
        """The name as it is addressed: "Ông TS. Nguyễn Văn An"; the number of whoever was purged."""
        named = " ".join(part for part in (self.honorific, self.academic_title, self.name) if part)
        return named or self.trail_name


class Answer(models.Model):
    """What a delegate answered to a question of their category. Guarded: `events.registration` writes it."""

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="answers", verbose_name=_("delegate"))
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers", verbose_name=_("question"))
    text = models.CharField(_("answer"), max_length=500)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["delegate", "question"], name="answer_once")]

    def __str__(self) -> str:
        return self.text
