"""The desk's forms. Fields are called as the writers call their arguments, so refusals find them."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.forms.rotation import ProvinceChoice
from conference.models import Edition, Province
from exhibitors.choices import ExhibitorKind, FairTask
from exhibitors.directory import day_of
from exhibitors.forms.applying import ApplyForm
from exhibitors.forms.layout import in_groups
from exhibitors.models import Booth, BoothHolding, Exhibitor, Fair, FairService


class BoothsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Free booths, told with hall and type."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} · {obj.hall.name}" + (f" · {obj.type.name}" if obj.type else "")


class OfferForm(forms.Form):
    """Which booths, and until the end of which day."""

    booths = BoothsField(
        label=_("Booths"), queryset=Booth.objects.none(), widget=forms.SelectMultiple({"size": 8}),
        error_messages={"required": _("Choose a booth.")}, help_text=_("Hold Ctrl to choose more than one."),
    )  # fmt: skip
    until = DayField(label=_("Kept until the end of"))

    def __init__(self, *args: Any, free: Sequence[Booth], until: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"until": until}, "auto_id": "id_offer_%s"})
        field: Any = self.fields["booths"]
        field.queryset = Booth.objects.filter(pk__in=[one.pk for one in free]).select_related("hall", "type")


class UntilForm(forms.Form):
    until = DayField(label=_("Kept until the end of"))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 2}), required=False)


class MoveForm(forms.Form):
    """To a free booth, or in exchange with another exhibitor's."""

    holding = forms.ModelChoiceField(label=_("Booth"), queryset=BoothHolding.objects.none(), empty_label=None)
    to = forms.ChoiceField(label=_("Move to, or swap with"))

    def __init__(
        self,
        *args: Any,
        own: Sequence[BoothHolding],
        free: Sequence[Booth],
        held: Sequence[BoothHolding],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs | {"auto_id": "id_move_%s"})
        field: Any = self.fields["holding"]
        field.queryset = BoothHolding.objects.filter(pk__in=[one.pk for one in own]).select_related(
            "booth", "application__exhibitor__edition"
        )
        field.label_from_instance = lambda one: one.booth.code
        mine = {one.pk for one in own}
        others = [one for one in held if one.pk not in mine]
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (str(_("Free")), [(f"booth-{one.pk}", one.code) for one in free]),
            (
                str(_("Swap with")),
                [(f"holding-{one.pk}", f"{one.booth.code} · {one.application.exhibitor.name}") for one in others],
            ),
        ]


class AllotmentForm(forms.Form):
    """How many booths a province's department gives, and until when."""

    province = ProvinceChoice(label=_("Province or city"), queryset=Province.objects.none())
    size = forms.IntegerField(label=_("Booths"), min_value=1, max_value=500)
    returns_on = DayField(
        label=_("To be used until the end of"), required=False,
        help_text=_("What is not used by then is everybody's again. Empty: it stays the department's."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["province"]
        field.queryset = Province.objects.as_of(day_of(edition)).order_by("slug")
        field.label_from_instance = lambda province: province.name
        if self.initial.get("size"):
            del self.fields["province"]
        in_groups(self, [("", ("province", "size", "returns_on"))])


class FairForm(forms.Form):
    """When exhibitors may apply, what they are told, and until when what is to be done."""

    opens_on = DayField(label=_("Applications from"), required=False)
    closes_on = DayField(label=_("Applications until the end of"), required=False)
    hold_days = forms.IntegerField(label=_("Days an offer is kept"), min_value=1, max_value=90, initial=7)
    badges_per_booth = forms.IntegerField(label=_("Staff badges a booth"), min_value=0, max_value=50, initial=3)
    contact = forms.CharField(label=_("Whom exhibitors ask"), max_length=200, required=False)
    text_vi = forms.CharField(label=_("What exhibitors read first"), required=False, widget=forms.Textarea({"rows": 5}))
    text_en = forms.CharField(label=_("The same in English"), required=False, widget=forms.Textarea({"rows": 5}))

    TERMS = ("opens_on", "closes_on", "hold_days", "badges_per_booth", "contact", "text_vi", "text_en")

    def __init__(self, *args: Any, fair: Fair | None, **kwargs: Any) -> None:
        known = {name: getattr(fair, name) for name in self.TERMS} if fair else {}
        days = {f"due_{one.task}": one.due_on for one in fair.deadlines.all()} if fair else {}
        super().__init__(*args, **kwargs | {"initial": known | days})
        for task in FairTask:
            self.fields[f"due_{task}"] = DayField(label=task.label, required=False)
        in_groups(self, [
            (_("Applications"), ("opens_on", "closes_on", "hold_days", "badges_per_booth")),
            (_("What exhibitors are told"), ("contact", "text_vi", "text_en")),
            (_("To be done by exhibitors until the end of"), tuple(f"due_{task}" for task in FairTask)),
        ])  # fmt: skip

    @property
    def terms(self) -> dict[str, Any]:
        """As the writer takes it; read when valid."""
        return {name: self.cleaned_data[name] for name in self.TERMS}

    @property
    def deadlines(self) -> dict[FairTask, datetime.date | None]:
        """As the writer takes it; read when valid."""
        return {task: self.cleaned_data[f"due_{task}"] for task in FairTask}


class ServiceForm(forms.ModelForm):  # type: ignore[type-arg]
    """One service that exhibitors may order."""

    class Meta:
        model = FairService
        fields = ("name_vi", "name_en", "unit_vi", "unit_en", "price", "most", "order")
        labels = {"unit_vi": _("unit of measure, in Vietnamese"), "unit_en": _("unit of measure, in English")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"


Services = forms.modelformset_factory(FairService, form=ServiceForm, extra=2, can_delete=True)


class EnterForm(ApplyForm):
    """An application that came by letter, entered by a colleague; a province's pavilion, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ExhibitorKind.choices  # type: ignore[attr-defined]
        self.fields["notice"].label = _(
            "The contact person knows that their data is kept here, and what becomes of it."
        )


class StaffProfileForm(forms.Form):
    """What staff may set beside what the exhibitor writes."""

    kind = forms.ChoiceField(label=_("Kind of exhibitor"), choices=ExhibitorKind.choices)
    province = forms.ModelChoiceField(
        label=_("Province or city"), queryset=Province.objects.none(), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, exhibitor: Exhibitor, **kwargs: Any) -> None:
        known = {"kind": exhibitor.kind, "province": exhibitor.province_id}
        super().__init__(*args, **kwargs | {"initial": known})
        field: Any = self.fields["province"]
        field.queryset = Province.objects.as_of(day_of(exhibitor.edition)).order_by("slug")
        field.label_from_instance = lambda province: province.name
