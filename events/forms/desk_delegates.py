"""What colleagues type about a delegate: the person with the category, and a registration at the counter."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.models import Edition
from events import words
from events.choices import DelegateSource
from events.forms.listed_stay import ListedStay
from events.forms.register.person import PersonForm
from events.models import Category, Delegate, Event

STAY = ("arrival", "transport", "lodging", "lodging_note", "diet", "interpretation")


class CategoryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return words.of(obj, "name")


class EventsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return words.of(obj, "name")


class StaffPersonForm(ListedStay, PersonForm):
    """As the delegate's own form, with the category; a contact is not needed."""

    interpretation = forms.CharField(label=gettext_lazy("Interpretation into"), max_length=60, required=False)

    STAFF: tuple[str, ...] = ("category",)
    EXTRA: tuple[str, ...] = STAY

    def __init__(self, *args: Any, edition: Edition, category: Category, **kwargs: Any) -> None:
        """`category` is what the form is made for until another is sent."""
        known = {str(one.pk): one for one in Category.objects.filter(edition=edition)}
        data = args[0] if args else kwargs.get("data")
        sent = data.get("category", "") if data else ""
        super().__init__(*args, category=known.get(sent, category), **kwargs)
        categories = Category.objects.filter(edition=edition)
        self.fields["category"] = CategoryChoice(
            label=_("Category"), queryset=categories, empty_label=None, initial=category.pk
        )
        self.fields["unit"].required = False
        for name in STAY:
            if name not in self.EXTRA:
                del self.fields[name]
        self.lay_out(
            [
                (_("Who it is"), [*self.STAFF, *self.ABOUT]),
                (_("Contact"), self.CONTACT),
                (_("The stay"), self.EXTRA),
            ]
        )

    def imagined(self) -> Delegate:
        return Delegate(category=self.category, edition=self.category.edition, source=DelegateSource.STAFF)

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        own = (*self.STAFF, *self.EXTRA)
        return super().said(cleaned) | {name: cleaned[name] for name in own if name in cleaned}


class CounterForm(StaffPersonForm):
    """Somebody stands at the reception desk: the least that a badge and a seat need."""

    events = EventsChoice(
        label=gettext_lazy("Attends"), queryset=Event.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what to attend.")},
    )  # fmt: skip
    namesake = forms.BooleanField(
        label=gettext_lazy("This is another person of the same name and unit"), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    EXTRA = ()
    STAFF = ()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["events"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]
        self.lay_out([("", ["key", "category", "events"]), (_("Who it is"), self.ABOUT), (_("Contact"), self.CONTACT)])
        self.fields["namesake"].widget = forms.HiddenInput()
        self.helper.layout.append("namesake")

    def ask_for_namesake(self) -> None:
        """Show the box once somebody of that name is known."""
        self.fields["namesake"].widget = forms.CheckboxInput()
