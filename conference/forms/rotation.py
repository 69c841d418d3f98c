"""The flag's forms. Fields are called as `conference.rotation` calls its arguments, so refusals find them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.forms.languages import in_english, in_vietnamese
from conference.forms.uploads import PictureField
from conference.models import Province


class ProvinceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A province by its full name; two of one name in different years are told apart by their years."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name} ({obj.valid_from:%Y}–{obj.valid_to:%Y})" if obj.valid_to else str(obj.full_name)


def _repeat_reason() -> forms.Field:
    return forms.CharField(
        label=_("Reason for hosting again"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Only if the province, or one that became it, has hosted before."),
    )


class NominateForm(forms.Form):
    """Which member is put forward, when, and why again if it hosted before."""

    province = ProvinceChoice(label=_("Nominated host"), queryset=Province.objects.none())
    on = DayField(label=_("Day of the nomination"))
    repeat_reason = _repeat_reason()
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, members: Iterable[Province], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["province"].queryset = members  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """When the offer was accepted."""

    on = DayField(label=_("Day of the acceptance"))
    repeat_reason = _repeat_reason()


class ClearHostForm(forms.Form):
    """Why a host is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}))


class HandOverForm(forms.Form):
    """The day, the receiver, and what tells of the act."""

    receiver = ProvinceChoice(
        label=_("Receiver"),
        queryset=Province.objects.none(),
        help_text=_("The unit that took the flag that day: the next host, or a province that became it."),
    )
    on = DayField(label=_("Day of the handover"))
    photo = PictureField(label=_("Photo"), required=False)
    photo_credit = forms.CharField(label=_("Picture credit"), required=False, max_length=200)
    photo_alt_vi = forms.CharField(label=in_vietnamese(_("What the picture shows")), required=False, max_length=200)
    photo_alt_en = forms.CharField(label=in_english(_("What the picture shows")), required=False, max_length=200)
    note_vi = forms.CharField(
        label=in_vietnamese(_("Note")), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    note_en = forms.CharField(
        label=in_english(_("Note")), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    source_url = forms.URLField(label=_("Source"), required=False, max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, receivers: Iterable[Province], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = receivers  # type: ignore[attr-defined]
