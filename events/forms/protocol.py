"""The rank table, a rank set by hand, and how people are addressed."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.languages import name_languages
from conference.models import Edition
from events.choices import Address
from events.forms.desk_delegates import CategoryChoice
from events.models import Category, ProtocolGroup
from events.models.protocol import STEP, rank_words
from events.protocol.ranking import MOST

WRITTEN = re.compile(r"([0-9]{1,2})[.,]([0-9]{2})")
PLAIN = re.compile(r"[0-9]{1,4}")


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


class RankField(forms.Field):
    """A rank as it is shown everywhere: group and line, "5.02"; read as its number, 502. That alone is read as well."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "rank": _("Write the group and the line: 5.02 is the second line of group 5.")
    }

    def prepare_value(self, value: Any) -> Any:
        return rank_words(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        found = WRITTEN.fullmatch(typed)
        number = int(found[1]) * STEP + int(found[2]) if found else int(typed) if PLAIN.fullmatch(typed) else 0
        if not 0 < number <= MOST:
            raise forms.ValidationError(self.error_messages["rank"], code="rank")
        return number


class RankForm(forms.Form):
    """A rank that is another than the table's."""

    rank = RankField(
        label=_("Protocol rank"),
        help_text=_("Group and line, as 5.02; 1.01 comes first. Never shown to the public."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("Colleagues who prepare the hall see it.")
    )  # fmt: skip


class AddressForm(forms.Form):
    address = forms.ChoiceField(
        label=_("How people are addressed"), choices=Address.choices, widget=forms.Select({"class": "form-select"})
    )
