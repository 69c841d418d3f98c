"""What is printed for people, for whom, and what stands around it: a form for each kind of print."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import naming
from conference.errors import Refused
from conference.models import Edition, Series
from events import programme, words
from events.choices import PrintKind, ReprintReason
from events.forms.desk_delegates import CategoryChoice
from events.forms.letterheads import LetterheadForm
from events.models import AgendaVersion, Category, Delegate, Delegation, Event
from events.prints.people import certificates, door_signs, envelopes, invitations, lists, plates, whom
from events.prints.people.job import Job, Which
from events.prints.people.occasion import Occasion
from events.prints.people.whom import People, Wanted


class EventChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return words.of(obj, "name")


class DelegationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.invited} – {words.of(obj.event, 'name')}"


def text(label: Any, size: int = 150, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=size, required=False, **more)


def lines(label: Any, **more: Any) -> forms.CharField:
    return text(label, 1000, widget=forms.Textarea({"rows": 3}), **more)


class PrintedForm(forms.Form):
    """A kind of print. `OWN` are the fields that it asks for itself, `ENDINGS` the files that it is had as.

    `KIND` is the print log's; a kind without one is not kept track of.
    """

    LABEL: ClassVar[Any]
    ABOUT: ClassVar[Any]
    OWN: ClassVar[tuple[str, ...]] = ()
    KIND: ClassVar[PrintKind | None] = None
    ENDINGS: ClassVar[tuple[str, ...]] = ("pdf",)

    # What was told of the pieces when the form was last shown: whoever hands it back has read it.
    told = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition

    @property
    def kept(self) -> dict[str, str]:
        """What was typed and chosen of the print itself, to be offered again; never for whom."""
        around = (*LetterheadForm.AROUND, "recipients") if isinstance(self, LetterheadForm) else ()
        return {name: self.data.get(name, "") for name in (*self.OWN, *around)}

    def job(self) -> Job:
        """What is asked for, with all that it takes."""
        raise NotImplementedError

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page shows them, each group under its heading."""
        groups = [(_("The print itself"), self.OWN)]
        if isinstance(self, LetterheadForm):
            groups.append((_("Head and foot of the document"), (*LetterheadForm.AROUND, "recipients")))
        return [(heading, [self[name] for name in names]) for heading, names in groups]

    @property
    def only(self) -> Delegate | None:
        """The one person for whom it was opened."""
        return None

    def typed(self, name: str) -> str:
        """What was typed or chosen there; "" for all that is no text."""
        value = self.cleaned_data.get(name)
        return value if isinstance(value, str) else ""


class WhomForm(PrintedForm):
    """A print for people."""

    WHOM = ("standing", "event", "category", "delegation", "q", "order")

    standing = forms.ChoiceField(label=gettext_lazy("How sure they are to come"), choices=whom.Standing.choices)
    event = EventChoice(
        label=gettext_lazy("Event of the chain"), queryset=Event.objects.none(), required=False,
        empty_label=gettext_lazy("The whole conference"),
    )  # fmt: skip
    category = CategoryChoice(
        label=gettext_lazy("Category"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=gettext_lazy("All"),
    )
    delegation = DelegationChoice(
        label=gettext_lazy("Delegation"), queryset=Delegation.objects.none(), required=False,
        empty_label=gettext_lazy("All"),
    )  # fmt: skip
    q = text(gettext_lazy("Name, unit or code"), 100, help_text=gettext_lazy("To print for one person alone."))
    order = forms.ChoiceField(label=gettext_lazy("Order"), choices=whom.Order.choices)
    delegate = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        sources: dict[str, Any] = {
            "event": Event.objects.filter(edition=edition),
            "category": Category.objects.filter(edition=edition),
            "delegation": Delegation.objects.filter(event__edition=edition).select_related("event", "province"),
        }
        for name, queryset in sources.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if self.only:
            self.fields["standing"].required = self.fields["order"].required = False
        if self.KIND:
            self.fields["which"] = forms.ChoiceField(label=_("Which of them"), choices=Which.choices, required=False)
            reasons = [("", "—"), *ReprintReason.choices]
            self.fields["reason"] = forms.ChoiceField(
                label=_("Why again"), choices=reasons, required=False,
                help_text=_("Needed where a piece would be the same as the last one printed."),
            )  # fmt: skip

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        # For one person there is nothing to choose but what they are asked to.
        names = ("event",) if self.only else self.WHOM
        pieces = [(_("Pieces"), [self["which"], self["reason"]])] if self.KIND else []
        return [(_("For whom"), [self[name] for name in names]), *super().groups, *pieces]

    @cached_property
    def only(self) -> Delegate | None:
        """The one person for whom it was opened."""
        number = str(self["delegate"].value() or "")
        if not (number.isdecimal() and number.isascii() and len(number) < 10):
            return None
        return Delegate.objects.filter(edition=self.edition, pk=int(number)).first()

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        if self.only:
            return Wanted(edition=self.edition, standing=whom.Standing.LIVE, delegate=self.only.pk)
        return Wanted(edition=self.edition, **{name: said[name] for name in self.WHOM})

    def job(self) -> Job:
        """What is asked for, with the people found. Four queries at most."""
        found = whom.people(self.wanted)
        made = self.made(found)
        return Job(
            edition=self.edition, all=made.contents(), makers=self.makers(made), kind=self.KIND,
            which=self.cleaned_data.get("which", ""), others=self.others(), wants=made.wants, around=self.around(made),
        )  # fmt: skip

    def made(self, found: People) -> Any:
        """The print of these people."""
        raise NotImplementedError

    def makers(self, made: Any) -> dict[str, Callable[[Any], bytes]]:
        return {ending: getattr(made, ending) for ending in self.ENDINGS}

    def others(self) -> int:
        """Pieces that name nobody."""
        return 0

    def around(self, made: Any) -> tuple[str, ...]:
        """The texts that stand on all pieces."""
        return tuple(value for name in (*self.OWN, *LetterheadForm.AROUND) if (value := self.typed(name)))

    @property
    def occasion(self) -> Occasion:
        return Occasion(
            self.edition, Series.objects.first(), self.cleaned_data["event"], self.typed("time"), self.typed("where")
        )


class PlateForm(WhomForm):
    LABEL = gettext_lazy("Name plates")
    ABOUT = gettext_lazy("Folded or for a holder; title only, or title and name.")
    OWN, KIND = ("saying", "sides"), PrintKind.PLATE

    saying = forms.ChoiceField(label=gettext_lazy("What it says"), choices=plates.Saying.choices)
    sides = forms.ChoiceField(label=gettext_lazy("Sides"), choices=plates.Sides.choices)

    def made(self, found: People) -> plates.Plates:
        return plates.Plates(found.all, self.cleaned_data["saying"], self.cleaned_data["sides"])


class SignedForm(WhomForm, LetterheadForm):
    """With who issues and who signs, and what is said of them in English."""

    numbering = forms.ChoiceField(label=gettext_lazy("Numbering"), choices=invitations.Numbering.choices)
    tongue = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=invitations.Tongue.choices)
    time = text(
        gettext_lazy("Time"),
        help_text=gettext_lazy("Empty: the days of the event. For example 08 giờ 00, ngày 15/10/2027."),
    )
    where = text(gettext_lazy("Place"), help_text=gettext_lazy("Empty: the place of the event."))
    organ_en = text(gettext_lazy("Issuing organ, in English"))
    position_en = text(gettext_lazy("Position of who signs, in English"))

    def signed(self) -> dict[str, Any]:
        names = ("numbering", "tongue", "organ_en", "position_en")
        return {name: self.cleaned_data[name] for name in names} | {"letterhead": self.letterhead}


class InvitationForm(SignedForm):
    LABEL = gettext_lazy("Invitations")
    ABOUT = gettext_lazy("By Decree 30/2020/NĐ-CP, numbered; letters in English to guests from abroad.")
    OWN = ("form", "numbering", "tongue", "chair", "time", "where", "note", "note_en", "organ_en", "position_en")
    KIND, ENDINGS = PrintKind.INVITATION, ("pdf", "docx")

    form = forms.ChoiceField(label=gettext_lazy("Whom one sheet invites"), choices=invitations.Form.choices)
    chair = text(gettext_lazy("Chaired by"), help_text=gettext_lazy("Empty: who chairs the event."))
    note = lines(gettext_lazy("What guests are to mind"), help_text=gettext_lazy("A paragraph a line."))
    note_en = lines(gettext_lazy("The same in English"))

    def made(self, found: People) -> invitations.Invitations:
        said = {name: self.cleaned_data[name] for name in ("form", "chair", "note", "note_en")}
        return invitations.Invitations(found.all, self.occasion, **self.signed(), **said)

    def others(self) -> int:
        return 0 if self.cleaned_data["form"] == invitations.Form.EACH else 1


class CertificateForm(SignedForm):
    LABEL = gettext_lazy("Certificates of attendance")
    ABOUT = gettext_lazy("For all who are confirmed, or those who have come.")
    OWN = ("numbering", "tongue", "time", "where", "organ_en", "position_en")
    KIND = PrintKind.CERTIFICATE

    def made(self, found: People) -> certificates.Certificates:
        return certificates.Certificates(found.all, self.occasion, **self.signed())


class EnvelopeForm(WhomForm):
    LABEL = gettext_lazy("Envelopes")
    ABOUT = gettext_lazy("For the invitations, in three sizes.")
    OWN, KIND = ("size", "tongue", "sender", "sender_en"), PrintKind.ENVELOPE

    size = forms.ChoiceField(label=gettext_lazy("Size"), choices=envelopes.Size.choices)
    tongue = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=invitations.Tongue.choices)
    sender = lines(gettext_lazy("Sender"), help_text=gettext_lazy("Organ and address, a line each."))
    sender_en = lines(gettext_lazy("Sender, in English"))

    def made(self, found: People) -> envelopes.Envelopes:
        return envelopes.Envelopes(found.all, **{name: self.cleaned_data[name] for name in self.OWN})


class ListForm(WhomForm, LetterheadForm):
    LABEL = gettext_lazy("Lists of delegates")
    ABOUT = gettext_lazy("By delegation, category or nationality; PDF, Word, Excel.")
    OWN, ENDINGS = ("grouping", "purpose", "language"), ("pdf", "docx", "xlsx")

    grouping = forms.ChoiceField(label=gettext_lazy("Groups"), choices=lists.Grouping.choices)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What for"), choices=lists.Purpose.choices,
        help_text=gettext_lazy("Take phones or lodging only where they are needed: it is written down who took them."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=settings.LANGUAGES)

    def made(self, found: People) -> lists.DelegateList:
        said = {name: self.cleaned_data[name] for name in self.OWN}
        return lists.DelegateList(found, self.occasion, self.letterhead, **said)

    def makers(self, made: lists.DelegateList) -> dict[str, Callable[[Any], bytes]]:
        # A list is taken whole.
        return {"pdf": lambda _all: made.pdf(), "docx": lambda _all: made.docx(), "xlsx": lambda _all: made.xlsx()}

    @property
    def is_sensitive(self) -> bool:
        """Whether phones or lodging stand on it."""
        return self.cleaned_data["purpose"] in lists.SENSITIVE


class DoorSignForm(PrintedForm):
    """Of the live publication: a sign says what was made known."""

    LABEL = gettext_lazy("Door signs")
    ABOUT = gettext_lazy("What takes place in each room on each day, as published.")
    OWN, KIND = ("language",), PrintKind.DOOR_SIGN

    event = EventChoice(
        label=gettext_lazy("Event of the chain"), queryset=Event.objects.none(), required=False,
        empty_label=gettext_lazy("The whole programme"),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language of the print"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]

    def job(self) -> Job:
        version = AgendaVersion.objects.filter(edition=self.edition).defer("changes").first()
        if version is None:
            raise Refused(_("The programme has not been published yet: signs say what was made known."))
        said = self.cleaned_data
        with translation.override(said["language"]):
            title = naming.plain_title(self.edition, Series.objects.first())
        made = door_signs.DoorSigns(programme.read(version.content), title, said["event"], said["language"])
        return Job(
            edition=self.edition, all={}, makers={"pdf": lambda _pieces: made.pdf()}, kind=self.KIND,
            others=len(made.signs()), around=tuple(made.texts()),
        )  # fmt: skip


FORMS: dict[str, type[PrintedForm]] = {
    "plates": PlateForm,
    "invitations": InvitationForm,
    "envelopes": EnvelopeForm,
    "lists": ListForm,
    "certificates": CertificateForm,
    "door-signs": DoorSignForm,
}
