"""What to print of the programme, and what stands around it on paper."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.forms.days import DayField
from conference.models import Edition
from conference.prints.decree30 import Letterhead
from events.choices import Address
from events.models import Event
from events.prints.files import What

PUBLISHED, DRAFT = "published", "draft"
MOST_RECIPIENTS = 30


class PrintForm(forms.Form):
    """`published` is the number of the live publication, None before the first."""

    version = forms.ChoiceField(label=gettext_lazy("Which programme"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=settings.LANGUAGES)
    event = forms.ModelChoiceField(
        label=gettext_lazy("Event of the chain"), queryset=Event.objects.none(), required=False,
        empty_label=gettext_lazy("The whole programme"),
    )  # fmt: skip
    address = forms.ChoiceField(label=gettext_lazy("How the MC addresses people"), choices=Address.choices)
    superior = forms.CharField(label=gettext_lazy("Superior organ"), max_length=150, required=False)
    organ = forms.CharField(label=gettext_lazy("Issuing organ"), max_length=150, required=False)
    number = forms.CharField(label=gettext_lazy("Number"), max_length=12, required=False)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"), max_length=24, required=False, help_text=gettext_lazy("For example CTr-SCT.")
    )
    place = forms.CharField(label=gettext_lazy("Place of issue"), max_length=50, required=False)
    dated = DayField(label=gettext_lazy("Date of issue"), required=False)
    authority = forms.CharField(
        label=gettext_lazy("Authority of who signs"), max_length=150, required=False,
        help_text=gettext_lazy("For example TM. BAN TỔ CHỨC, or KT. GIÁM ĐỐC."),
    )  # fmt: skip
    position = forms.CharField(label=gettext_lazy("Position of who signs"), max_length=150, required=False)
    signer = forms.CharField(label=gettext_lazy("Name of who signs"), max_length=120, required=False)
    recipients = forms.CharField(
        label=gettext_lazy("Recipients"), max_length=3000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("One recipient a line."),
    )  # fmt: skip
    # Which of the buttons was pressed.
    what = forms.ChoiceField(choices=What.choices, widget=forms.HiddenInput)

    AROUND = ("superior", "organ", "number", "symbol", "place", "dated", "authority", "position", "signer")

    def __init__(self, *args: Any, edition: Edition, published: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(DRAFT, _("The present draft"))]
        if published:
            choices.insert(0, (PUBLISHED, _("As published (publication %(number)s)") % {"number": published}))
        self.fields["version"].choices = choices  # type: ignore[attr-defined]
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]

    def clean_recipients(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["recipients"].splitlines() if line.strip())
        if len(lines) > MOST_RECIPIENTS:
            raise ValidationError(_("At most %(count)s recipients.") % {"count": MOST_RECIPIENTS})
        return lines

    @property
    def letterhead(self) -> Letterhead:
        """What was typed of the head and of the foot."""
        return Letterhead(
            **{name: self.cleaned_data[name] for name in self.AROUND}, recipients=self.cleaned_data["recipients"]
        )

    @property
    def typed(self) -> dict[str, str]:
        """The same as it was typed, to be offered again."""
        return {name: self.data.get(name, "") for name in (*self.AROUND, "recipients", "address")}
