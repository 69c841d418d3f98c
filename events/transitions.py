"""Pure: which step leads a registration from which state to which. Every writer asks this one table."""

from enum import StrEnum

from django.utils.translation import gettext as _

from conference.errors import Refused
from events.choices import RegistrationState as State


class Step(StrEnum):
    """What can be done to a registration."""

    APPROVE = "approve"  # staff let the delegate in: a place is taken, or awaited
    ASK = "ask"  # staff ask for something to be supplied
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"  # the contact was not confirmed in time
    PASS_OVER = "pass_over"  # noqa: S105  staff let those behind go first
    PROMOTE = "promote"  # a place has become free
    QUEUE = "queue"  # no place is free
    REINSTATE = "reinstate"  # staff take back a refusal, or the delegate comes after all
    SUBSTITUTE = "substitute"  # another person comes in their place


TABLE: dict[State, dict[Step, State]] = {
    State.APPLIED: {
        Step.APPROVE: State.CONFIRMED,
        Step.ASK: State.APPLIED,
        Step.QUEUE: State.WAITING,
        Step.DECLINE: State.DECLINED,
        Step.WITHDRAW: State.WITHDRAWN,
        Step.SUBSTITUTE: State.SUBSTITUTED,
    },
    State.WAITING: {
        Step.PROMOTE: State.CONFIRMED,
        Step.PASS_OVER: State.WAITING,
        Step.DECLINE: State.DECLINED,
        Step.WITHDRAW: State.WITHDRAWN,
        Step.SUBSTITUTE: State.SUBSTITUTED,
    },
    State.CONFIRMED: {
        Step.DECLINE: State.DECLINED,
        Step.WITHDRAW: State.WITHDRAWN,
        Step.LAPSE: State.WITHDRAWN,
        Step.SUBSTITUTE: State.SUBSTITUTED,
    },
    State.DECLINED: {Step.REINSTATE: State.CONFIRMED, Step.QUEUE: State.WAITING},
    State.WITHDRAWN: {Step.REINSTATE: State.CONFIRMED, Step.QUEUE: State.WAITING},
    State.SUBSTITUTED: {},
}


def may(state: str, step: Step) -> bool:
    """Whether the step can be taken from that state."""
    return step in TABLE[State(state)]


def after(state: str, step: Step) -> State:
    """The state that the step leads to. Raises Refused where it cannot be taken from there."""
    if not may(state, step):
        sentence = _("This registration is “%(state)s” now, so that cannot be done. Reload the page to see its state.")
        raise Refused(sentence % {"state": State(state).label})
    return TABLE[State(state)][step]
