"""The rank table, a rank set by hand, and how people are addressed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.languages import name_languages
from conference.models import Edition
from events.choices import Address
from events.forms.desk_delegates import CategoryChoice
from events.models import Category, ProtocolGroup
from events.protocol.ranking import MOST


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of the rank table. It is `events.protocol` that saves it."""

    class Meta:
        model = ProtocolGroup
        fields = ["name_vi", "name_en", "origin", "category", "units", "positions", "by_name"]
        field_classes = {"category": CategoryChoice}
        widgets = {"units": forms.Textarea({"rows": 6}), "positions": forms.Textarea({"rows": 8})}

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)
        self.fields["category"].queryset = Category.objects.filter(edition=edition)  # type: ignore[attr-defined]


class RankForm(forms.Form):
    """A rank that is another than the table's."""

    rank = forms.IntegerField(
        label=_("Protocol rank"), min_value=1, max_value=MOST, help_text=_("1 comes first. Never shown to the public.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Colleagues who prepare the hall see it.")
    )  # fmt: skip


class AddressForm(forms.Form):
    address = forms.ChoiceField(
        label=_("How people are addressed"), choices=Address.choices, widget=forms.Select({"class": "form-select"})
    )
