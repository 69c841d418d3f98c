from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.files import stored_as
from conference.models import Edition
from conference.pictures import PictureField
from exhibitors.choices import OcopStars, ProductCategory, RecognitionLevel
from exhibitors.models.exhibitor import Exhibitor


class Product(models.Model):
    """What an exhibitor shows, with how it was recognised. Guarded: `exhibitors.exhibiting` writes it.

    `recognised_as` and its year belong to "typical rural industrial product" (sản phẩm CNNT tiêu biểu).
    """

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="products", verbose_name=_("exhibitor"))
    name = models.CharField(_("name of the product"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=120)
    category = models.CharField(
        _("category"), max_length=12, choices=ProductCategory.choices, default=ProductCategory.OTHER
    )
    text = models.TextField(_("about the product"), max_length=2000, blank=True)
    picture = PictureField(_("picture"), upload_to=stored_as("products"), blank=True)
    ocop_stars = models.PositiveSmallIntegerField(_("OCOP stars"), choices=OcopStars.choices, null=True, blank=True)
    recognised_as = models.CharField(
        _("typical rural industrial product"), max_length=10, choices=RecognitionLevel.choices, blank=True
    )
    recognised_in = models.PositiveSmallIntegerField(
        _("year of the recognition"), null=True, blank=True,
        validators=[MinValueValidator(2010), MaxValueValidator(2100)],
    )  # fmt: skip
    folded = models.TextField(editable=False, default="")

    name_vi: str
    name_en: str
    text_vi: str
    text_en: str

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["exhibitor", "slug"], name="product_slug_once"),
            models.CheckConstraint(
                condition=models.Q(recognised_as="", recognised_in=None)
                | (~models.Q(recognised_as="") & models.Q(recognised_in__isnull=False)),
                name="product_recognised_at_a_level_in_a_year",
                violation_error_message=_("Give the level and the year, or neither."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.exhibitor.edition
