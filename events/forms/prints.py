"""What to print of the programme."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.models import Edition
from events.choices import Address
from events.forms.letterheads import LetterheadForm
from events.models import Event
from events.prints.files import What

PUBLISHED, DRAFT = "published", "draft"


class PrintForm(LetterheadForm):
    """`published` is the number of the live publication, None before the first."""

    version = forms.ChoiceField(label=gettext_lazy("Which programme"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=settings.LANGUAGES)
    event = forms.ModelChoiceField(
        label=gettext_lazy("Event of the chain"), queryset=Event.objects.none(), required=False,
        empty_label=gettext_lazy("The whole programme"),
    )  # fmt: skip
    address = forms.ChoiceField(label=gettext_lazy("How the MC addresses people"), choices=Address.choices)
    # Which of the buttons was pressed.
    what = forms.ChoiceField(choices=What.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, published: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(DRAFT, _("The present draft"))]
        if published:
            choices.insert(0, (PUBLISHED, _("As published (publication %(number)s)") % {"number": published}))
        self.fields["version"].choices = choices  # type: ignore[attr-defined]
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]

    @property
    def typed(self) -> dict[str, str]:
        """Head and foot as they were typed, to be offered again."""
        return {name: self.data.get(name, "") for name in (*self.AROUND, "recipients", "address")}
