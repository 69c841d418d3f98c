"""WRITER  The rank of each delegate: as the table says, or as a colleague does."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, Province, User
from events import protocol_ranks
from events.choices import Origin
from events.models import Delegate, Protocol, ProtocolGroup
from events.protocol_ranks import Group, Person

MOST = 9_999
BATCH = 300


@dataclass(frozen=True)
class Ranked:
    """A delegate, and the rank that the table gives them; None where it has no group for them."""

    delegate: Delegate
    proposed: int | None

    @property
    def is_by_hand(self) -> bool:
        return bool(self.delegate.rank_reason)

    @property
    def differs(self) -> bool:
        return self.delegate.protocol_rank != self.proposed


@dataclass(frozen=True)
class Table:
    """An edition's groups, and which provinces are its members."""

    groups: list[Group]
    host: str | None
    members: frozenset[str]

    @classmethod
    def read(cls, edition: Edition) -> "Table":
        """Two queries, one where there is no table."""
        rows = ProtocolGroup.objects.filter(edition=edition).order_by("number")
        columns = ("number", "origin", "category", "units", "positions")
        groups = [Group.read(**row) for row in rows.values(*columns)]
        day = edition.starts_on or timezone.localdate()
        members = Province.objects.members(day).values_list("pk", flat=True) if groups else ()
        return cls(groups, edition.host_id, frozenset(members))

    def rank(self, delegate: Delegate) -> int | None:
        person = Person.read(
            position=delegate.position, unit=delegate.unit, category=delegate.category_id,
            origins=self._origins(delegate),
        )  # fmt: skip
        return protocol_ranks.rank(self.groups, person)

    def _origins(self, delegate: Delegate) -> frozenset[Origin]:
        """Where nothing is said of a Vietnamese guest, they count as one of the region, not of the host."""
        if delegate.country:
            return frozenset({Origin.ABROAD})
        if delegate.province_id == self.host and self.host:
            return frozenset({Origin.ANY, Origin.HOST, Origin.REGION})
        near = delegate.province_id is None or delegate.province_id in self.members
        return frozenset({Origin.ANY, Origin.REGION if near else Origin.ELSEWHERE})


def ranked(edition: Edition, delegates: Iterable[Delegate]) -> list[Ranked]:
    """Each delegate with what the table says. Two queries beside that of the delegates."""
    table = Table.read(edition)
    return [Ranked(one, table.rank(one)) for one in delegates]


def waiting(edition: Edition) -> int:
    """How many ranks would change if they were set from the table now; those set by hand never do."""
    return len(_changing(edition))


def _changing(edition: Edition) -> list[Ranked]:
    if not ProtocolGroup.objects.filter(edition=edition).exists():
        return []
    rows = Delegate.objects.filter(edition=edition, rank_reason="", purged_at=None).order_by("pk")
    return [one for one in ranked(edition, rows) if one.differs]


@transaction.atomic
def propose(*, by: User | None, edition: Edition) -> int:
    """Set every rank from the table but those set by hand; returns how many changed."""
    changing = _changing(edition)
    for one in changing:
        one.delegate.protocol_rank = one.proposed
    Delegate.objects.bulk_update([one.delegate for one in changing], ["protocol_rank"], batch_size=BATCH)
    protocol, _made = Protocol.objects.update_or_create(edition=edition, defaults={"proposed_at": timezone.now()})
    if changing:
        history.record(by=by, action=Action.CHANGED, target=protocol, changes={"ranks": len(changing)})
    return len(changing)


def follow_table(delegate: Delegate) -> list[str]:
    """Give a delegate whose position is new, unsaved, the rank of the table; returns which fields to save.

    A rank set by hand stays. Called by `events.registration` in its own transaction.
    """
    table = Table.read(delegate.edition)
    if delegate.rank_reason or not table.groups:
        return []
    delegate.protocol_rank = table.rank(delegate)
    return ["protocol_rank"]


@transaction.atomic
def set_by_hand(*, by: User | None, delegate: Delegate, rank: int | None, reason: str) -> Delegate:
    """Give a delegate another rank than the table does, with the reason; with rank None let it follow the table again.

    Raises Refused for a rank out of range ("rank"), and without a reason ("reason").
    """
    if rank is not None and not 1 <= rank <= MOST:
        raise Refused(fields={"rank": [_("A rank is a number from 1 to %(most)s.") % {"most": MOST}]})
    if rank is not None and not reason.strip():
        raise Refused(fields={"reason": [_("Say why: whoever prepares the seats asks for it.")]})
    rows = Delegate.objects.select_for_update(of=("self",), no_key=True).select_related("edition")
    row: Delegate | None = rows.filter(pk=delegate.pk).first()
    if row is None:
        raise Refused(_("A colleague has removed this."))
    before = row.protocol_rank
    row.rank_reason = reason.strip()[:200] if rank is not None else ""
    row.protocol_rank = rank
    fields = ["rank_reason", "protocol_rank"]
    if rank is None:
        follow_table(row)
    row.save(update_fields=fields)
    # The reason may speak of the person: it stands in the trail until they are deleted or purged.
    told = {"protocol_rank": [before, row.protocol_rank]} | ({"reason": row.rank_reason} if row.rank_reason else {})
    history.record(by=by, action=Action.CHANGED, target=row, changes=told)
    return row
