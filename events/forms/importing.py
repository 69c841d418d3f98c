"""The form in which staff send a list of people."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.models import Edition, Province
from events.forms.desk_delegates import CategoryChoice, EventsChoice
from events.forms.register.person import offer_provinces
from events.models import Category, Event

MOST_SIGNS = 2_000_000


class ListForm(forms.Form):
    """A file or pasted cells, and what holds for rows that say nothing else."""

    file = forms.FileField(
        label=gettext_lazy("The list as a file"), required=False,
        help_text=gettext_lazy("Excel (.xlsx, .xls) or CSV, at most 10 MB and 5,000 people."),
        widget=forms.ClearableFileInput({"accept": ".xlsx,.xlsm,.xls,.csv,.txt"}),
    )  # fmt: skip
    pasted = forms.CharField(
        label=gettext_lazy("Or cells copied from Excel or Word"), required=False, max_length=MOST_SIGNS, strip=False,
        widget=forms.Textarea({"rows": 4, "class": "pasted"}),
        help_text=gettext_lazy("With the row of headings, if there is one."),
    )  # fmt: skip
    events = EventsChoice(
        label=gettext_lazy("Everybody in the list attends"), queryset=Event.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what to attend.")},
    )  # fmt: skip
    category = CategoryChoice(
        label=gettext_lazy("Category"), queryset=Category.objects.none(), empty_label=None,
        help_text=gettext_lazy("Of those whose row names none."),
    )  # fmt: skip
    province = forms.ModelChoiceField(
        label=gettext_lazy("Province or city"), queryset=Province.objects.none(), required=False,
        help_text=gettext_lazy("Of those whose row names none."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]
        self.fields["category"].queryset = Category.objects.filter(edition=edition)  # type: ignore[attr-defined]
        offer_provinces(self.fields["province"])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Fieldset(_("The list"), "file", "pasted"),
            Fieldset(_("What holds for all of it"), "events", "category", "province"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            not cleaned.get("file")
            and not cleaned.get("pasted", "").strip()
            and not {"file", "pasted"} & set(self.errors)
        ):
            self.add_error("file", _("Choose a file, or paste the cells below."))
        return cleaned

    @property
    def sent(self) -> dict[str, Any]:
        """As the writer takes it; read when valid. A file goes before what was pasted."""
        said, file = self.cleaned_data, self.cleaned_data["file"]
        return {
            "data": file.read() if file else said["pasted"].encode(),
            "pasted": not file,
            "category": said["category"],
            "events": list(said["events"]),
            "province": said["province"],
        }
