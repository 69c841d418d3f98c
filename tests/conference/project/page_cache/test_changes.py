"""What changes is seen: a write at once or within the second, and the clock on the minute."""

import datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DatabaseError

from conference import changes, editions
from conference.choices import Role
from conference.models import Edition
from conference.project.page_cache import currency, front
from events import agenda
from tests import factories
from tests.conference.pages import main_of, words
from tests.conference.project.page_cache.visitor import Site
from tests.events.programmes import a_paper, a_session, an_event, clock, publish, put_text

pytestmark = pytest.mark.django_db


def shown(site: Site, path: str = "/2040/agenda/", **headers: str) -> str:
    return words(main_of(site.get(path, **headers).body))


def test_a_publication_is_shown_by_every_process(site: Site, committed: Any) -> None:
    other = Site()
    event = an_event()
    session = a_session(event, "Phiên sáng")
    publish(event)
    assert "Phiên sáng" in shown(site)
    assert "Phiên sáng" in shown(other)
    with committed():
        agenda.edit_session(by=None, session=session, title_vi="Phiên đã đổi tên")
        publish(event)
    for process in (site, other):
        assert "Phiên đã đổi tên" in shown(process)
        assert "Phiên đã đổi tên" in process.get("/2040/agenda.json").body.decode()


def test_it_takes_less_than_a_second() -> None:
    assert currency.TRUST_FOR + front.OLD_FOR < 1
    assert currency.ASK_EVERY <= currency.TRUST_FOR


def test_staff_see_their_own_change_before_anybody_is_told(site: Site) -> None:
    edition: Edition = factories.EditionFactory(year=2040)
    officer = factories.signed_in(factories.officer(Role.MINISTRY))
    cookie = f"sessionid={officer.cookies['sessionid'].value}"
    site.get("/2040/")
    # Not committed here, so no process has heard of it.
    editions.revise(by=None, edition=edition, changes={"theme_vi": "Chủ đề mới"})
    assert "Chủ đề mới" in shown(site, "/2040/", HTTP_COOKIE=cookie)
    assert "Chủ đề mới" not in shown(site, "/2040/")


def test_what_is_said_again_keeps_its_age(site: Site, committed: Any, at: Any) -> None:
    first = site.get("/editions/", HTTP_ACCEPT_ENCODING="br")
    at(minutes=1)
    asked = site.asked
    assert site.get("/editions/", HTTP_ACCEPT_ENCODING="br") == first
    assert site.asked == asked + 1
    with committed():
        factories.EditionFactory(ordinal=300, year=2050)
    assert site.get("/editions/").headers["ETag"] != first.headers["ETag"]


def test_a_change_is_younger_than_what_it_changed(site: Site, committed: Any, at: Any) -> None:
    first = site.get("/editions/")
    at(seconds=20)
    with committed():
        factories.EditionFactory(ordinal=300, year=2050)
    known = {"HTTP_IF_MODIFIED_SINCE": first.headers["Last-Modified"]}
    assert site.get("/editions/", **known).status == 200


# --- the clock -----------------------------------------------------------------------------------


def test_now_and_next_move_on(site: Site, at: Any) -> None:
    event = an_event()
    a_session(event, "Trưa", starts=clock(11), ends=clock(12, 1))
    a_session(event, "Chiều", starts=clock(12, 2), ends=clock(13))
    publish(event)
    at(seconds=59)
    assert "Đang diễn ra Trưa" in shown(site)
    at(minutes=1)
    assert "Đang diễn ra" not in shown(site)
    assert "Tiếp theo Chiều" in shown(site)
    at(minutes=2)
    assert "Đang diễn ra Chiều" in shown(site)


def test_an_embargoed_text_is_public_on_time(site: Site, at: Any) -> None:
    event = an_event()
    session = a_session(event, items=[a_paper()])
    publish(event)
    until = at() + datetime.timedelta(minutes=5)
    item = put_text(session.items.get(), abstract_vi="Nội dung còn giữ", until=until)
    address = f"/2040/speeches/{item.slug}/"
    for after in (0, 60, 299):
        at(seconds=after)
        assert "Nội dung còn giữ" not in shown(site, address)
    at(seconds=300)
    assert "Nội dung còn giữ" in shown(site, address)


def test_the_days_to_go_are_counted_anew_at_midnight(site: Site, at: Any) -> None:
    factories.EditionFactory(year=2040, starts_on=datetime.date(2040, 10, 20))
    at(hours=11, minutes=59)
    assert "10 ngày" in shown(site, "/2040/")
    at(hours=12)
    assert "9 ngày" in shown(site, "/2040/")


# --- the database away ---------------------------------------------------------------------------


def test_while_the_database_is_away_what_is_kept_is_given(site: Site) -> None:
    kept = site.get("/editions/")
    with patch.object(changes, "last", side_effect=DatabaseError) as asked:
        for _ in range(3):
            assert site.get("/editions/") == kept
    assert asked.call_count == 1
