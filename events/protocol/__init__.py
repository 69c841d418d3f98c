"""WRITER  Protocol: the rank table of an edition, the rank of each delegate, the form of address.

Ranks follow the table until a colleague sets one by hand, with a reason. History calls a person by number.
"""

from events.protocol.ranking import follow_table, propose, ranked, set_by_hand, waiting
from events.protocol.table import (
    address_by,
    of,
    remove_group,
    save_group,
    start,
    step_group,
)

__all__ = [
    "address_by",
    "follow_table",
    "of",
    "propose",
    "ranked",
    "remove_group",
    "save_group",
    "set_by_hand",
    "start",
    "step_group",
    "waiting",
]
