"""A publication is told to those who signed up for what it changed, once."""

import pytest

from conference.choices import Role
from conference.models import Message
from events import agenda, programme_news, registration
from events.models import AgendaVersion, Session, SessionSignUp
from tests import factories
from tests.events.programmes import a_session, an_event, publish
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db


def test_those_who_signed_up_are_previewed_and_told_once() -> None:
    event = an_event()
    moved, kept = a_session(event), a_session(event)
    publish(event)
    opening = an_opening(event=event)
    one, other = registered(opening, "Trần Thị Sen"), registered(opening, "Lê Văn Tám")
    registration.change_sessions(by=None, registration=one, sessions=[moved])
    registration.change_sessions(by=None, registration=other, sessions=[kept])
    agenda.edit_session(by=None, session=Session.objects.get(pk=moved.pk), title_vi="Phiên đã đổi tên")
    publish(event)
    host = factories.signed_in(factories.officer(Role.HOST, event.edition))
    place = f"/desk/editions/{event.edition_id}/agenda/versions/2/tell/"
    before = Message.objects.count()
    preview = host.get(place).text
    assert "1 đại biểu sẽ nhận được" in preview
    assert "Trần Thị Sen" in preview
    assert "Lê Văn Tám" not in preview
    assert Message.objects.count() == before, "a look sends nothing"
    host.post(place)
    host.post(place)
    assert Message.objects.count() == before + 1
    told = Message.objects.first()
    assert told is not None
    assert told.to_name == "Trần Thị Sen"
    assert "Phiên đã đổi tên" in told.body
    assert "Đã báo cho đại biểu liên quan" in host.get(place).text


def test_those_who_signed_up_for_a_session_that_is_withdrawn_are_told() -> None:
    event = an_event()
    gone, _kept = a_session(event), a_session(event)
    publish(event)
    one = registered(an_opening(event=event), "Trần Thị Sen")
    registration.change_sessions(by=None, registration=one, sessions=[gone])
    agenda.remove_session(by=None, session=Session.objects.get(pk=gone.pk))
    publish(event)
    version = AgendaVersion.objects.first()
    assert version
    assert [found.delegate for found in programme_news.concerned(version)] == [one.delegate]
    programme_news.tell(by=None, version=version)
    told = Message.objects.first()
    assert told
    assert gone.title_vi in told.body


def test_an_undone_removal_brings_the_wishes_back() -> None:
    event = an_event()
    gone = a_session(event)
    one = registered(an_opening(event=event))
    registration.change_sessions(by=None, registration=one, sessions=[gone])
    agenda.remove_session(by=None, session=Session.objects.get(pk=gone.pk))
    assert not SessionSignUp.objects.standing().exists()
    agenda.undo(by=None, edition=event.edition)
    assert [wish.session_id for wish in SessionSignUp.objects.standing()] == [gone.pk]
