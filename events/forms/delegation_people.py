"""A person of a delegation's list, as the focal person types them, and what goes with sending the list."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import words
from events.delegations import FIELDS
from events.forms.listed_stay import ListedStay
from events.forms.register.person import HONORIFICS
from events.models import Category, Delegation, DelegationEntry

WHO = ("category", "honorific", "name", "academic_title", "position", "unit")
STAY = ("arrives_at", "arrival", "transport", "lodging", "lodging_note", "diet")


class EntryForm(ListedStay):
    """One row. What the list would refuse is said by its writer, at the field."""

    field_order = (*WHO, "phone", "email", *STAY)

    category = forms.ModelChoiceField(
        label=gettext_lazy("Category"), queryset=Category.objects.none(), empty_label=None, required=False
    )
    honorific = forms.ChoiceField(label=gettext_lazy("Honorific"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Type the full name.")},
    )
    academic_title = forms.CharField(
        label=gettext_lazy("Academic title"), max_length=60, required=False, help_text=gettext_lazy("ThS., TS., PGS. …")
    )
    position = forms.CharField(label=gettext_lazy("Position"), max_length=200, required=False)
    unit = forms.CharField(label=gettext_lazy("Unit of work"), max_length=200, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Mobile phone"), max_length=30, required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    email = forms.CharField(
        label=gettext_lazy("E-mail"), max_length=254, required=False,
        widget=forms.TextInput({"inputmode": "email", "autocapitalize": "none", "autocomplete": "off"}),
        help_text=gettext_lazy("Phone and e-mail may stay empty: then the passes are given out by you."),
    )  # fmt: skip
    arrives_at = forms.CharField(
        label=gettext_lazy("Arrives"), max_length=40, required=False,
        widget=forms.TextInput({"placeholder": "09:30 12/10/2027", "autocomplete": "off"}),
        help_text=gettext_lazy("Hour and day, or the day alone."),
    )  # fmt: skip
    substitute = forms.BooleanField(
        label=gettext_lazy("Another person comes in this one's place"), required=False,
        help_text=gettext_lazy("The place stays; the new person gets a pass of their own."),
    )  # fmt: skip

    def __init__(self, *args: Any, delegation: Delegation, entry: DelegationEntry | None = None, **kwargs: Any) -> None:
        initial = entry.values | {"category": entry.category_id, "substitute": entry.is_substitute} if entry else {}
        super().__init__(*args, **kwargs | {"initial": initial})
        _offer_categories(self, delegation, entry)
        _offer_words(self)
        self.fields["unit"].help_text = _("Left empty: %(unit)s.") % {"unit": delegation.invited}
        if entry is None or entry.registration_id is None:
            del self.fields["substitute"]
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        groups = [
            (_("Who it is"), ("substitute", *WHO)), (_("Contact"), ("phone", "email")), (_("The stay"), STAY),
        ]  # fmt: skip
        self.helper.layout = Layout(
            *(Fieldset(title, *(name for name in names if name in self.fields)) for title, names in groups)
        )

    @property
    def values(self) -> dict[str, str]:
        """The row as it was typed; read when valid."""
        return {name: self.cleaned_data.get(name, "") for name in FIELDS}

    def chosen(self, delegation: Delegation) -> Category:
        """The category chosen, or the only one there is."""
        found: Category | None = self.cleaned_data.get("category")
        return found or delegation.quotas.all()[0].category


def _offer_categories(form: EntryForm, delegation: Delegation, entry: DelegationEntry | None) -> None:
    """Those of the quota; where there is one alone, or the person was sent in theirs, nothing is asked."""
    known = [quota.category_id for quota in delegation.quotas.all()]
    if len(known) < 2 or (entry and entry.registration_id):
        del form.fields["category"]
        return
    field: Any = form.fields["category"]
    field.queryset = Category.objects.filter(pk__in=known)
    field.label_from_instance = lambda category: words.of(category, "name")


def _offer_words(form: EntryForm) -> None:
    """What a list from elsewhere says may be none of ours: it is offered as it stands, to be mended."""
    form.fields["honorific"].choices = [("", "–"), *((word, word) for word in HONORIFICS)]  # type: ignore[attr-defined]
    for name in ("honorific", "lodging", "transport"):
        field: Any = form.fields[name]
        stands = form.initial.get(name)
        if stands and stands not in dict(field.choices):
            field.choices = [*field.choices, (stands, stands)]


class SendForm(forms.Form):
    """What the focal person declares, and which list they saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    informed = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "The people on this list know that I send their data to the Organising Committee, and what becomes of it."
        ),
    )
