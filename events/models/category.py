from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from conference.tokens import new as new_token
from events.choices import CategoryAudience, OpeningMode, QuestionKind
from events.models.event import Event

colour = RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("A colour is written as # and six digits: #A4161A."))


class Category(models.Model):
    """A category of delegates ("thành phần") of an edition: delegates, guests, press, …

    `invitation` is the secret of the link that lets its invited people in; a new one revokes the old.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="categories", verbose_name=_("edition"))
    code = models.SlugField(_("short name"), max_length=30)
    name = models.CharField(_("name"), max_length=80)
    audience = models.CharField(
        _("for whom"), max_length=10, choices=CategoryAudience.choices, default=CategoryAudience.DOMESTIC
    )
    colour = models.CharField(
        _("colour"), max_length=7, default="#A4161A", validators=[colour], help_text=_("Of the pass and the badge.")
    )
    invitation = models.CharField(_("invitation"), max_length=32, default=new_token, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # The columns behind the texts in two languages (events/translation.py).
    name_vi: str

    class Meta:
        verbose_name = _("category of delegates")
        verbose_name_plural = _("categories of delegates")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="category_code_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_foreign(self) -> bool:
        return self.audience == CategoryAudience.FOREIGN


class Opening(models.Model):
    """Whether, when and how people of a category register for an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="openings", verbose_name=_("event of the chain"))
    category = models.ForeignKey(Category, models.CASCADE, related_name="openings", verbose_name=_("category"))
    mode = models.CharField(
        _("registration"), max_length=10, choices=OpeningMode.choices, default=OpeningMode.INVITATION
    )
    needs_approval = models.BooleanField(_("needs approval"), default=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)

    class Meta:
        verbose_name = _("opening of the registration")
        verbose_name_plural = _("openings of the registration")
        ordering = ["event", "category"]
        constraints = [
            models.UniqueConstraint(fields=["event", "category"], name="opening_once"),
            models.CheckConstraint(
                condition=models.Q(opens_at=None)
                | models.Q(closes_at=None)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="opening_closes_after_it_opens",
                violation_error_message=_("The end comes before the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} – {self.category}"

    def clean(self) -> None:
        """Raise ValidationError where event and category are of two editions."""
        if self.event_id and self.category_id and self.event.edition_id != self.category.edition_id:
            raise ValidationError({"category": _("Choose a category of the event's edition.")})

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.event.edition


class Question(models.Model):
    """What a category asks beyond what everybody is asked."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="questions", verbose_name=_("category"))
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind.choices, default=QuestionKind.TEXT)
    label = models.CharField(_("question"), max_length=200)
    choices = models.TextField(_("list"), max_length=1000, blank=True, help_text=_("One a line."))
    required = models.BooleanField(_("required"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # The columns behind the texts in two languages (events/translation.py).
    label_vi: str
    choices_vi: str

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.category.edition
