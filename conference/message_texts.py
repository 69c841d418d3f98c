"""WRITER  The words of messages: as shipped, as everybody's, or as one edition's own."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from conference import history, placeholders
from conference.choices import Action
from conference.errors import Refused
from conference.message_kinds import HIDDEN, Kind, Texts
from conference.models import Edition, MessageTemplate, User
from conference.ready import Given, Ready

_IN_USE = Ready(
    lambda: MessageTemplate.objects.filter(Q(edition=Given("edition")) | Q(edition=None), kind=Given("kind"))
)
FIELDS = ("subject_vi", "body_vi", "zalo_vi", "subject_en", "body_en", "zalo_en")


def stored(kind: Kind, edition: Edition | None) -> MessageTemplate | None:
    """The words staff have written for exactly that edition (None: for everybody)."""
    return MessageTemplate.objects.filter(kind=kind.name, edition=edition).first()


def in_use(kind: Kind, edition: Edition | None) -> dict[str, Texts]:
    """The texts that go out now, by language: the edition's own, else everybody's, else those shipped."""
    # No edition has the number 0: where none is asked for, everybody's are found.
    found = {row.edition_id: row for row in _IN_USE.all(kind=kind.name, edition=edition.pk if edition else 0)}
    template = found.get(edition.pk if edition else None) or found.get(None)
    return texts_of(template) if template else dict(kind.texts)


def texts_of(template: MessageTemplate) -> dict[str, Texts]:
    return {
        "vi": Texts(template.subject_vi, template.body_vi, template.zalo_vi),
        "en": Texts(template.subject_en, template.body_en, template.zalo_en),
    }


@transaction.atomic
def save(*, by: User | None, kind: Kind, edition: Edition | None, **fields: str) -> MessageTemplate:
    """Store staff's own words for a kind. Raises Refused, beside each field, for placeholders that do not exist."""
    if set(fields) != set(FIELDS):
        raise TypeError(f"all of {FIELDS} are needed")
    fields = {name: text.replace(HIDDEN, "").strip() for name, text in fields.items()}
    if wrong := wrong_in(kind, fields):
        raise Refused(fields=wrong)
    template = MessageTemplate.objects.select_for_update().filter(kind=kind.name, edition=edition).first()
    is_new = template is None
    template = template or MessageTemplate(kind=kind.name, edition=edition)
    before = history.snapshot(template, list(FIELDS))
    for name, value in fields.items():
        setattr(template, name, value)
    try:
        with transaction.atomic():
            template.save(update_fields=None if is_new else list(FIELDS))
    except IntegrityError as error:
        raise Refused(_("A colleague saved the same at this moment. Reload the page to see it.")) from error
    changes = history.difference(before, history.snapshot(template, list(FIELDS)))
    history.record(by=by, action=Action.ADDED if is_new else Action.CHANGED, target=template, changes=changes)
    return template


@transaction.atomic
def reset(*, by: User | None, kind: Kind, edition: Edition | None) -> None:
    """Forget staff's own words, so that those above them serve again. Without any, nothing happens."""
    template = MessageTemplate.objects.select_for_update().filter(kind=kind.name, edition=edition).first()
    if template is None:
        return
    history.record(by=by, action=Action.DELETED, target=template, changes=history.snapshot(template, list(FIELDS)))
    template.delete()


def problems(kind: Kind, text: str) -> list[str]:
    """What is wrong with the placeholders of a text, in sentences for the one who wrote it."""
    found = []
    allowed = ", ".join(f"{{{name}}}" for name in kind.names)
    if strange := placeholders.unknown_in(text, kind.names):
        said = ", ".join(f"{{{name}}}" for name in strange)
        found.append(
            _("%(said)s is no placeholder of this message. There are: %(allowed)s.")
            % {"said": said, "allowed": allowed}
        )
    if placeholders.has_stray_brace(text):
        found.append(_("A brace stands alone. A placeholder is a name between { and }, on one line."))
    return found


def wrong_in(kind: Kind, fields: Mapping[str, str]) -> dict[str, list[str]]:
    """What is wrong with the texts, by field; empty where they can go out."""
    wrong: dict[str, list[str]] = {}
    for name, text in fields.items():
        found = problems(kind, text)
        if name.startswith("body_"):
            found += _lacking(kind, text)
        if not text and not name.startswith("zalo_"):
            found.append(_("This text is needed."))
        if found:
            wrong[name] = found
    return wrong


def _lacking(kind: Kind, text: str) -> list[str]:
    used = placeholders.used_in(text)
    return [_("The text must hold {%(name)s}.") % {"name": name} for name in kind.needed if name not in used]


def rendered(texts: Texts, values: dict[str, Any]) -> Texts:
    """The texts with their values. The subject is one line; without a text for Zalo the body serves. Pure."""
    plain = {name: str(value).replace("\0", "") for name, value in values.items() if value is not None}
    subject = " ".join(placeholders.fill(texts.subject, plain).split())
    body = placeholders.fill(texts.body, plain).strip()
    return Texts(subject[:250], body, placeholders.fill(texts.zalo, plain).strip() or body)
