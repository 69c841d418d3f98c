"""A person's details on their way into a delegate's row: normalised, checked, folded for comparison and order."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conference import phones
from conference.errors import Refused
from conference.folding import fold
from conference.name_order import given_name_key
from events.choices import DelegateSource
from events.models import Delegate

EDITABLE = frozenset(
    {"honorific", "name", "academic_title", "position", "unit", "province", "country", "phone", "email", "language",
     "arrives_at", "arrival", "lodging", "lodging_note", "transport", "diet", "interpretation"}
)  # fmt: skip
# What colleagues alone may say of a person.
STAFF_ONLY = frozenset({"category"})
# Zero-width space, word joiner, byte order mark, soft hyphen.
UNSEEN = frozenset("\u200b\u2060\ufeff\u00ad")
DERIVED = ("folded_name", "folded_unit", "name_order")
# Looked up by the database itself: checking them here would ask for each of them once more.
REFERENCES = frozenset({"edition", "category", "province", "idempotency_key"})


def describe(delegate: Delegate, person: Mapping[str, Any]) -> list[str]:
    """Put the details into the delegate, unsaved, and return which fields to save.

    Text is NFC with single spaces, a phone E.164. Raises Refused with the fields that cannot stand.
    """
    unknown = set(person) - EDITABLE - STAFF_ONLY
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in person.items():
        setattr(delegate, name, _tidy(value) if isinstance(value, str) else value)
    wrong = _phone(delegate) | _origin(delegate) | _contact(delegate)
    try:
        delegate.clean_fields(exclude=REFERENCES | set(DERIVED) | {"phone"})
    except ValidationError as error:
        wrong |= error.message_dict
    if wrong:
        raise Refused(fields=wrong)
    delegate.folded_name, delegate.folded_unit = fold(delegate.name)[:120], fold(delegate.unit)[:200]
    delegate.name_order = given_name_key(delegate.name)
    return [*person, *DERIVED]


def _tidy(text: str) -> str:
    """NFC, single spaces, and nothing that cannot be seen: copied text brings it along, and databases refuse some."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(sign for sign in spaced if sign not in UNSEEN and unicodedata.category(sign) != "Cc")


def _phone(delegate: Delegate) -> dict[str, list[str]]:
    if not delegate.phone:
        return {}
    try:
        delegate.phone = phones.e164(delegate.phone)
    except ValueError:
        sentence = _("This is no phone number. Write it like 0912 345 678, or with + and the country's code.")
        return {"phone": [sentence]}
    return {}


def _origin(delegate: Delegate) -> dict[str, list[str]]:
    if delegate.province_id and delegate.country:
        return {"country": [_("Give either a province or a country.")]}
    if delegate.category.is_foreign and not delegate.country:
        return {"country": [_("Choose the country you come from.")]}
    return {}


def _contact(delegate: Delegate) -> dict[str, list[str]]:
    if delegate.phone or delegate.email or delegate.source != DelegateSource.PUBLIC:
        return {}
    return {"email": [_("Give a phone number or an e-mail address, so that we can reach you.")]}
