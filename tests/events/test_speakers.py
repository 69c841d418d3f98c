"""The people of a programme, and one person over the years."""

from typing import Any

import pytest
from django.test import Client

from conference.choices import EditionStatus
from events.models import Speaker
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.programmes import a_paper, a_session, an_event, publish

pytestmark = pytest.mark.django_db


def test_they_stand_by_given_name(client: Client) -> None:
    event = an_event()
    names = ("Trần Văn Đông", "Lê Thị An", "Nguyễn Văn Dũng", "Phạm Thị Bình")
    people = [factories.SpeakerFactory(name=name) for name in names]
    a_session(event, items=[a_paper(speakers=[{"speaker": person} for person in people])])
    publish(event)
    told = words(main_of(client.get("/2040/speakers/").content))
    places = [told.index(name) for name in ("Lê Thị An", "Phạm Thị Bình", "Trần Văn Đông", "Nguyễn Văn Dũng")]
    assert places == sorted(places)


def test_a_person_has_the_years_with_the_position_of_each(client: Client) -> None:
    person = factories.SpeakerFactory(name="Trần Thị Sen", slug="tran-thi-sen", position_vi="Giám đốc")
    for year, position in ((2039, "Phó Giám đốc"), (2040, "Giám đốc")):
        event = an_event(year=year, ordinal=year - 2000)
        event.starts_on = None
        event.save()
        named = {"speaker": person, "position_vi": position}
        a_session(event, items=[a_paper(speakers=[named])], chairs=[{**named, "part": "chair"}])
        publish(event)
    told = words(main_of(client.get("/speakers/tran-thi-sen/").content))
    assert told.index("năm 2040") < told.index("năm 2039") < told.index("Phó Giám đốc")
    assert "Chủ trì: Phiên toàn thể" in told


def test_whom_no_publication_names_has_no_page(client: Client) -> None:
    person = factories.SpeakerFactory(slug="tran-thi-sen")
    event = an_event()
    a_session(event, items=[a_paper(speakers=[{"speaker": person}])])
    assert client.get("/speakers/tran-thi-sen/").status_code == 404
    publish(event)
    assert client.get("/speakers/tran-thi-sen/").status_code == 200
    assert client.get("/speakers/nobody/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_whatever_its_size(client: Client, django_assert_num_queries: Any, count: int) -> None:
    event = an_event()
    people = factories.SpeakerFactory.create_batch(count)
    a_session(event, items=[a_paper(speakers=[{"speaker": person} for person in people])])
    publish(event)
    with django_assert_num_queries(3):  # of which one for a version not read yet
        client.get("/2040/speakers/")


def test_officers_may_know_of_their_own_and_of_public_people_only() -> None:
    states = {"own": EditionStatus.DRAFT, "other": EditionStatus.DRAFT, "held": EditionStatus.CLOSED}
    editions = {
        name: factories.EditionFactory(year=2040 + n, status=status) for n, (name, status) in enumerate(states.items())
    }
    for name, edition in editions.items():
        event = factories.EventFactory(edition=edition)
        speaker, chair = (
            factories.SpeakerFactory(name=f"{name} speaks"),
            factories.SpeakerFactory(name=f"{name} chairs"),
        )
        a_session(event, items=[a_paper(speakers=[{"speaker": speaker}])], chairs=[{"speaker": chair, "part": "chair"}])
    factories.SpeakerFactory(name="new")
    known = Speaker.objects.known_to(editions["own"])
    assert sorted(one.name for one in known) == ["held chairs", "held speaks", "new", "own chairs", "own speaks"]
