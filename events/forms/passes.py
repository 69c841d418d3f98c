"""What the owner of a pass may change: who comes in their place, which sessions, what they agree to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import words
from events.choices import ConsentChannel, Purpose
from events.forms.register.consents import PurposesField, consents_to
from events.forms.register.person import PersonForm
from events.models import Consent, Delegate, Registration
from events.passes import Pass, Place
from events.registration import Consents
from events.templatetags.programme import clock


class SubstituteForm(PersonForm):
    """The new person; unit, province or country stay those of the place. Without a contact the old one stays, too."""

    ABOUT = ("honorific", "name", "academic_title", "position")

    def __init__(self, *args: Any, delegate: Delegate, **kwargs: Any) -> None:
        self.replaced = delegate
        super().__init__(*args, category=delegate.category, **kwargs)

    def fit(self, *, foreign: bool) -> None:
        super().fit(foreign=foreign)
        for name in ("unit", "country", "province"):
            self.fields.pop(name, None)
        self.fields["phone"].help_text = _("Of the person who comes. Left empty, messages go on as before.")
        self.fields["email"].help_text = ""

    def imagined(self) -> Delegate:
        old = self.replaced
        return Delegate(
            category=old.category, edition=old.edition, source=old.source, unit=old.unit, country=old.country,
            phone=old.phone, email=old.email,
        )  # fmt: skip

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """A new contact takes the place of the whole old one, whose owner is not to read the other's messages."""
        said = super().said(cleaned)
        kept = any(said.get(name) for name in self.CONTACT)
        return said if kept else {name: value for name, value in said.items() if name not in self.CONTACT}


class OwnForm(PersonForm):
    """The delegate's own details, as they stand."""

    def __init__(self, *args: Any, delegate: Delegate, **kwargs: Any) -> None:
        self.corrected = delegate
        super().__init__(*args, category=delegate.category, **kwargs)

    def imagined(self) -> Delegate:
        """A listed delegate may be reached through the focal person alone."""
        return Delegate(category=self.category, edition=self.category.edition, source=self.corrected.source)


class AbsenceForm(forms.Form):
    """At which events the delegate will be missing; of one alone nothing is asked."""

    registrations = forms.ModelMultipleChoiceField(
        label=gettext_lazy("I cannot attend"), queryset=Registration.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what you cannot attend.")},
    )  # fmt: skip

    def __init__(self, *args: Any, mine: Pass, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["registrations"]
        live = [place.registration.pk for place in mine.live]
        field.queryset = Registration.objects.filter(pk__in=live).select_related("event")
        field.label_from_instance = lambda registration: words.of(registration.event, "name")
        if len(live) == 1:
            field.widget = forms.MultipleHiddenInput()
            field.initial = live


class SessionsForm(forms.Form):
    """Which sessions the delegate wants, event by event."""

    def __init__(self, *args: Any, mine: Pass, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: dict[str, Place] = {}
        for place in mine.live:
            offered = mine.offered(place)
            if offered:
                name = f"sessions-{place.registration.pk}"
                self.places[name] = place
                self.fields[name] = forms.MultipleChoiceField(
                    label=words.of(place.registration.event, "name"), required=False,
                    choices=[(str(one.id), _told(one)) for one in offered],
                    initial=[str(pk) for pk in place.chosen], widget=forms.CheckboxSelectMultiple,
                )  # fmt: skip

    @property
    def wanted(self) -> list[tuple[str, Registration, list[int]]]:
        """Field, registration and session ids; read when valid."""
        said = self.cleaned_data
        return [(name, place.registration, [int(pk) for pk in said[name]]) for name, place in self.places.items()]


class ConsentsForm(forms.Form):
    """What the delegate agrees to, as it stands."""

    purposes = PurposesField()

    def __init__(self, *args: Any, standing: Sequence[Consent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"purposes": [one.purpose for one in standing]}

    @property
    def consents(self) -> Consents:
        """Read when valid."""
        return consents_to([Purpose(one) for one in self.cleaned_data["purposes"]], ConsentChannel.PASS)


def _told(session: Any) -> str:
    when = ", ".join(part for part in (clock(session), f"{session.day:%d/%m}" if session.day else "") if part)
    return f"{words.of(session, 'title')} ({when})" if when else words.of(session, "title")
