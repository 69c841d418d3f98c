"""What staff may do to a registration, by the word in the address: who may, when it is offered, and the writer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from conference.models import User
from conference.permissions import Permission
from events import places, registration
from events.models import Registration
from events.transitions import Step, may


@dataclass(frozen=True)
class Act:
    """One button: its words, what is said once it is done, and which text it needs ("" for none)."""

    step: Step
    button: Any
    done: Any
    writer: Callable[..., Any]
    text: str = ""

    def do(self, *, by: User, on: Registration, sent: Mapping[str, str]) -> None:
        """Call the writer. Raises Refused with the reason."""
        told = {self.text: sent.get(self.text, "")[:500]} if self.text else {}
        self.writer(by=by, registration=on, **told)


PERMISSION = Permission.APPROVE_DELEGATES
ACTS = {
    "approve": Act(Step.APPROVE, _("Approve"), _("Approved"), registration.approve),
    "ask": Act(Step.ASK, _("Ask for more"), _("Asked for more"), registration.ask, "what"),
    "decline": Act(Step.DECLINE, _("Decline"), _("Declined"), registration.decline),
    "withdraw": Act(Step.WITHDRAW, _("Note the absence"), _("Absence noted"), registration.withdraw),
    "reinstate": Act(Step.REINSTATE, _("Take up again"), _("Taken up again"), registration.reinstate),
    "pass-over": Act(Step.PASS_OVER, _("Let the others go first"), _("Passed over"), places.pass_over, "reason"),
}
# What may be done to many at once.
IN_BULK = ("approve", "ask", "decline", "withdraw")


def offered(row: Registration) -> list[tuple[str, Act]]:
    """The acts that the state allows, in their order."""
    return [(name, act) for name, act in ACTS.items() if may(row.state, act.step)]
