"""An item of the draft. Fields are called as `events.agenda` calls its arguments, so refusals find them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.languages import in_english, in_vietnamese
from conference.models import Edition
from events.choices import ItemKind
from events.models import Session


class SessionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A session by its time and title."""

    def label_from_instance(self, obj: Any) -> str:
        when = [f"{obj.day:%d/%m}" if obj.day else "", f"{obj.starts:%H:%M}" if obj.starts else ""]
        return " ".join([*filter(None, when), str(obj)])


class ItemForm(forms.Form):
    """All that is said of an item in the programme; its text comes another way."""

    session = SessionChoice(label=_("Session"), queryset=Session.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices)
    title_vi = forms.CharField(label=in_vietnamese(_("Title")), max_length=300)
    title_en = forms.CharField(label=in_english(_("Title")), max_length=300, required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=1440, required=False, widget=forms.NumberInput({"class": "short"})
    )
    by_vi = forms.CharField(
        label=in_vietnamese(_("Carried out by")), max_length=300, required=False,
        help_text=_("As in the table's last column, where no speakers are named below."),
    )  # fmt: skip
    by_en = forms.CharField(label=in_english(_("Carried out by")), max_length=300, required=False)
    script = forms.CharField(
        label=_("What the MC says"), max_length=5000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Only for the MC's script; never published."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = Session.objects.filter(event__edition=edition)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]

    @property
    def fields_only(self) -> dict[str, Any]:
        """What the writer takes as the item's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
