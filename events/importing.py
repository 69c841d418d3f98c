"""WRITER  A list of people that staff send: looked at first, then registered, batch by batch, each row once.

What is registered goes through `registration.register_listed`, by the rules of the counter. A row's key is made of
the person and the events: a batch that is cut off, or a list that is sent twice, registers nobody twice, and nobody
who has withdrawn.
"""

import datetime
import logging
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.folding import fold
from conference.models import Edition, Province, User
from events import registration, sheets
from events.choices import FINISHED, LIVE, EventKind, ImportState
from events.models import Category, DelegateImport, Event, Registration
from events.sheets import Known, Sheet, SheetRow

logger = logging.getLogger(__name__)

# So many rows are one transaction: a twentieth of a second in which others wait; a quarter, where it goes one by one.
BATCH = 50
UNCONFIRMED_FOR = datetime.timedelta(days=1)
TOLD_FOR = datetime.timedelta(days=7)
LISTS = uuid.UUID("6f0b1f52-8c5e-4f0a-9a39-5d9d1d0c7e11")


@dataclass
class Outcome:
    """What became of rows: how many are new, how many were registered already, which were refused and why."""

    made: int = 0
    known: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """A list that was read, and what its people are registered for."""

    edition: Edition
    sheet: Sheet
    category: Category
    events: Sequence[Event]

    def key(self, row: SheetRow) -> uuid.UUID:
        events = sorted(event.pk for event in self.events)
        return uuid.uuid5(LISTS, f"{self.edition.pk} {events} {_person(row)}")


def plan(
    edition: Edition, data: bytes, name: str, *, category: Category, events: Collection[Event],
    province: Province | None = None, pasted: bool = False,
) -> Plan:  # fmt: skip
    """Read a list; rows that name no province or category have the ones given. Three queries."""
    defaults = {"category": category} | ({"province": province} if province else {})
    known = Known.load(edition, **defaults)
    sheet = sheets.read_pasted(data.decode(), known) if pasted else sheets.read(data, name, known)
    return Plan(edition, sheet, category, list(events))


def usual(edition: Edition) -> tuple[Category, list[Event]]:
    """For what a list registers unless something else is said: the first category, the main conference.

    Raises Refused while the edition has neither.
    """
    category = Category.objects.filter(edition=edition).first()
    events = list(Event.objects.filter(edition=edition))
    if category is None or not events:
        raise Refused(
            _("This edition has no events or no categories of delegates yet: add them in the data management first.")
        )
    return category, [one for one in events if one.kind == EventKind.MAIN] or events[:1]


def register_all(plan: Plan, *, by: User | None) -> Iterator[Outcome]:
    """Register the good rows; gives the outcome of each batch once it is committed."""
    rows = plan.sheet.good
    for start in range(0, len(rows), BATCH):
        with transaction.atomic():
            outcome = _register(plan, rows[start : start + BATCH], by)
        yield outcome


def _register(plan: Plan, rows: Sequence[SheetRow], by: User | None) -> Outcome:
    known = _registered(plan, rows)
    new = [row for row in rows if _person(row) not in known]
    receipts = registration.register_listed(by=by, events=plan.events, people=[_newcomer(plan, row) for row in new])
    outcome = Outcome(known=len(rows) - len(new))
    for row, receipt in zip(new, receipts, strict=True):
        if isinstance(receipt, Refused):
            outcome.refused.append((row.number, _told(receipt)))
        else:
            outcome.known += receipt.again
            outcome.made += not receipt.again
    return outcome


def _told(refused: Refused) -> str:
    """Without the name itself, which would outlive the person's deletion here."""
    return _("Somebody of this name and unit is registered already.") if "name" in refused.fields else refused.message


def _newcomer(plan: Plan, row: SheetRow) -> registration.Newcomer:
    person = {name: value for name, value in row.values.items() if name != "category"}
    return registration.Newcomer(plan.key(row), row.values.get("category") or plan.category, person)


def _person(row: SheetRow) -> tuple[str, str]:
    return fold(row.values["name"])[:120], fold(row.values.get("unit") or "")[:200]


def _registered(plan: Plan, rows: Iterable[SheetRow]) -> set[tuple[str, str]]:
    """Who of these is registered for one of the events: one query for a batch."""
    names = {name for name, _unit in map(_person, rows)}
    live = Registration.objects.filter(event__in=plan.events, state__in=LIVE, folded_name__in=names)
    return set(live.values_list("folded_name", "folded_unit"))


def count_registered(plan: Plan) -> int:
    """How many of the good rows are people who are registered already. One query."""
    rows = plan.sheet.good
    known = _registered(plan, rows)
    return sum(1 for row in rows if _person(row) in known)


# --- a list that waits ------------------------------------------------------------------------------


@transaction.atomic
def keep(
    *, by: User, edition: Edition, data: bytes, category: Category, events: Collection[Event],
    province: Province | None = None, pasted: bool = False, at: datetime.datetime | None = None,
) -> DelegateImport:  # fmt: skip
    """Keep a list to be looked at before anybody in it is registered. Raises Refused ("file") for none."""
    found = plan(edition, data, "", category=category, events=events, province=province, pasted=pasted).sheet
    if found.problems or not found.rows:
        raise Refused(fields={"pasted" if pasted else "file": [str(problem) for problem in found.problems]})
    kept: DelegateImport = DelegateImport.objects.create(
        by=by, edition=edition, category=category, province=province, content=data, pasted=pasted,
        language=translation.get_language() or "vi", total=len(found.good), created_at=at or timezone.now(),
    )  # fmt: skip
    kept.events.set(events)
    return kept


def planned(kept: DelegateImport) -> Plan:
    """The list, read again; only while it is kept."""
    return plan(
        kept.edition, bytes(kept.content or b""), "", category=kept.category, events=list(kept.events.all()),
        province=kept.province, pasted=kept.pasted,
    )  # fmt: skip


@transaction.atomic
def confirm(*, by: User, kept: DelegateImport) -> DelegateImport:
    """Let the list be registered by the worker; again changes nothing. Raises Refused where no row of it is good."""
    kept = _locked(kept)
    if kept.state != ImportState.READ:
        return kept
    if not kept.total:
        raise Refused(_("No row of this list can be registered: mend it, and send it anew."))
    kept.state = ImportState.WAITING
    kept.save(update_fields=["state"])
    history.record(by=by, action=Action.IMPORTED, target=kept.edition, changes={"rows": kept.total})
    return kept


@transaction.atomic
def drop(*, by: User, kept: DelegateImport) -> None:
    """Forget a list that was only looked at. Raises Refused once it is being registered."""
    kept = _locked(kept)
    if kept.state != ImportState.READ:
        raise Refused(_("This list is being registered already."))
    kept.delete()


def go_on(going: Callable[[], bool]) -> int:
    """Register one list that waits, to its end or until `going` says no; returns how many rows were dealt with.

    Called by the worker. Two workers take turns at the batches of one list.
    """
    waiting = DelegateImport.objects.filter(state=ImportState.WAITING).select_related(
        "edition", "category", "province", "by"
    )
    kept = waiting.order_by("pk").first()
    if kept is None:
        return 0
    try:
        with translation.override(kept.language):
            found = planned(kept)
            counts = iter(lambda: going() and _batch(kept.pk, found, kept.by), 0)
            return sum(counts)
    except Exception:
        # A list at which the worker stumbles must not be taken up again and again.
        logger.exception("list of delegates %s", kept.pk)
        DelegateImport.objects.filter(pk=kept.pk).update(state=ImportState.BROKEN, content=None)
        return 0


@transaction.atomic
def _batch(pk: int, found: Plan, by: User | None) -> int:
    lists = DelegateImport.objects.select_for_update(of=("self",), no_key=True).defer("content")
    kept = lists.filter(pk=pk).first()
    if kept is None or kept.state != ImportState.WAITING:
        return 0
    rows = found.sheet.good[kept.done : kept.done + BATCH]
    outcome = _register(found, rows, by)
    kept.done += len(rows)
    kept.made, kept.known = kept.made + outcome.made, kept.known + outcome.known
    kept.refused = [*kept.refused, *outcome.refused]
    if kept.done >= kept.total or not rows:
        kept.state, kept.content = ImportState.DONE, None
    kept.save(update_fields=["done", "made", "known", "refused", "state", "content"])
    return len(rows)


def forget(at: datetime.datetime) -> int:
    """Delete lists that nobody confirmed within a day, and the others after a week; returns how many."""
    unconfirmed = DelegateImport.objects.filter(state=ImportState.READ, created_at__lte=at - UNCONFIRMED_FOR)
    over = DelegateImport.objects.filter(state__in=FINISHED, created_at__lte=at - TOLD_FOR)
    return (unconfirmed | over).delete()[1].get(DelegateImport._meta.label, 0)


def _locked(kept: DelegateImport) -> DelegateImport:
    rows = DelegateImport.objects.select_for_update(of=("self",), no_key=True).select_related("edition")
    found: DelegateImport | None = rows.filter(pk=kept.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found
