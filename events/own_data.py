"""All that is kept of a delegate, for themselves: one plain structure, shown as a page and given as JSON."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import phones
from conference.models import Message
from events import countries, words
from events.choices import OF_A_STAY
from events.models import Answer, Consent, Delegate, Hold, Printed, Registration, Scan, Seat, SessionSignUp


@dataclass(frozen=True)
class Part:
    """One group of it, as pairs of label and value."""

    code: str
    heading: str
    rows: list[tuple[str, str]]


def of(delegate: Delegate) -> list[Part]:
    """Nine queries. In the active language, moments in the conference's own time."""
    registrations = list(Registration.objects.filter(delegate=delegate).select_related("event").order_by("pk"))
    parts = [
        Part("person", _("Who you are"), _person(delegate)),
        Part("registrations", _("Registrations"), [_registration(one) for one in registrations]),
        Part("sessions", _("sessions wanted").capitalize(), _sessions(registrations)),
        Part("stay", _("Where you stay and who meets you"), _stay(registrations)),
        Part("seats", _("seats").capitalize(), _seats(registrations)),
        Part("answers", _("Further questions"), _answers(delegate)),
        Part("consents", _("What you agreed to"), _consents(delegate)),
        Part("scans", _("When your pass was scanned"), _scans(registrations)),
        Part("printed", _("What was printed for you"), _printed(delegate)),
        Part("messages", _("What you were told"), _messages(delegate)),
    ]
    return [part for part in parts if part.rows]


def as_json(delegate: Delegate) -> dict[str, Any]:
    """The same for programs: groups and rows in order."""
    return {
        part.code: [{"label": label, "value": value} for label, value in part.rows] for part in of(delegate)
    }  # fmt: skip


def as_text(delegate: Delegate) -> str:
    """The same to be read and printed anywhere: a heading, then a line a row."""
    parts = [[part.heading.upper(), *(f"{label}: {value}" for label, value in part.rows)] for part in of(delegate)]
    return "\r\n\r\n".join("\r\n".join(lines) for lines in parts) + "\r\n"


FIELDS = ("honorific", "name", "academic_title", "position", "unit", "province", "country", "category", "phone",
          "email", "language", "arrives_at", "arrival", "transport", "lodging", "lodging_note", "diet",
          "interpretation", "source", "scan_code", "created_at", "contact_confirmed_at")  # fmt: skip


def _person(delegate: Delegate) -> list[tuple[str, str]]:
    rows = [(_label(delegate, name), _shown(delegate, name)) for name in FIELDS]
    return [(label, value) for label, value in rows if value]


def _label(delegate: Delegate, name: str) -> str:
    field: Any = delegate._meta.get_field(name)
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _shown(delegate: Delegate, name: str) -> str:
    value = getattr(delegate, name)
    if name == "phone":
        return phones.readable(value) if value else ""
    if name == "country":
        return countries.name_of(value) if value else ""
    if name in ("province", "category"):
        return words.of(value, "name") if value else ""
    if hasattr(value, "astimezone"):
        return _moment(value)
    display = getattr(delegate, f"get_{name}_display", None)
    return str(display() if display else value or "")


def _registration(one: Registration) -> tuple[str, str]:
    return words.of(one.event, "name"), f"{one.get_state_display()} ({_moment(one.applied_at)})"


def _sessions(registrations: list[Registration]) -> list[tuple[str, str]]:
    rows = SessionSignUp.objects.standing().filter(registration__in=registrations).select_related("session__event")
    return [(words.of(one.session.event, "name"), words.of(one.session, "title")) for one in rows]


def _stay(registrations: list[Registration]) -> list[tuple[str, str]]:
    held = Hold.objects.filter(registration__in=registrations, pool__kind__in=OF_A_STAY).select_related("pool")
    return [(str(one.pool.get_kind_display()), one.pool.name) for one in held.order_by("pool__kind")]


def _seats(registrations: list[Registration]) -> list[tuple[str, str]]:
    rows = Seat.objects.filter(registration__in=registrations).select_related("block", "plan__event", "plan__room")
    return [(words.of(one.plan.event, "name"), f"{words.of(one.plan.room, 'name')}, {one.words}") for one in rows]


def _answers(delegate: Delegate) -> list[tuple[str, str]]:
    rows = Answer.objects.filter(delegate=delegate).select_related("question")
    return [(words.of(one.question, "label"), one.text) for one in rows]


def _consents(delegate: Delegate) -> list[tuple[str, str]]:
    return [(str(one.get_purpose_display()), _consent(one)) for one in Consent.objects.filter(delegate=delegate)]


def _consent(one: Consent) -> str:
    words_of = {"at": _moment(one.given_at), "version": one.text_version, "door": one.get_given_through_display()}
    told = _("given at %(at)s (text %(version)s, %(door)s)") % words_of
    return f"{told}; {_('withdrawn at %(at)s') % {'at': _moment(one.withdrawn_at)}}" if one.withdrawn_at else told


def _scans(registrations: list[Registration]) -> list[tuple[str, str]]:
    rows = Scan.objects.filter(registration__in=registrations).select_related("event").order_by("at")
    return [(words.of(one.event, "name"), _moment(one.at)) for one in rows]


def _printed(delegate: Delegate) -> list[tuple[str, str]]:
    rows = Printed.objects.filter(delegate=delegate).select_related("run").order_by("run")
    return [(str(one.run.get_kind_display()), _moment(one.run.at)) for one in rows]


def _messages(delegate: Delegate) -> list[tuple[str, str]]:
    rows = Message.objects.about(delegate).order_by("pk")
    return [(one.subject, f"{one.get_state_display()} ({_moment(one.created_at)})") for one in rows]


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
