"""What is typed around an official print: its head, its foot, and the recipients. It is stored nowhere."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.forms.days import DayField
from conference.prints.decree30 import Letterhead

MOST_RECIPIENTS = 30


class LetterheadForm(forms.Form):
    """The fields of a `Letterhead`; all may stay empty."""

    superior = forms.CharField(label=gettext_lazy("Superior organ"), max_length=150, required=False)
    organ = forms.CharField(label=gettext_lazy("Issuing organ"), max_length=150, required=False)
    number = forms.CharField(label=gettext_lazy("Number"), max_length=12, required=False)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"),
        max_length=24,
        required=False,
        help_text=gettext_lazy("For example CTr-SCT, or GM-SCT."),
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

    AROUND = ("superior", "organ", "number", "symbol", "place", "dated", "authority", "position", "signer")

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
