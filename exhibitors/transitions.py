"""Pure: which step leads an application for booths from which state to which. Every writer asks this one table."""

from enum import StrEnum

from django.utils.translation import gettext as _

from conference.errors import Refused
from exhibitors.choices import ApplicationState as State


class Step(StrEnum):
    """What can be done to an application."""

    OFFER = "offer"  # booths are kept until a day ends, for the exhibitor to confirm
    EXTEND = "extend"  # the offer stands longer
    ALLOT = "allot"  # booths are given for good; what is to be paid, or confirmed, comes after
    CONFIRM = "confirm"  # nothing is awaited any more
    LAPSE = "lapse"  # the offer ran out
    RELEASE = "release"  # staff take the booths back
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"  # the exhibitor comes after all


TABLE: dict[State, dict[Step, State]] = {
    State.APPLIED: {
        Step.OFFER: State.RESERVED,
        Step.ALLOT: State.ALLOTTED,
        Step.DECLINE: State.DECLINED,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.RESERVED: {
        Step.EXTEND: State.RESERVED,
        Step.ALLOT: State.ALLOTTED,
        Step.CONFIRM: State.CONFIRMED,
        Step.LAPSE: State.RELEASED,
        Step.RELEASE: State.RELEASED,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.ALLOTTED: {
        Step.CONFIRM: State.CONFIRMED,
        Step.RELEASE: State.RELEASED,
        Step.WITHDRAW: State.WITHDRAWN,
    },
    State.CONFIRMED: {Step.RELEASE: State.RELEASED, Step.WITHDRAW: State.WITHDRAWN},
    State.RELEASED: {Step.REOPEN: State.APPLIED},
    State.DECLINED: {Step.REOPEN: State.APPLIED},
    State.WITHDRAWN: {Step.REOPEN: State.APPLIED},
}


def may(state: str, step: Step) -> bool:
    """Whether the step can be taken from that state."""
    return step in TABLE[State(state)]


def after(state: str, step: Step) -> State:
    """The state that the step leads to. Raises Refused where it cannot be taken from there."""
    if not may(state, step):
        sentence = _("This application is “%(state)s” now, so that cannot be done. Reload the page to see its state.")
        raise Refused(sentence % {"state": State(state).label})
    return TABLE[State(state)][step]
