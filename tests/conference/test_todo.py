"""What needs doing, from facts alone."""

import dataclasses
import datetime

import pytest

from conference.choices import EditionStatus, Role
from conference.models import Edition, Province
from conference.todo import Facts, Task, needed

TODAY = datetime.date(2026, 8, 1)
SETTLED = Facts(
    documents=3,
    events=2,
    undated_events=0,
    staffed=frozenset({Role.HOST, Role.CONTENT, Role.RECEPTION}),
    colleagues=3,
    waiting_colleagues=0,
    next_opened=True,
    next_lacks_host=False,
    handover_missing=False,
)


def edition(**changes: object) -> Edition:
    """An edition about which everything is entered, in memory alone."""
    known = {
        "ordinal": 12, "year": 2026, "status": EditionStatus.PUBLISHED, "host": Province(pk="VN34-91"),
        "starts_on": datetime.date(2026, 10, 10), "theme_vi": "Liên kết", "theme_en": "Links",
        "venue_vi": "Hội trường", "organisers_vi": "Bộ Công Thương",
    }  # fmt: skip
    return Edition(**{**known, **changes})


def pages(tasks: list[Task]) -> list[str]:
    return [f"{task.page}#{task.anchor}" for task in tasks]


def test_nothing_is_waiting_where_all_is_entered() -> None:
    assert needed(edition(), SETTLED, TODAY) == []


@pytest.mark.parametrize(
    ("missing", "leads_to"),
    [
        ({"host": None}, "desk-rotation#"),
        ({"year": None}, "setup#id_year"),
        ({"starts_on": None}, "setup#id_starts_on"),
        ({"venue_vi": ""}, "setup#id_venue_vi"),
        ({"theme_vi": ""}, "setup#id_theme_vi"),
        ({"theme_en": ""}, "setup#id_theme_en"),
        ({"organisers_vi": ""}, "setup#id_organisers_vi"),
    ],
)
def test_each_gap_leads_to_where_it_is_filled(missing: dict[str, object], leads_to: str) -> None:
    assert pages(needed(edition(**missing), SETTLED, TODAY)) == [leads_to]


@pytest.mark.parametrize(
    ("change", "leads_to"),
    [
        ({"documents": 0}, "documents#"),
        ({"events": 0}, "setup#events"),
        ({"undated_events": 1}, "setup#events"),
        ({"staffed": frozenset({Role.HOST, Role.CONTENT})}, "colleagues#invite"),
        ({"waiting_colleagues": 2}, "colleagues#"),
    ],
)
def test_what_is_counted_leads_to_its_page(change: dict[str, object], leads_to: str) -> None:
    assert pages(needed(edition(), dataclasses.replace(SETTLED, **change), TODAY)) == [leads_to]  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "asked"), [(61, False), (60, True), (0, True)])
def test_publishing_is_asked_for_sixty_days_before(days: int, asked: bool) -> None:
    draft = edition(status=EditionStatus.DRAFT, starts_on=TODAY + datetime.timedelta(days=days))
    tasks = needed(draft, SETTLED, TODAY)
    assert ("publish#" in pages(tasks)) is asked
    assert all(task.urgent for task in tasks)


def test_the_urgent_comes_first() -> None:
    tasks = needed(edition(theme_en="", host=None), SETTLED, TODAY)
    assert [task.urgent for task in tasks] == [True, False]


PAST = datetime.date(2025, 10, 20)


@pytest.mark.parametrize(
    ("status", "change", "leads_to"),
    [
        (EditionStatus.PUBLISHED, {}, ["close#"]),
        (EditionStatus.DRAFT, {}, ["publish#"]),
        (EditionStatus.CLOSED, {}, []),
        (EditionStatus.CLOSED, {"next_opened": False}, ["open-edition#"]),
        (EditionStatus.CLOSED, {"next_lacks_host": True}, ["desk-rotation#"]),
        (EditionStatus.CLOSED, {"handover_missing": True}, ["desk-rotation#"]),
        (EditionStatus.CLOSED, {"documents": 0}, ["documents#"]),
    ],
)
def test_an_edition_that_is_over_is_closed_and_handed_on(
    status: str, change: dict[str, object], leads_to: list[str]
) -> None:
    facts = dataclasses.replace(SETTLED, **change)  # type: ignore[arg-type]
    assert pages(needed(edition(status=status, starts_on=PAST), facts, TODAY)) == leads_to


@pytest.mark.parametrize(
    ("change", "leads_to"),
    [
        ({"programme_unpublished": True}, ["desk-agenda-publish#"]),
        ({"blocking_clashes": 2}, ["desk-agenda#"]),
        ({"unplaced_sessions": 1, "programme_unpublished": True}, ["desk-agenda#", "desk-agenda-publish#"]),
    ],
)
def test_the_programme_tells_what_it_lacks(change: dict[str, object], leads_to: list[str]) -> None:
    facts = dataclasses.replace(SETTLED, **change)  # type: ignore[arg-type]
    assert pages(needed(edition(), facts, TODAY)) == leads_to


def test_the_demonstration_has_no_flag_to_hand_on() -> None:
    facts = dataclasses.replace(SETTLED, next_opened=False)
    fictional = edition(is_fictional=True, ordinal=None, status=EditionStatus.CLOSED, starts_on=PAST)
    assert needed(fictional, facts, TODAY) == []
