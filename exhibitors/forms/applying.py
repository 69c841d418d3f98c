"""An exhibitor applies for booths."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conference.models import Edition, Province
from events import words
from exhibitors.choices import ExhibitorKind
from exhibitors.directory import day_of
from exhibitors.forms.layout import in_groups
from exhibitors.forms.people import email_field, name_field, phone_field
from exhibitors.models import Application, BoothType
from exhibitors.models.application import MOST_BOOTHS

ABOUT = ("kind", "name_vi", "name_en", "province", "address", "website")
WISH = ("wanted", "wanted_type", "through_department", "note")
KINDS = [one for one in ExhibitorKind.choices if one[0] != ExhibitorKind.PAVILION]
WAYS = [
    ("department", _("through the Department of Industry and Trade of my province, which puts me forward")),
    ("alone", _("by myself")),
]


class WishForm(forms.Form):
    """How many booths of which type, and through whom."""

    wanted = forms.IntegerField(
        label=_("How many booths"), min_value=1, max_value=MOST_BOOTHS, initial=1,
        error_messages={"required": _("Say how many booths you want.")},
    )  # fmt: skip
    wanted_type = forms.ModelChoiceField(
        label=_("Type of booth"), queryset=BoothType.objects.none(), required=False, empty_label=_("no preference")
    )
    through = forms.ChoiceField(
        label=_("You apply"), choices=WAYS, widget=forms.RadioSelect,
        help_text=_("A department gives the booths allotted to its province, often free of charge."),
        error_messages={"required": _("Say whether you apply through your department or by yourself.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("Anything the organisers should know"), max_length=500, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def offer_types(self, edition: Edition) -> None:
        """Let the type be chosen where there are some."""
        field: Any = self.fields["wanted_type"]
        field.queryset = BoothType.objects.filter(edition=edition)
        field.label_from_instance = lambda one: words.of(one, "name")
        if not field.queryset.exists():
            del self.fields["wanted_type"]

    @property
    def wish(self) -> dict[str, Any]:
        """As the writer takes it; read when valid."""
        said = self.cleaned_data
        wish = {"wanted": said["wanted"], "note": said["note"], "through_department": said["through"] == "department"}
        return wish | ({"wanted_type": said["wanted_type"]} if "wanted_type" in said else {})


class ApplyForm(WishForm):
    """The whole application on one page. `key` is the form's own, so that pressing twice applies once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of exhibitor"), choices=KINDS)
    name_vi = forms.CharField(
        label=_("Name of the exhibitor"), max_length=200, widget=forms.TextInput({"autocomplete": "organization"}),
        error_messages={"required": _("Type the name of the exhibitor.")},
    )  # fmt: skip
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    province = forms.ModelChoiceField(
        label=_("Province or city"), queryset=Province.objects.none(), empty_label="–",
        error_messages={"required": _("Choose the province where you are based.")},
    )  # fmt: skip
    address = forms.CharField(label=_("Address"), max_length=250, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    contact_name = name_field()
    contact_position = forms.CharField(label=_("Position"), max_length=200, required=False)
    contact_phone = phone_field()
    contact_email = email_field()
    notice = forms.BooleanField(
        label=_("I have read the notice on personal data and agree that my data is used for this application."),
        error_messages={"required": _("Without this the Organising Committee may not take your application.")},
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        self.offer_types(edition)
        field: Any = self.fields["province"]
        field.queryset = Province.objects.as_of(day_of(edition)).order_by("slug")
        field.label_from_instance = lambda province: province.name
        in_groups(self, [
            (_("Who exhibits"), ("key", *ABOUT)),
            (_("Which booths"), ("wanted", "wanted_type", "through", "note")),
            (_("Contact person"), ("contact_name", "contact_position", "contact_phone", "contact_email")),
            (_("Personal data"), ("exhibitors/apply/_notice.html", "notice")),
        ])  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("contact_phone") or cleaned.get("contact_email")) and "contact_email" not in self.errors:
            self.add_error("contact_email", forms.ValidationError(_("Type a phone number or an e-mail.")))
        return cleaned

    @property
    def exhibitor(self) -> dict[str, Any]:
        """As the writer takes it; read when valid."""
        return {name: self.cleaned_data[name] for name in ABOUT}

    @property
    def contact(self) -> dict[str, Any]:
        """As the writer takes it; read when valid."""
        said = self.cleaned_data
        person = {name: said[f"contact_{name}"] for name in ("name", "position", "phone", "email")}
        return person | {"language": translation.get_language() or settings.LANGUAGE_CODE}


class ChangeWishForm(WishForm):
    """The same once more, until it is decided on."""

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        known = {
            "wanted": application.wanted, "wanted_type": application.wanted_type_id, "note": application.note,
            "through": "department" if application.through_department else "alone",
        }  # fmt: skip
        super().__init__(*args, **kwargs | {"initial": known})
        self.offer_types(application.edition)
        in_groups(self, [("", ("wanted", "wanted_type", "through", "note"))])
