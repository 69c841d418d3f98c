"""A table pasted from Word or Excel, and the rows that were understood, each to be mended before it is saved."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from conference.models import Edition
from events import pasting, wording
from events.choices import ItemKind
from events.models import Event, Room
from events.pasting import Problem, Row, Understood

MOST_ROWS = 150
# Beside which field a problem is told.
PLACES = {
    Problem.NO_TITLE: "title",
    Problem.TITLE_TOO_LONG: "title",
    Problem.BY_TOO_LONG: "by",
    Problem.NO_KIND: "kind",
}


class TargetForm(forms.Form):
    """Where the table belongs, and whether it is one session or many."""

    ONE, EACH = "one", "each"

    event = forms.ModelChoiceField(label=_("Event of the chain"), queryset=Event.objects.none(), empty_label=None)
    day = DayField(label=_("Day"), required=False)
    room = forms.ModelChoiceField(
        label=_("Hall or room"), queryset=Room.objects.none(), required=False, empty_label=_("not yet known")
    )
    take_as = forms.ChoiceField(
        label=_("What the table is"),
        choices=[(ONE, _("One session: each row is an item of it")), (EACH, _("Each time is a session of its own"))],
        initial=ONE,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Title of the session"), max_length=300, required=False,
        help_text=_("For one session. Left empty, it is called as its event."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = Event.objects.filter(edition=edition)  # type: ignore[attr-defined]
        self.fields["room"].queryset = Room.objects.filter(edition=edition)  # type: ignore[attr-defined]


class TableForm(forms.Form):
    """The text of the table."""

    text = forms.CharField(
        label=_("The table"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "class": "pasted"}),
        help_text=_(
            "Select the table in Word or Excel, copy it, and paste it here. Columns: time, item, carried out by."
        ),
    )
    rows: list[Row]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        self.rows = pasting.rows_of(text)
        if not self.rows:
            raise forms.ValidationError(_("There is no table in this text. Copy the rows themselves, then paste."))
        if len(self.rows) > MOST_ROWS:
            raise forms.ValidationError(
                _("The table has more than %(most)s rows. Paste it in parts."), params={"most": MOST_ROWS}
            )
        return text


class RowForm(forms.Form):
    """One row as it was understood. Every cell can be mended; nothing is dropped unless it is said."""

    time = forms.CharField(label=_("Time"), max_length=200, required=False)
    title = forms.CharField(label=_("Item"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))
    by = forms.CharField(label=_("Carried out by"), max_length=2000, required=False, widget=forms.Textarea({"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "---------"), *ItemKind.choices], required=False)
    leave_out = forms.BooleanField(label=_("Leave out"), required=False)

    @property
    def row(self) -> Row:
        cleaned = self.cleaned_data
        words = {name: " ".join(cleaned.get(name, "").split()) for name in ("time", "title", "by")}
        return Row(**words, kind=cleaned.get("kind", ""))


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The preview's rows. Invalid while one that is not left out needs mending."""

    understood: list[Understood]

    def clean(self) -> None:
        if any(form.errors for form in self.forms):
            self.understood = []
            return
        kept = [form for form in self.forms if not form.cleaned_data.get("leave_out")]
        if not kept:
            raise forms.ValidationError(_("All rows are left out: there is nothing to save."))
        self.understood = pasting.understand([form.row for form in kept])
        for form, understood in zip(kept, self.understood, strict=True):
            tell(form, understood)


def tell(form: RowForm, understood: Understood) -> None:
    """Put what must be mended beside its field, and what is only to be known beside the row."""
    form.notes = [wording.problem(one) for one in understood.problems if not one.must_be_mended]  # type: ignore[attr-defined]
    for problem in understood.problems:
        if problem.must_be_mended:
            form.add_error(PLACES.get(problem, "time"), wording.problem(problem))


RowFormSet = cast(
    type[Rows],
    forms.formset_factory(RowForm, formset=Rows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS),
)


def as_posted(rows: list[Row]) -> dict[str, str]:
    """The rows as if the preview had been sent once: so that its first showing already says what to mend."""
    data = {"rows-TOTAL_FORMS": str(len(rows)), "rows-INITIAL_FORMS": "0"}
    for place, row in enumerate(rows):
        said = {"time": row.time, "kind": row.kind or pasting.guess(row.title), "title": row.title, "by": row.by}
        data |= {f"rows-{place}-{name}": value for name, value in said.items()}
    return data
