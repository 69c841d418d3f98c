"""The real series: what the files in conference/facts say is what is stored and shown, and nothing else."""

import datetime
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from conference.choices import EditionStatus
from conference.models import Edition, Handover, HistoryEntry, Leader, Membership, Province, Series, Source
from conference.project import facts
from events.choices import EventKind
from events.models import Event
from tests.conference.pages import facts_of, main_of, words

EDITIONS: list[dict[str, Any]] = facts.read("editions")["editions"]
ENGLISH: dict[str, Any] = facts.read("english")
PROVINCES = {row["id"]: row for row in facts.read("provinces")["provinces"]}
KNOWN = [row for row in EDITIONS if row["date"]]
UNKNOWN = [row for row in EDITIONS if not row["date"]]
GAPS = {"vi": "Đang bổ sung tư liệu", "en": "Not known yet"}
TERMS = {
    "vi": {"city": "Địa điểm", "venue": "Hội trường", "theme": "Chủ đề", "host": "Địa phương đăng cai"},
    "en": {"city": "Place", "venue": "Hall", "theme": "Theme", "host": "Host"},
}
PREFIX = {"vi": "", "en": "/en"}

pytestmark = pytest.mark.usefixtures("facts")
each_language = pytest.mark.parametrize("language", ["vi", "en"])
each_known = pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["roman"])


def written(day: str, language: str) -> str:
    date = datetime.date.fromisoformat(day)
    return f"{date:%d/%m/%Y}" if language == "vi" else f"{date.day} {date:%B %Y}"


def in_language(text: str, language: str) -> str:
    return text if language == "vi" else str(ENGLISH["texts"][text])


@each_language
@each_known
def test_an_editions_page_tells_its_facts(client: Client, row: dict[str, Any], language: str) -> None:
    response = client.get(f"{PREFIX[language]}/{row['year']}/")
    page, told = words(main_of(response.content)), facts_of(response.content)
    assert (row["roman"] if language == "vi" else f"{row['edition']}th") in page
    assert written(row["date"], language) in page
    assert PROVINCES[row["host_id"]][f"full_name_{language}"].lower() in told[TERMS[language]["host"]].lower()
    for field in ("city", "venue", "theme"):
        expected = in_language(row[field], language) if row.get(field) else GAPS[language]
        assert told[TERMS[language][field]] == expected
    for text in row.get("chair", []) + row.get("opening", []) + row.get("attending", []):
        leader = ENGLISH["leaders"][text]
        assert f"{leader['name']} , {leader[language]}" in page
    for event in row.get("side_events", []):
        assert in_language(event["vi"], language) in page
        assert event["source"] in response.content.decode()
    for url in row["sources"]:
        assert f'href="{url}" rel="noreferrer"' in response.content.decode()
        assert (urlsplit(url).hostname or "").removeprefix("www.") in page


@each_known
def test_an_editions_page_tells_no_other_day(client: Client, row: dict[str, Any]) -> None:
    page = words(main_of(client.get(f"/{row['year']}/").content))
    flag_days = {one["date"] for one in EDITIONS if one["flag_to_id"] and abs(one["edition"] - row["edition"]) <= 1}
    merger = {"2025-07-01"} if str(row["edition"]) in ENGLISH["repeat_reasons"] else set()
    days = {row["date"], *(event["date"] for event in row.get("side_events", [])), *flag_days, *merger} - {None}
    told = {datetime.datetime.strptime(found, "%d/%m/%Y").date() for found in re.findall(r"\d\d?/\d\d?/\d{4}", page)}
    assert told <= {datetime.date.fromisoformat(day) for day in days}
    # 01/7/2025 is the day of the merger in the reason for a repeat host.


@each_language
def test_the_list_of_editions_tells_the_known_ones_and_leaves_gaps(client: Client, language: str) -> None:
    page = words(main_of(client.get(f"{PREFIX[language]}/editions/").content))
    for row in KNOWN:
        assert written(row["date"], language) in page
        assert PROVINCES[row["host_id"]][f"name_{language}"] in page
    # Once in the timeline; in the table a gap for the year, where it is not known, and for the rest.
    for row in UNKNOWN:
        number = row["roman"] if language == "vi" else {1: "1st", 2: "2nd", 3: "3rd"}.get(
            row["edition"], f"{row['edition']}th")  # fmt: skip
        title = f"Lần thứ {number}" if language == "vi" else f"{number} edition"
        year = f", {'năm ' if language == 'vi' else ''}{row['year']}" if row["year"] else ""
        assert f"{title}{year} {GAPS[language]}" in page


@each_language
def test_2025_names_both_the_host_and_who_received_the_flag(client: Client, language: str) -> None:
    host = facts_of(client.get(f"{PREFIX[language]}/2025/").content)[TERMS[language]["host"]]
    expected = {
        "vi": "Tỉnh Tây Ninh (kế thừa tỉnh Long An)",
        "en": "Tay Ninh Province (successor to Long An Province)",
    }
    assert host.startswith(expected[language])


def test_what_is_stored_is_what_the_files_say() -> None:
    stored = {edition.ordinal: edition for edition in Edition.objects.all()}
    assert set(stored) == {row["edition"] for row in EDITIONS}
    for row in EDITIONS:
        edition = stored[row["edition"]]
        assert (edition.year, edition.host_id) == (row["year"], row["host_id"])
        assert (edition.starts_on.isoformat() if edition.starts_on else None) == row["date"]
        assert (edition.city_vi or "", edition.venue_vi or "") == (row["city"] or "", row["venue"] or "")
        assert edition.theme_vi == row.get("theme", "") or not row.get("theme")
        assert edition.sources.count() == len(row["sources"])
    assert Source.objects.count() == sum(len(row["sources"]) for row in EDITIONS)
    # The conference itself is an event of its chain where its programme is known.
    assert Event.objects.exclude(kind=EventKind.MAIN).count() == sum(
        len(row.get("side_events", [])) for row in EDITIONS
    )
    assert Leader.objects.count() == sum(
        len(row.get(part, [])) for row in EDITIONS for part in ("chair", "opening", "attending")
    )
    assert Province.objects.count() == len(PROVINCES)
    assert Membership.objects.count() == len(facts.read("membership")["memberships"])


def test_only_the_flag_that_is_known_to_have_moved_is_recorded() -> None:
    known = [(row["host_id"], row["flag_to_id"]) for row in EDITIONS if row["flag_to_id"]]
    assert list(Handover.objects.values_list("giver", "receiver")) == known


@pytest.mark.parametrize("row", UNKNOWN, ids=lambda row: row["roman"])
def test_an_unknown_edition_is_empty(row: dict[str, Any]) -> None:
    edition = Edition.objects.get(ordinal=row["edition"])
    assert not any([edition.starts_on, edition.host_id, edition.city, edition.venue, edition.theme, edition.organisers])


def test_the_edition_to_come_is_a_draft_and_the_past_ones_are_closed() -> None:
    drafts = Edition.objects.filter(status=EditionStatus.DRAFT).values_list("ordinal", flat=True)
    assert list(drafts) == [12]
    assert not Edition.objects.filter(status=EditionStatus.PUBLISHED).exists()


def test_loading_again_changes_nothing() -> None:
    models = (Edition, Handover, Leader, Source, Event, Province, Membership, HistoryEntry)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    facts.load()
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


def test_loading_again_keeps_what_staff_changed() -> None:
    Series.objects.update(name_vi="Tên khác")
    Leader.objects.filter(name="Trương Văn Minh").delete()
    Province.objects.filter(pk="VN34-80").update(region_vi="Khác")
    facts.load()
    assert Series.objects.get().name_vi == "Tên khác"
    assert not Leader.objects.filter(name="Trương Văn Minh").exists()
    assert Province.objects.get(pk="VN34-80").region_vi == "Khác"
