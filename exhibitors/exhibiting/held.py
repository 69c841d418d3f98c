"""What the writers of exhibitors share: the lock, checks, history."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.folding import fold, slug
from conference.models import User
from exhibitors import fairs
from exhibitors.models import Exhibitor, Product

# Of these the trail says only that they changed: they are nobody's business, or long.
UNTOLD = frozenset({
    "tax_code", "invoice_name", "invoice_address", "invoice_email", "profile_vi", "profile_en", "public_phone",
    "public_email", "text_vi", "text_en", "name", "phone", "email", "position",
})  # fmt: skip


def held(exhibitor: Exhibitor) -> Exhibitor:
    """The exhibitor as it is, under the lock of its fair. Raises Refused where it has been deleted."""
    fairs.lock(exhibitor.edition)
    rows = Exhibitor.objects.select_related("edition", "province")
    found: Exhibitor | None = rows.filter(pk=exhibitor.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found


def insist_editable(details: Mapping[str, Any], editable: Collection[str]) -> None:
    if unknown := set(details) - set(editable):
        raise TypeError(f"not editable: {sorted(unknown)}")


def described(row: models.Model, details: Mapping[str, Any]) -> Any:
    """The row with these details, texts without blanks around them."""
    for name, value in details.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    return row


def change(by: User | None, row: models.Model, details: Mapping[str, Any]) -> None:
    """Write the details of a locked row, and note what changed. Raises Refused where one cannot stand."""
    before = history.snapshot(row, list(details))
    described(row, details)
    checked_save(row, update_fields=list(details))
    note_changes(by, row, history.difference(before, history.snapshot(row, list(details))))


def note_changes(by: User | None, row: models.Model, changed: Mapping[str, Any]) -> None:
    """Note what changed, if anything did."""
    told = {name: "…" if name in UNTOLD else pair for name, pair in changed.items()}
    if told:
        history.record(by=by, action=Action.CHANGED, target=row, changes=told)


def checked_save(row: models.Model, update_fields: list[str] | None = None) -> None:
    """Save what is valid; raises Refused with the fields that cannot stand."""
    if isinstance(row, Exhibitor | Product):
        row.folded = fold(f"{row.name_vi} {row.name_en or ''}")
        update_fields = [*update_fields, "folded"] if update_fields else None
    try:
        row.full_clean()
        with transaction.atomic():
            row.save(update_fields=update_fields)
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error
    except IntegrityError as error:
        raise Refused(_("Somebody else changed this at the same moment. Reload the page.")) from error


def free_slug(name: str, taken: Collection[str]) -> str:
    """A slug of the name that is not taken yet; under the lock."""
    stem = slug(name)[:100].strip("-") or "x"
    number, free = 1, stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    return free
