"""Who comes, and how to reach them: asked in the form, and corrected on the pass."""

import datetime
import functools
from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.errors import Refused
from conference.forms import refusals
from conference.models import Province
from events import countries
from events.choices import DelegateSource
from events.models import Category, Delegate
from events.registration.person import describe

# As they stand before a name on a badge, so in the language of whoever carries it.
HONORIFICS = ("Ông", "Bà", "Đồng chí")
FOREIGN_HONORIFICS = ("Mr", "Ms", "Mrs", "Dr", "Prof.", "H.E.")


class PersonForm(forms.Form):
    """Name, position, unit and contact; of foreign guests the organisation and country instead of unit and province.

    What a writer would refuse of it is said at its field already.
    """

    honorific = forms.ChoiceField(label=gettext_lazy("Honorific"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Full name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Type your full name.")},
    )  # fmt: skip
    academic_title = forms.CharField(
        label=gettext_lazy("Academic title"), max_length=60, required=False, help_text=gettext_lazy("ThS., TS., PGS. …")
    )
    position = forms.CharField(
        label=gettext_lazy("Position"), max_length=200, required=False,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )  # fmt: skip
    unit = forms.CharField(
        label=gettext_lazy("Unit of work"), max_length=200, widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": gettext_lazy("Type where you work.")},
    )  # fmt: skip
    province = forms.ModelChoiceField(
        label=gettext_lazy("Province or city"), queryset=Province.objects.none(), required=False,
        help_text=gettext_lazy("Leave it empty if you come from a ministry or another central body."),
    )  # fmt: skip
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), error_messages={"required": gettext_lazy("Choose the country you come from.")}
    )
    phone = forms.CharField(
        label=gettext_lazy("Mobile phone"), max_length=30, required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), max_length=254, required=False,
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none"}),
        error_messages={"invalid": gettext_lazy("This is no e-mail address. It looks like ten@donvi.gov.vn.")},
    )  # fmt: skip

    ABOUT: tuple[str, ...] = ("honorific", "name", "academic_title", "position", "unit", "province", "country")
    CONTACT = ("phone", "email")
    PLACE_OF_ORIGIN = ("country", "province")

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.category = category
        self.fit(foreign=category.is_foreign)
        self.lay_out([(_("Who you are"), self.ABOUT), (_("How we reach you"), self.CONTACT)])

    def fit(self, *, foreign: bool) -> None:
        """Ask what applies: the form of a foreign guest knows no provinces."""
        del self.fields["province" if foreign else "country"]
        words = FOREIGN_HONORIFICS if foreign else HONORIFICS
        known = self.initial.get("honorific")
        others = [known] if known and known not in words else []
        self.fields["honorific"].choices = [("", "–"), *((word, word) for word in (*words, *others))]  # type: ignore[attr-defined]
        if foreign:
            self.fields["country"].choices = [("", "–"), *countries.choices()]  # type: ignore[attr-defined]
            self.fields["unit"].label = _("Organisation")
            self.fields["academic_title"].help_text = ""
            self.fields["phone"].help_text = _("With + and the country's code, as +61 412 345 678.")
        else:
            offer_provinces(self.fields["province"])
            self.fields["phone"].help_text = _("As 0912 345 678. A phone or an e-mail is enough.")
        self.fields["email"].help_text = _("The pass is sent here. Without e-mail the organisers pass it on by Zalo.")

    def lay_out(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Show the fields in groups under headings; those that are not asked are left out."""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            *(Fieldset(title, *(name for name in names if name in self.fields)) for title, names in groups)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            describe(self.imagined(), self.said(cleaned))
        except Refused as refused:
            told = {name: texts for name, texts in refused.fields.items() if name not in self.errors}
            if told:
                refusals.show(self, Refused(fields=told))
        return cleaned

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The person as far as it was typed rightly."""
        return {name: cleaned[name] for name in (*self.ABOUT, *self.CONTACT) if name in cleaned}

    def imagined(self) -> Delegate:
        """Whom the rules are asked about; never saved."""
        return Delegate(category=self.category, edition=self.category.edition, source=DelegateSource.PUBLIC)

    @property
    def person(self) -> dict[str, Any]:
        """As the writer takes it; read when valid."""
        return self.said(self.cleaned_data)


@functools.lru_cache(maxsize=1)
def _provinces(day: datetime.date) -> QuerySet[Province]:
    """Put together once a day; each form asks it anew."""
    return Province.objects.as_of(day).order_by("slug")


def offer_provinces(field: Any) -> None:
    """Let the field choose among the provinces of today."""
    field.queryset = _provinces(timezone.localdate())
    field.label_from_instance = lambda province: province.name
    field.empty_label = "–"
