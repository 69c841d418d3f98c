import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition, Province
from conference.pictures import PictureField
from events.choices import Language
from exhibitors.choices import ExhibitorKind
from exhibitors.querysets import ExhibitorQuerySet


class Exhibitor(models.Model):
    """A firm, cooperative or household that exhibits, or wants to, at one edition. Guarded: `exhibitors.exhibiting`.

    `tax_code` and what stands on the invoice are never public: no public page, feed or file reads them.
    `province` is the unit of the edition's day; an old name leads to it by its lineage.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="exhibitors", verbose_name=_("edition"))
    kind = models.CharField(
        _("kind of exhibitor"), max_length=12, choices=ExhibitorKind.choices, default=ExhibitorKind.ENTERPRISE
    )
    name = models.CharField(_("name of the exhibitor"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=120)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province or city")
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    profile = models.TextField(_("about the exhibitor"), max_length=3000, blank=True)
    website = models.URLField(_("website"), blank=True, max_length=300)
    public_phone = models.CharField(_("phone for visitors"), max_length=30, blank=True)
    public_email = models.EmailField(_("e-mail for visitors"), blank=True)
    logo = PictureField(_("logo"), upload_to=stored_as("logos"), blank=True)
    is_hidden = models.BooleanField(_("kept out of the public pages"), default=False)

    tax_code = models.CharField(
        _("tax code"), max_length=14, blank=True,
        validators=[RegexValidator(r"^\d{10}(-\d{3})?$|^\d{12}$", _("A tax code has 10 digits, 12, or 10-3."))],
    )  # fmt: skip
    invoice_name = models.CharField(_("name on the invoice"), max_length=200, blank=True)
    invoice_address = models.CharField(_("address on the invoice"), max_length=250, blank=True)
    invoice_email = models.EmailField(_("e-mail for the invoice"), blank=True)

    folded = models.TextField(editable=False, default="")
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("entered"), editable=False)

    # The columns behind the texts in two languages (exhibitors/translation.py).
    name_vi: str
    name_en: str
    profile_vi: str
    profile_en: str

    objects = ExhibitorQuerySet.as_manager()

    class Meta:
        verbose_name = _("exhibitor")
        verbose_name_plural = _("exhibitors")
        ordering = ["slug", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="exhibitor_slug_once"),
            models.UniqueConstraint(
                fields=["edition", "province"], condition=models.Q(kind=ExhibitorKind.PAVILION),
                name="exhibitor_pavilion_once",
                violation_error_message=_("This province has its pavilion already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ExhibitorContact(models.Model):
    """A person who acts for an exhibitor, with links of their own. Guarded: `exhibitors.exhibiting` writes it.

    `phone` is E.164. What was told to an exhibitor is told to all its contacts.
    """

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="contacts", verbose_name=_("exhibitor"))
    name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(_("position"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=16, blank=True, validators=[RegexValidator(r"^\+[1-9]\d{6,14}$")])
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language of messages"), max_length=2, choices=Language.choices, default=Language.VI)
    # The text of the notice that the person was shown, and when they agreed to what it says.
    informed_at = models.DateTimeField(_("informed about their data"), null=True, blank=True)
    notice_version = models.CharField(_("version of the notice"), max_length=20, blank=True)
    opened_at = models.DateTimeField(_("opened the portal"), null=True, blank=True)
    created_at = models.DateTimeField(_("entered"), editable=False)
    purged_at = models.DateTimeField(_("purged"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("contact person of an exhibitor")
        verbose_name_plural = _("contact people of exhibitors")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(phone="", email="") | models.Q(purged_at__isnull=False),
                name="exhibitor_contact_can_be_reached",
                violation_error_message=_("Type a phone number or an e-mail."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.exhibitor.edition

    @property
    def trail_name(self) -> str:
        """History calls a person by number, so that nothing is left of whoever is deleted."""
        return f"#{self.pk}"


class PortalLink(models.Model):
    """A link that opens the portal for one contact: a digest alone. Guarded: `exhibitors.exhibiting` writes it.

    Every message brings its own, since none that was sent can be told again; those before stay valid.
    """

    contact = models.ForeignKey(ExhibitorContact, models.CASCADE, related_name="links", verbose_name=_("contact"))
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("link of a portal")
        verbose_name_plural = _("links of portals")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.made_at:%d/%m/%Y}"


class ExhibitorPicture(models.Model):
    """A picture on an exhibitor's page. Guarded: `exhibitors.exhibiting` writes it."""

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="pictures", verbose_name=_("exhibitor"))
    file = PictureField(_("picture"), upload_to=stored_as("exhibitors"))
    caption = models.CharField(_("what it shows"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("picture of an exhibitor")
        verbose_name_plural = _("pictures of exhibitors")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.caption or str(self.file.name)


class BoothStaff(models.Model):
    """A person who works at a booth and gets a badge. Guarded: `exhibitors.exhibiting` writes it."""

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="staff", verbose_name=_("exhibitor"))
    name = models.CharField(_("full name"), max_length=120)
    position = models.CharField(_("position"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("person at a booth")
        verbose_name_plural = _("people at booths")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
