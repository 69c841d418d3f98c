"""WRITER  Rooms, tracks and people as the desk saves them: plainly, with history."""

from typing import Any

from django.db import IntegrityError, transaction
from django.forms import ModelForm
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.folding import slug as slug_of
from conference.models import User
from events.models import Speaker


def save(*, by: User | None, form: "ModelForm[Any]") -> Any:
    """Store what a valid form says. Raises Refused where a colleague has just saved the same."""
    is_new = form.instance.pk is None
    before = {name: history.plain(form.initial.get(name)) for name in form.changed_data}
    if isinstance(form.instance, Speaker) and not form.instance.slug:
        form.instance.slug = _free_slug(form.instance.name)
    try:
        with transaction.atomic():
            saved = form.save()
            changes = {} if is_new else history.difference(before, history.snapshot(saved, form.changed_data))
            history.record(by=by, action=Action.ADDED if is_new else Action.CHANGED, target=saved, changes=changes)
    except IntegrityError:
        raise Refused(_("There is one of this name already.")) from None
    return saved


@transaction.atomic
def add_speaker(*, by: User | None, name: str, **details: Any) -> Speaker:
    """A person typed beside the programme; two of one name are two people."""
    speaker = Speaker.objects.create(name=name, slug=_free_slug(name), **details)
    history.record(by=by, action=Action.ADDED, target=speaker)
    return speaker


def _free_slug(name: str) -> str:
    base = slug_of(name)[:120].strip("-") or "dien-gia"
    known = set(Speaker.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = [base, *(f"{base}-{n}" for n in range(2, len(known) + 2))]
    return next(slug for slug in numbered if slug not in known)
