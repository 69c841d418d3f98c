"""What the public sees of a programme: the last publication, and nothing of the draft."""

import datetime

import pytest
from django.utils import timezone

from conference.choices import EditionStatus
from events import agenda, programme, published
from tests import factories
from tests.events.programmes import DAY, a_paper, a_session, an_event, clock, publish, put_text

pytestmark = pytest.mark.django_db


def test_the_live_version_is_the_last_publication() -> None:
    event = an_event()
    a_session(event)
    publish(event)
    a_session(event, "Phiên chuyên đề", starts=clock(9), ends=clock(10))
    publish(event)
    a_session(event, "Chỉ trong dự thảo", starts=clock(10), ends=clock(11))
    version = published.live(2040)
    assert version is not None
    assert version.number == 2
    assert [one.title_vi for one in programme.read(version.content).sessions] == ["Phiên toàn thể", "Phiên chuyên đề"]


def test_the_programme_of_a_draft_edition_is_nobodys() -> None:
    event = an_event(status=EditionStatus.DRAFT)
    a_session(event)
    publish(event)
    assert published.live(2040) is None


def test_clock_times_of_items_follow_from_their_minutes_until_one_is_unknown() -> None:
    event = an_event()
    items = [a_paper("Một", minutes=10), a_paper("Hai", minutes=15), a_paper("Ba"), a_paper("Bốn", minutes=5)]
    a_session(event, items=items)
    (session,) = programme.read(publish(event).content).sessions
    assert [(item.starts, item.ends) for item in session.items] == [
        (clock(8), clock(8, 10)),
        (clock(8, 10), clock(8, 25)),
        (clock(8, 25), None),
        (None, None),
    ]


def test_moments_are_those_of_the_conferences_own_zone() -> None:
    event = an_event()
    a_session(event)
    (session,) = programme.read(publish(event).content).sessions
    assert session.begins == datetime.datetime(2040, 10, 10, 1, 0, tzinfo=datetime.UTC)
    assert session.under_way_at(session.begins)
    assert not session.under_way_at(session.begins + datetime.timedelta(hours=1))


def test_a_version_from_before_a_field_was_there_is_read_all_the_same() -> None:
    event = an_event()
    a_session(event)
    content = publish(event).content
    for name in ("interpretation", "text_vi"):
        del content["sessions"][0][name]
    assert programme.read(content).sessions[0].interpretation is None


def test_a_text_is_read_from_the_end_of_its_embargo_on() -> None:
    event = an_event()
    session = a_session(event, items=[a_paper()])
    until = timezone.now() + datetime.timedelta(hours=1)
    item = put_text(session.items.get(), until=until, abstract_vi="Tóm tắt")
    publish(event)
    assert published.texts(event.edition, until - datetime.timedelta(seconds=1)) == {}
    assert published.embargoes(event.edition, until - datetime.timedelta(seconds=1)) == {item.pk: until}
    assert published.texts(event.edition, until)[item.pk].abstract_vi == "Tóm tắt"
    assert published.embargoes(event.edition, until) == {}


def test_what_was_withdrawn_is_known_as_it_last_stood() -> None:
    event = an_event()
    stays, goes = a_session(event), a_session(event, "Phiên bỏ", starts=clock(9), ends=clock(10))
    publish(event)
    agenda.edit_session(by=None, session=goes, starts=clock(9, 30))
    publish(event)
    agenda.remove_session(by=None, session=goes)
    version = publish(event)
    (gone,) = published.withdrawn(event.edition, programme.read(version.content), published.log(event.edition))
    assert (gone.session.title_vi, gone.session.starts, gone.version) == ("Phiên bỏ", clock(9, 30), version)
    assert published.live(2040).content["sessions"][0]["uid"] == str(stays.uid)


def test_a_person_is_found_in_the_editions_that_published_them() -> None:
    speaker = factories.SpeakerFactory()
    first, second, draft = an_event(), an_event(year=2041, ordinal=41), an_event(year=2042, ordinal=42)
    for event in (first, second, draft):
        event.starts_on = None
        event.save()
        a_session(event, day=DAY, items=[a_paper(speakers=[{"speaker": speaker}])])
    publish(first)
    publish(second)
    assert [version.edition for version in published.naming(speaker.pk)] == [second.edition, first.edition]
