"""Two officers press at one moment: those concerned are told once, and quotas take no place twice."""

from pathlib import Path

import pytest

from conference.models import Message
from events import agenda, delegate_messages, places, programme_news, registration
from events.choices import PoolKind
from events.models import AgendaVersion, Pool, Session
from tests import factories
from tests.conference.test_rotation_races import Threads
from tests.events.programmes import a_session, an_event, publish
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Threads:
    return Threads(tmp_path, monkeypatch)


def test_two_who_press_at_once_tell_those_concerned_once(threads: Threads) -> None:
    event = an_event()
    moved = a_session(event)
    publish(event)
    registration.change_sessions(by=None, registration=registered(an_opening(event=event)), sessions=[moved])
    agenda.edit_session(by=None, session=Session.objects.get(pk=moved.pk), title_vi="Phiên đã đổi tên")
    publish(event)
    version = AgendaVersion.objects.get(number=2)
    told = threads.at_once(*[lambda: programme_news.tell(by=None, version=version)] * 3)
    assert sorted(bool(message) for message in told) == [False, True, True]
    kind = delegate_messages.PROGRAMME.name
    assert threads.read(Message.objects.filter(kind=kind).count) == 1


def test_quotas_set_at_once_never_set_a_place_aside_twice(threads: Threads) -> None:
    event = an_opening(10).event
    first, second = factories.ProvinceFactory(), factories.ProvinceFactory()
    told = threads.at_once(
        lambda: places.set_quotas(by=None, event=event, sizes={first: 8}),
        lambda: places.set_quotas(by=None, event=event, sizes={second: 8}),
        lambda: places.set_quotas(by=None, event=event, sizes={first: 8}),
    )
    assert "" in told
    sizes = threads.read(lambda: dict(Pool.objects.filter(event=event).values_list("kind", "size")))
    assert sizes == {PoolKind.EVENT: 2, PoolKind.QUOTA: 8}
    assert threads.read(places.differences) == []
