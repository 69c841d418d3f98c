"""How the draft programme stands."""

import datetime
from typing import Any

import pytest

from events import standing
from events.standing import Standing
from tests import factories
from tests.events.programmes import a_session, an_event, publish

pytestmark = pytest.mark.django_db


def test_what_was_never_drafted_lacks_nothing(django_assert_num_queries: Any) -> None:
    edition = an_event().edition
    with django_assert_num_queries(1):
        assert standing.of_draft(edition) == Standing()


def test_a_draft_is_unpublished_until_it_is_published_and_again_after_a_change() -> None:
    event = an_event()
    a_session(event, room=factories.RoomFactory(edition=event.edition))
    assert standing.of_draft(event.edition).unpublished
    publish(event)
    assert standing.of_draft(event.edition) == Standing()
    a_session(event, "Phiên thêm", starts=datetime.time(10), ends=datetime.time(11))
    assert standing.of_draft(event.edition) == Standing(unpublished=True, unplaced=1)


def test_two_sessions_in_one_hall_block() -> None:
    event = an_event()
    room = factories.RoomFactory(edition=event.edition)
    a_session(event, room=room)
    a_session(event, "Phiên khác", room=room)
    assert standing.of_draft(event.edition).blocking == 1
