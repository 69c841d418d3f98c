from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.choices import Audience
from conference.files import stored_as
from conference.models.edition import Edition
from conference.querysets import DocumentQuerySet


class Document(models.Model):
    """An official paper of an edition: decision, plan, invitation, notice."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="documents", verbose_name=_("edition"))
    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    signatory = models.CharField(_("signatory"), max_length=120, blank=True)
    signatory_position = models.CharField(_("signatory's position"), max_length=200, blank=True)
    audience = models.CharField(_("who may see it"), max_length=10, choices=Audience.choices, default=Audience.STAFF)
    file = models.FileField(_("file"), upload_to=stored_as("documents"), blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-issued_on", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()
