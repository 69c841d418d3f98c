from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from exhibitors.choices import CoverSource
from exhibitors.models.application import Application
from exhibitors.models.fair import Fair
from exhibitors.querysets import FeeQuerySet, PaymentQuerySet
from exhibitors.vietqr import Account


class BankAccount(models.Model):
    """Where the exhibitors of a fair pay to; without it no code is shown. Guarded: `exhibitors.fees` writes it.

    `memo_prefix` begins the memo of each payment, so that the bank's statement tells the fair from all else.
    """

    fair = models.OneToOneField(Fair, models.CASCADE, related_name="account", verbose_name=_("fair"))
    bank = models.CharField(
        _("code of the bank (BIN)"), max_length=6,
        validators=[RegexValidator(r"^\d{6}$", _("A bank's code with NAPAS has six digits."))],
    )  # fmt: skip
    bank_name = models.CharField(_("name of the bank"), max_length=80)
    number = models.CharField(
        _("account number"), max_length=19,
        validators=[
            RegexValidator(r"^[A-Z0-9]{4,19}$", _("An account number has digits or capital letters, no spaces."))
        ],
    )  # fmt: skip
    holder = models.CharField(_("account holder"), max_length=120)
    memo_prefix = models.CharField(
        _("first word of the memo"), max_length=10, blank=True,
        validators=[RegexValidator(r"^[A-Z0-9]*$", _("Capital letters and digits alone, without accents."))],
    )  # fmt: skip

    class Meta:
        verbose_name = _("bank account of the fair")
        verbose_name_plural = _("bank accounts of fairs")

    def __str__(self) -> str:
        return f"{self.bank_name} {self.number}"

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition

    @property
    def for_code(self) -> Account:
        return Account(self.bank, self.number)


class Fee(models.Model):
    """What an application's booths and services cost, in đồng, and who pays. Guarded: `exhibitors.fees` writes it.

    The amount follows the booths and orders until staff fix it. `covered` is paid by `source`, the rest is owed
    by the exhibitor. What has been paid is the sum of its shares of payments: ask `Fee.objects.with_paid()`.
    """

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="fee", verbose_name=_("application for booths")
    )
    amount = models.PositiveBigIntegerField(_("amount (đồng)"), default=0)
    is_fixed = models.BooleanField(_("fixed by hand"), default=False)
    covered = models.PositiveBigIntegerField(_("of it covered (đồng)"), default=0)
    source = models.CharField(_("covered by"), max_length=10, choices=CoverSource.choices, blank=True)
    source_note = models.CharField(_("number of the decision, or note"), max_length=200, blank=True)
    due_on = models.DateField(_("to be paid by"), null=True, blank=True)

    objects = FeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("fee of an exhibitor")
        verbose_name_plural = _("fees of exhibitors")
        ordering = ["application__exhibitor__folded", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(covered__lte=F("amount")), name="fee_covered_within_its_amount"),
            models.CheckConstraint(condition=Q(covered=0) | ~Q(source=""), name="fee_covered_has_a_source"),
        ]

    def __str__(self) -> str:
        return str(self.application)

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.application.edition

    @property
    def to_pay(self) -> int:
        """What the exhibitor pays in all."""
        return self.amount - self.covered


class Statement(models.Model):
    """A bank's statement that was read. Guarded: `exhibitors.payments` writes it. The file itself is not kept."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="statements", verbose_name=_("fair"))
    name = models.CharField(_("file"), max_length=200)
    read_at = models.DateTimeField(_("read at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")
        ordering = ["-read_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition


class Payment(models.Model):
    """Money that came in: a row of a statement, or cash noted by hand. Guarded: `exhibitors.payments` writes it.

    `matched` is the sum of its shares, which the database keeps from growing beyond the amount. `fingerprint` tells
    a row that is read a second time, in the same statement or in another that overlaps it.
    """

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="payments", verbose_name=_("fair"))
    statement = models.ForeignKey(
        Statement, models.SET_NULL, null=True, blank=True, related_name="payments", verbose_name=_("bank statement")
    )
    booked_on = models.DateField(_("day"))
    amount = models.PositiveBigIntegerField(_("amount (đồng)"))
    memo = models.CharField(_("memo"), max_length=500, blank=True)
    reference = models.CharField(_("reference"), max_length=80, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)
    matched = models.PositiveBigIntegerField(_("of it matched (đồng)"), default=0)
    set_aside = models.CharField(_("not of the fair, because"), max_length=200, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-booked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "fingerprint"], name="payment_read_once"),
            models.CheckConstraint(condition=Q(matched__lte=F("amount")), name="payment_not_matched_twice"),
        ]

    def __str__(self) -> str:
        return gettext("Payment %(number)s") % {"number": self.pk}

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.fair.edition

    @property
    def left(self) -> int:
        """What of it is for no fee yet."""
        return self.amount - self.matched


class PaymentShare(models.Model):
    """So much of a payment is for a fee. Guarded: `exhibitors.payments` writes it."""

    payment = models.ForeignKey(Payment, models.CASCADE, related_name="shares", verbose_name=_("payment"))
    fee = models.ForeignKey(Fee, models.RESTRICT, related_name="shares", verbose_name=_("fee of an exhibitor"))
    amount = models.PositiveBigIntegerField(_("amount (đồng)"))
    at = models.DateTimeField(_("matched at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("share of a payment")
        verbose_name_plural = _("shares of payments")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "fee"], name="payment_share_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_share_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.payment}: {self.amount}"
