"""Every step from every state: either it leads where this table says, or it is refused."""

import itertools

import pytest

from conference.errors import Refused
from events.choices import RegistrationState as State
from events.transitions import Step, after, may

LEADS = {
    (State.APPLIED, Step.APPROVE): State.CONFIRMED,
    (State.APPLIED, Step.ASK): State.APPLIED,
    (State.APPLIED, Step.QUEUE): State.WAITING,
    (State.APPLIED, Step.DECLINE): State.DECLINED,
    (State.APPLIED, Step.WITHDRAW): State.WITHDRAWN,
    (State.APPLIED, Step.SUBSTITUTE): State.SUBSTITUTED,
    (State.WAITING, Step.PROMOTE): State.CONFIRMED,
    (State.WAITING, Step.PASS_OVER): State.WAITING,
    (State.WAITING, Step.DECLINE): State.DECLINED,
    (State.WAITING, Step.WITHDRAW): State.WITHDRAWN,
    (State.WAITING, Step.SUBSTITUTE): State.SUBSTITUTED,
    (State.CONFIRMED, Step.DECLINE): State.DECLINED,
    (State.CONFIRMED, Step.WITHDRAW): State.WITHDRAWN,
    (State.CONFIRMED, Step.LAPSE): State.WITHDRAWN,
    (State.CONFIRMED, Step.SUBSTITUTE): State.SUBSTITUTED,
    (State.DECLINED, Step.REINSTATE): State.CONFIRMED,
    (State.DECLINED, Step.QUEUE): State.WAITING,
    (State.WITHDRAWN, Step.REINSTATE): State.CONFIRMED,
    (State.WITHDRAWN, Step.QUEUE): State.WAITING,
}


@pytest.mark.parametrize(("state", "step"), list(itertools.product(State, Step)))
def test_a_step_leads_where_it_should_or_is_refused(state: State, step: Step) -> None:
    assert may(state, step) == ((state, step) in LEADS)
    if (state, step) in LEADS:
        assert after(state, step) == LEADS[state, step]
    else:
        with pytest.raises(Refused, match=str(state.label)):
            after(state, step)


def test_nothing_leads_out_of_a_substitution() -> None:
    assert not [step for step in Step if may(State.SUBSTITUTED, step)]
