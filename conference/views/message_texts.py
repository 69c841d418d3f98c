"""The words of messages at the desk: an edition's own, or those for all editions."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates, message_kinds, message_texts
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.message_texts import MessageTextForm
from conference.message_kinds import Kind, Texts
from conference.models import Edition, MessageTemplate
from conference.permissions import Permission


@dataclass(frozen=True)
class Row:
    """A kind of message in the list: where its words come from, and where they are edited."""

    kind: Kind
    source: str
    subject: str
    address: str


@require_safe
@gates.staff
def listed(request: HttpRequest, edition_id: int | None = None) -> HttpResponse:
    """The kinds of messages, and whose words each uses."""
    edition = _edition(request, edition_id)
    return render(request, "conference/message_texts.html", {"edition": edition, "rows": _rows(edition)})


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def edit(request: HttpRequest, kind: str, edition_id: int | None = None) -> HttpResponse:
    """The texts in both languages, with the placeholders there are, and how they will look."""
    edition, known = _edition(request, edition_id), _kind(kind)
    form = MessageTextForm(request.POST or None, kind=known, texts=message_texts.in_use(known, edition))
    if form.is_valid() and "preview" not in request.POST:
        try:
            message_texts.save(by=gates.officer(request), kind=known, edition=edition, **form.cleaned_data)
            messages.success(request, _("Saved. Messages written from now on use these words."))
            return redirect(_address(edition, known))
        except Refused as refused:
            refusals.show(form, refused)
    page = {
        "edition": edition,
        "kind": known,
        "form": form,
        "previews": _previews(known, edition, form.texts),
        "own": message_texts.stored(known, edition),
        "reset": _address(edition, known, "message-text-reset"),
        "all": _all(edition),
    }
    return render(request, "conference/message_text.html", page)


@require_POST
@gates.staff
def reset(request: HttpRequest, kind: str, edition_id: int | None = None) -> HttpResponse:
    """Go back to the words above: everybody's, or those shipped."""
    edition, known = _edition(request, edition_id), _kind(kind)
    message_texts.reset(by=gates.officer(request), kind=known, edition=edition)
    messages.success(request, _("The words as shipped are in use again."))
    return redirect(_address(edition, known))


def _edition(request: HttpRequest, edition_id: int | None) -> Edition | None:
    if edition_id is not None:
        return gates.desk_edition(request, edition_id, Permission.EDIT_MESSAGES)
    gates.require(request, Permission.EDIT_MESSAGES)
    return None


def _kind(name: str) -> Kind:
    kind = message_kinds.get(name)
    if kind is None:
        raise Http404
    return kind


def _rows(edition: Edition | None) -> list[Row]:
    written = MessageTemplate.objects.filter(edition=edition) | MessageTemplate.objects.filter(edition=None)
    by_kind: dict[str, dict[int | None, MessageTemplate]] = {}
    for template in written:
        by_kind.setdefault(template.kind, {})[template.edition_id] = template
    return [_row(kind, edition, by_kind.get(kind.name, {})) for kind in message_kinds.known()]


def _row(kind: Kind, edition: Edition | None, written: dict[int | None, MessageTemplate]) -> Row:
    own = written.get(edition.pk) if edition else None
    template = own or written.get(None)
    texts = message_texts.texts_of(template) if template else kind.texts
    source = _("this edition's own words") if own else _("words for all editions") if template else _("as shipped")
    language = translation.get_language() or "vi"
    return Row(kind, source, texts[language].subject, _address(edition, kind))


def _address(edition: Edition | None, kind: Kind, name: str = "message-text") -> str:
    return reverse(f"{name}-of", args=[edition.pk, kind.name]) if edition else reverse(name, args=[kind.name])


def _all(edition: Edition | None) -> str:
    return reverse("message-texts-of", args=[edition.pk]) if edition else reverse("message-texts")


def _previews(kind: Kind, edition: Edition | None, texts: dict[str, Texts]) -> list[tuple[str, Any]]:
    """How each text looks with example values."""
    found = []
    for language, one in texts.items():
        with translation.override(language):
            found.append((language, message_texts.rendered(one, dict(kind.example_values(edition, language)))))
    return found
