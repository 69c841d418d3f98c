"""Halls, types of booths, and what is drawn by typing. Fields are called as `exhibitors.drawing` calls them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from conference.forms.languages import in_english, in_vietnamese, name_languages
from conference.forms.uploads import PictureField
from conference.models import Edition
from events.forms.figures import FigureField
from exhibitors.choices import BoothFront, LandmarkKind
from exhibitors.models import BoothType, Hall
from exhibitors.models.hall import LONGEST, SHORTEST

MOST_IN_A_ROW = 60


def metres(label: Any, *, least: Decimal = SHORTEST, **options: Any) -> FigureField:
    return FigureField(label=label, min_value=least, max_value=LONGEST, decimal_places=2, **options)


class HallForm(forms.ModelForm):  # type: ignore[type-arg]
    """A hall's name and measures."""

    width = metres(_("Width in metres"))
    depth = metres(_("Depth in metres"))
    background = PictureField(
        label=_("Background picture"), required=False,
        help_text=_("An architect's plan of the hall alone, cut along its walls: it fills the hall while you draw."),
    )  # fmt: skip

    class Meta:
        model = Hall
        fields = ["name_vi", "name_en", "width", "depth", "order", "is_public", "background"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)

    @property
    def values(self) -> dict[str, Any]:
        """What the writer takes; a picture that was ticked away is none."""
        return {**self.cleaned_data, "background": self.cleaned_data["background"] or ""}


class BoothTypeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A type of booth with its price."""

    width = metres(_("Width in metres"))
    depth = metres(_("Depth in metres"))

    class Meta:
        model = BoothType
        fields = ["name_vi", "name_en", "width", "depth", "price", "included_vi", "included_en", "order"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("included_vi", "included_en")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_languages(self)


class Typed(forms.Form):
    """A form whose labels are the models' names of things, written as labels are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(str(field.label or ""))


class Placed(Typed):
    """Where something stands and how large it is."""

    x = metres(_("from the left, in metres"), least=Decimal(0))
    y = metres(_("from above, in metres"), least=Decimal(0))
    width = metres(_("width in metres"), initial=Decimal(3))
    depth = metres(_("depth in metres"), initial=Decimal(3))
    seen = forms.IntegerField(widget=forms.HiddenInput)


class OfType(Typed):
    """Of which of the edition's types a booth is."""

    type = forms.ModelChoiceField(
        label=_("type of booth"), queryset=BoothType.objects.none(), required=False, empty_label=_("none")
    )
    front = forms.ChoiceField(label=_("open side"), choices=BoothFront.choices, initial=BoothFront.BELOW)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].queryset = BoothType.objects.filter(edition=edition)  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What is typed, the type as its id."""
        chosen = self.cleaned_data["type"]
        kept = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return {**kept, "type": chosen.pk if chosen else None}


class BoothForm(OfType, Placed):
    code = forms.CharField(label=_("booth code"), max_length=12)
    note = forms.CharField(label=_("note"), max_length=200, required=False)
    field_order = ["code", "type", "x", "y", "width", "depth", "front", "note"]


class RowForm(OfType, Placed):
    """A whole row at once."""

    first = forms.CharField(label=_("code of the first booth"), max_length=12, help_text=_("A01 is followed by A02."))
    count = forms.IntegerField(label=_("number of booths"), min_value=1, max_value=MOST_IN_A_ROW, initial=6)
    gap = metres(_("gap between two booths"), least=Decimal(0), initial=Decimal(0))
    down = forms.TypedChoiceField(
        label=_("the row goes"), coerce=lambda value: value == "down",
        choices=[("right", _("to the right")), ("down", _("downwards"))],
    )  # fmt: skip
    field_order = ["first", "count", "type", "x", "y", "width", "depth", "gap", "down", "front"]


class CopyForm(Typed):
    """A block of booths once more."""

    codes = forms.CharField(
        label=_("booths to copy"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Their codes, with a comma between two: A01, A02, A03"),
    )  # fmt: skip
    first = forms.CharField(label=_("code of the first copy"), max_length=12)
    right = metres(_("so far to the right"), least=-LONGEST, initial=Decimal(0))
    down = metres(_("so far down"), least=-LONGEST, initial=Decimal(6))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_codes(self) -> list[str]:
        return [code.strip().upper() for code in self.cleaned_data["codes"].split(",") if code.strip()]


class LandmarkForm(Placed):
    kind = forms.ChoiceField(label=_("kind"), choices=LandmarkKind.choices)
    label_vi = forms.CharField(label=in_vietnamese(_("label")), max_length=80, required=False)
    label_en = forms.CharField(label=in_english(_("label")), max_length=80, required=False)
    field_order = ["kind", "label_vi", "label_en", "x", "y", "width", "depth"]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
