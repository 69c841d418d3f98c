"""WRITER  Those who signed up for what a publication changed are told, once for each publication."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from conference import history, outbox
from conference.choices import Action
from conference.errors import Refused
from conference.models import Mailing, User
from events import change_words, delegate_messages, words
from events.change_words import Told
from events.choices import LIVE
from events.models import AgendaVersion, Delegate, SessionSignUp


@dataclass(frozen=True)
class Concerned:
    """Somebody, and what they signed up for that is different now."""

    delegate: Delegate
    changes: list[Told]


def concerned(version: AgendaVersion) -> list[Concerned]:
    """Who signed up for a session that this publication moved, changed or withdrew; by given name. One query.

    Whoever has neither e-mail nor phone cannot be told, and is left out.
    """
    told = zip(version.changes, change_words.tell(version.changes), strict=True)
    changed = {change["session"]: words for change, words in told if change["what"] != "added"}
    signed = SessionSignUp.objects.filter(
        uid__in=changed, registration__state__in=LIVE, registration__event__edition=version.edition_id
    ).select_related("registration__delegate__edition")
    found: dict[int, Concerned] = {}
    for one in signed.order_by("registration__delegate__name_order", "registration__delegate", "pk"):
        delegate = one.registration.delegate
        if delegate.email or delegate.phone:
            found.setdefault(delegate.pk, Concerned(delegate, [])).changes.append(changed[str(one.uid)])
    return list(found.values())


@transaction.atomic
def tell(*, by: User | None, version: AgendaVersion) -> Mailing:
    """Write to everybody concerned. Raises Refused where that was done, and where it concerns nobody."""
    version = AgendaVersion.objects.select_for_update(of=("self",)).select_related("edition").get(pk=version.pk)
    if version.told_at:
        raise Refused(_("Those concerned have been told of this publication already."))
    people = concerned(version)
    if not people:
        raise Refused(_("This publication changes nothing for anybody who signed up."))
    mailing = outbox.open_mailing(by=by, kind=delegate_messages.PROGRAMME, edition=version.edition)
    for one in people:
        delegate_messages.tell_changes(one.delegate, _lines(one.delegate, one.changes), by=by, mailing=mailing)
    version.told_at = timezone.now()
    version.save(update_fields=["told_at"])
    history.record(by=by, action=Action.CHANGED, target=version, changes={"told": len(people)})
    return mailing


def _lines(delegate: Delegate, changes: Iterable[Told]) -> str:
    """In the delegate's language."""
    with translation.override(delegate.language):
        lines = []
        for one in changes:
            lines.append(f"{one.label}: {words.of(one, 'title')}")
            telling = [line for line in one.lines if line.before or line.after]
            lines += [f"  {line.label}: {line.before} → {line.after}" for line in telling]
    return "\n".join(lines)
