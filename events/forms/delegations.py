"""Delegations at the desk. Fields are called as `events.delegations` calls its arguments, so refusals find them."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.forms.days import DayField
from conference.forms.rotation import ProvinceChoice
from conference.forms.uploads import PaperFileField
from conference.models import Edition, Province
from events import words
from events.choices import CategoryAudience, Language
from events.delegations.inviting import EDITABLE
from events.models import Category, Delegation, Event
from events.sheets import Known, focal

BEFORE_THE_CONFERENCE = datetime.timedelta(days=14)
LETTER = ("letter_number", "letter_date", "letter")
CONTACT = ("contact_name", "contact_email", "contact_phone", "language")


class TermsForm(forms.Form):
    """Quota, last day, letter and focal person of a delegation."""

    due_on = DayField(label=gettext_lazy("List to be sent by the end of"))
    letter_number = forms.CharField(label=gettext_lazy("Number of the official letter"), max_length=60, required=False)
    letter_date = DayField(label=gettext_lazy("Date of the official letter"), required=False)
    letter = PaperFileField(label=gettext_lazy("Scan of the official letter"), required=False)
    contact_name = forms.CharField(label=gettext_lazy("Focal person"), max_length=120, required=False)
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail of the focal person"), required=False,
        help_text=gettext_lazy("The link goes there; without it you send the link by Zalo."),
    )  # fmt: skip
    contact_phone = forms.CharField(label=gettext_lazy("Phone of the focal person"), max_length=30, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of messages"), choices=Language.choices, initial="vi")
    quotas = forms.CharField(required=False, widget=forms.HiddenInput)

    FIRST: tuple[str, ...] = ()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        domestic = Category.objects.filter(edition=edition, audience=CategoryAudience.DOMESTIC)
        self.categories = {f"quota-{category.pk}": category for category in domestic}
        for name, category in self.categories.items():
            self.fields[name] = forms.IntegerField(
                label=words.of(category, "name"), min_value=0, max_value=500, required=False,
                initial=self.initial.get(name),
            )  # fmt: skip
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        groups = [
            (_("Who is invited"), self.FIRST),
            (_("How many people may come"), (*self.categories, "quotas", "set_aside", "due_on")),
            (_("Official letter"), LETTER),
            (_("Focal person"), ("focal_persons", *CONTACT)),
        ]
        shown = [(title, [name for name in names if name in self.fields]) for title, names in groups]
        self.helper.layout = Layout(*(Fieldset(title, *names) for title, names in shown if names))

    @property
    def quota(self) -> dict[Category, int]:
        """Read when valid; a category that is left empty is not in it."""
        typed = {category: self.cleaned_data.get(name) for name, category in self.categories.items()}
        return {category: size for category, size in typed.items() if size}

    @property
    def details(self) -> dict[str, Any]:
        """Read when valid; the letter only where one was chosen or is to go."""
        said = {name: self.cleaned_data[name] for name in EDITABLE}
        if "letter" not in self.changed_data:
            del said["letter"]
        elif not said["letter"]:
            said["letter"] = ""
        return said


class RemindForm(forms.Form):
    until = DayField(
        label=gettext_lazy("New last day"), required=False,
        help_text=gettext_lazy("For those whose day would be over before; without it their links stay closed."),
    )  # fmt: skip


class InviteForm(TermsForm):
    """One department, another unit, or all departments at once."""

    event = forms.ModelChoiceField(label=gettext_lazy("Event"), queryset=Event.objects.none(), empty_label=None)
    everybody = forms.BooleanField(
        label=gettext_lazy("All departments that are not invited yet"), required=False,
        help_text=gettext_lazy("Each gets a link of its own and the same quota and last day."),
    )  # fmt: skip
    province = ProvinceChoice(
        label=gettext_lazy("Department of the province or city"), queryset=Province.objects.none(), required=False,
        empty_label=gettext_lazy("None: another unit or a person"),
    )  # fmt: skip
    unit = forms.CharField(
        label=gettext_lazy("Another unit"), max_length=200, required=False,
        help_text=gettext_lazy("Only where it is not the Department of Industry and Trade."),
    )  # fmt: skip
    set_aside = forms.BooleanField(
        label=gettext_lazy("Set these places aside for the province"), required=False,
        help_text=gettext_lazy("What is not used by the last day goes back to everybody."),
    )  # fmt: skip

    focal_persons = forms.CharField(
        label=gettext_lazy("Focal persons of all departments"), max_length=50_000, required=False, strip=False,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false", "class": "pasted"}),
        help_text=gettext_lazy(
            "Only for all departments at once. Copy the cells from Excel and paste them here, or type a line for each: "
            "“province; focal person; e-mail; phone”. Earlier names of provinces lead to today's. A department "
            "without an e-mail gets its link by Zalo."
        ),
    )  # fmt: skip

    FIRST = ("event", "everybody", "province", "unit")

    def __init__(self, *args: Any, edition: Edition, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.edition, self.focals = edition, focal.Focals()
        event: Any = self.fields["event"]
        event.queryset = Event.objects.filter(edition=edition)
        event.label_from_instance = lambda one: words.of(one, "name")
        self.provinces = Province.objects.as_of(today).order_by("slug")
        self.fields["province"].queryset = self.provinces  # type: ignore[attr-defined]
        if edition.starts_on and edition.starts_on - BEFORE_THE_CONFERENCE > today:
            self.fields["due_on"].initial = edition.starts_on - BEFORE_THE_CONFERENCE

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        named = typed.get("province") or typed.get("unit")
        if not self.errors and not (typed.get("everybody") or named):
            self.add_error("province", _("Name the department or the unit."))
        if typed.get("everybody") and named:
            self.add_error("everybody", _("Choose all departments or name one, not both."))
        self._insist_on_one_way(typed)
        return typed

    def clean_focal_persons(self) -> str:
        """Every line that cannot be read is named, so that all can be mended at once."""
        text = str(self.cleaned_data["focal_persons"])
        if text.strip():
            self.focals = focal.read(text, Known.load(self.edition))
        if self.focals.problems:
            raise forms.ValidationError([str(one) for one in self.focals.problems])
        return text

    def _insist_on_one_way(self, typed: dict[str, Any]) -> None:
        """One focal person for one department, a list for all of them."""
        if not typed.get("everybody"):
            if typed.get("focal_persons", "").strip():
                self.add_error("focal_persons", _("Tick “All departments that are not invited yet”, or empty this."))
            return
        for name in ("contact_name", "contact_email", "contact_phone"):
            if typed.get(name):
                self.add_error(name, _("All departments would get this one. Use the list of focal persons above."))


def terms_of(delegation: Delegation) -> dict[str, Any]:
    """What a form of a delegation begins with."""
    quotas = {f"quota-{quota.category_id}": quota.size for quota in delegation.quotas.all()}
    return {name: getattr(delegation, name) for name in EDITABLE} | quotas


class DeclineForm(forms.Form):
    """Why the list is declined; the focal person reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why the list is declined"), max_length=500, widget=forms.Textarea({"rows": 2})
    )
