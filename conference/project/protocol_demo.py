"""The fictional edition's ranks: the standard table, what it gives, and one rank set by hand."""

from conference.models import Edition
from events import protocol
from events.models import Delegate, ProtocolGroup


def load(edition: Edition) -> None:
    """Start the table once, and rank those who are there."""
    if not ProtocolGroup.objects.filter(edition=edition).exists():
        protocol.start(by=None, edition=edition)
        protocol.propose(by=None, edition=edition)
        _set_one(edition)
    protocol.propose(by=None, edition=edition)


def _set_one(edition: Edition) -> None:
    """A guest whom the table does not know sits with the leaders."""
    guest = Delegate.objects.filter(edition=edition, category__code="khach-moi").order_by("pk").first()
    if guest:
        protocol.set_by_hand(by=None, delegate=guest, rank=103, reason="Báo cáo viên của phiên toàn thể (minh họa)")
