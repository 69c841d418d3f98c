"""Loads the real series from conference/facts: what a real host starts from.

Only what is missing is made, so that a second run changes nothing and what staff
have entered stands. Nothing is added to the facts: what they leave open stays empty.
"""

import datetime
import json
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import translation

from conference import editions, rotation
from conference.choices import DayPart, LeaderPart, ProvinceType
from conference.models import Edition, Handover, Leader, Membership, Province, ProvinceStatus, Series, Source
from conference.project import indicator_facts, programme_facts
from events.choices import EventKind
from events.models import Event

FOLDER = Path(__file__).resolve().parent.parent / "facts"
TYPES = {"tỉnh": ProvinceType.PROVINCE, "thành phố trung ương": ProvinceType.CITY}
DAY_PARTS = {"sáng": DayPart.MORNING, "chiều": DayPart.AFTERNOON, "tối": DayPart.EVENING}


def read(name: str) -> Any:
    """The content of conference/facts/<name>.json."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


@transaction.atomic
def load() -> None:
    """Load provinces, membership and the real editions; idempotent."""
    with translation.override("vi"):
        facts, english = read("editions"), read("english")
        Series.objects.get_or_create(pk=1, defaults={"name_vi": facts["series_vi"], "name_en": facts["series_en"]})
        _load_provinces(read("provinces")["provinces"])
        _load_memberships(read("membership")["memberships"])
        for row in facts["editions"]:
            if not Edition.objects.filter(ordinal=row["edition"]).exists():
                _load_edition(row, english)
        for row in facts["editions"]:
            _load_handover(row, sources=row["sources"])
        programme_facts.load(read("edition-x"), chair=_chair_of(facts["editions"], ordinal=10, english=english))
        indicator_facts.load(read("stats"), read("edition-x"))


def _load_provinces(rows: list[dict[str, Any]]) -> None:
    known = set(Province.objects.values_list("pk", flat=True))
    fresh = [row for row in rows if row["id"] not in known]
    # Heirs first: the old units point at them.
    for row in sorted(fresh, key=lambda row: row["merged_into_id"] is not None):
        Province.objects.create(
            id=row["id"],
            code=row["code"],
            slug=row["slug"],
            type=TYPES[row["type"]],
            region_code=row["region_code"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            merged_into_id=row["merged_into_id"],
            **{
                f"{field}_{lang}": row[f"{field}_{lang}"]
                for field in ("name", "full_name", "region")
                for lang in ("vi", "en")
            },
        )
        for span in row["type_history"]:
            ProvinceStatus.objects.create(
                province_id=row["id"],
                type=TYPES[span["type"]],
                name_vi=span.get("name_vi", ""),
                valid_from=span["from"],
                valid_to=span["to"],
                basis=span.get("basis", ""),
            )


def _load_memberships(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        Membership.objects.get_or_create(
            province_id=row["province"], valid_from=row["from"], defaults={"valid_to": row["to"]}
        )


def _load_edition(row: dict[str, Any], english: dict[str, Any]) -> None:
    organisers = english["organisers"].get(str(row["edition"]), {"vi": [], "en": []})
    edition = editions.open_edition(
        by=None,
        ordinal=row["edition"],
        year=row["year"],
        starts_on=_day(row["date"]),
        day_part=DAY_PARTS.get(row.get("session", ""), ""),
        organisers_vi="\n".join(organisers["vi"]),
        organisers_en="\n".join(organisers["en"]),
        **_in_both("theme", row.get("theme"), english),
        **_in_both("city", row["city"], english),
        **_in_both("venue", row["venue"], english),
    )
    if row["host_id"]:
        _record_host(edition, row, english)
    for url in row["sources"]:
        Source.objects.create(edition=edition, url=url)
    _load_leaders(edition, row, english)
    _load_events(edition, row, english)
    # An edition whose successor was held lies in the past, even where its own day is not known.
    if row["edition"] < _first_open(read("editions")["editions"]):
        editions.publish(by=None, edition=edition)
        editions.close(by=None, edition=edition)


def _chair_of(rows: list[dict[str, Any]], ordinal: int, english: dict[str, Any]) -> str:
    """The name of the leader known to have chaired that edition."""
    row = next(row for row in rows if row["edition"] == ordinal)
    return str(english["leaders"][row["chair"][0]]["name"])


def _first_open(rows: list[dict[str, Any]]) -> int:
    return int(max(row["edition"] for row in rows if row["date"])) + 1


def _record_host(edition: Edition, row: dict[str, Any], english: dict[str, Any]) -> None:
    reason = english["repeat_reasons"].get(str(row["edition"]), {})
    rotation.record_host(
        by=None,
        edition=edition,
        province=Province.objects.get(pk=row["host_id"]),
        **{f"repeat_reason_{lang}": text for lang, text in reason.items()},
    )


def _load_leaders(edition: Edition, row: dict[str, Any], english: dict[str, Any]) -> None:
    parts = [(LeaderPart.CHAIR, "chair"), (LeaderPart.OPENING, "opening"), (LeaderPart.ATTENDING, "attending")]
    named = [(part, text) for part, key in parts for text in row.get(key, [])]
    for order, (part, text) in enumerate(named):
        leader = english["leaders"][text]
        Leader.objects.create(
            edition=edition, part=part, order=order, name=leader["name"],
            position_vi=leader["vi"], position_en=leader["en"],
        )  # fmt: skip


def _load_events(edition: Edition, row: dict[str, Any], english: dict[str, Any]) -> None:
    for event in row.get("side_events", []):
        kind = next(
            (kind for start, kind in english["event_kinds"].items() if event["vi"].startswith(start)), EventKind.OTHER
        )
        Event.objects.create(
            edition=edition,
            kind=kind,
            ordinal=english["event_ordinals"].get(event["vi"]),
            starts_on=_day(event["date"]),
            day_part=DAY_PARTS.get(event.get("session", ""), ""),
            source_url=event["source"],
            **_in_both("name", event["vi"], english),
        )


def _load_handover(row: dict[str, Any], sources: list[str]) -> None:
    given = Edition.objects.filter(ordinal=row["edition"]).first()
    taken = Edition.objects.filter(ordinal=row["edition"] + 1).first()
    if not row["flag_to_id"] or not given or not taken or Handover.objects.filter(from_edition=given).exists():
        return
    rotation.hand_over(
        by=None,
        from_edition=given,
        to_edition=taken,
        giver=Province.objects.get(pk=row["host_id"]),
        receiver=Province.objects.get(pk=row["flag_to_id"]),
        on=datetime.date.fromisoformat(row["date"]),
        source_url=sources[0],
    )


def _in_both(field: str, text: str | None, english: dict[str, Any]) -> dict[str, str]:
    if not text:
        return {}
    return {f"{field}_vi": text, f"{field}_en": english["texts"].get(text, "")}


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
