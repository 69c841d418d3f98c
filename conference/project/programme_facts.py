"""The programme of a past edition as it was reported, from conference/facts/edition-x.json.

What was reported has an order and no clock times, and stays so. Made once: an edition that has a
programme, drafted or published, is left as it is.
"""

from typing import Any

from django.utils import translation

from conference import naming
from conference.folding import slug
from conference.lineage import Lineage
from conference.models import Edition, Series
from events import agenda, published, texts
from events.agenda.whole import add_sessions
from events.choices import ChairPart, EventKind
from events.models import Event, Item, Session, Speaker

Row = dict[str, Any]


def load(report: Row, chair: str) -> None:
    """Publish the reported programme of its edition; `chair` is the name of who is known to have chaired it."""
    edition = Edition.objects.filter(ordinal=report["edition"]).first()
    if edition is None or published.is_there(edition) or Session.objects.filter(event__edition=edition).exists():
        return
    chairs = [one for row in report["items"] for one in row.get("people", []) if one["name"] == chair][:1]
    session = {
        "event": _main_event(edition),
        "day": edition.starts_on,
        "title_vi": "Diễn biến hội nghị theo tường thuật",
        "title_en": "The conference as it was reported",
        "text_vi": "Các nội dung theo thứ tự báo chí tường thuật; giờ chưa có tư liệu.",
        "text_en": "The items in the order in which the press reported them; their times are not known.",
        "chairs": [{"speaker": _speaker(row), "part": ChairPart.CHAIR, **_post(row)} for row in chairs],
        "items": [_item(edition, row) for row in report["items"]],
    }
    (session_made,) = add_sessions(by=None, edition=edition, sessions=[session])
    for item, row in zip(session_made.items.all(), report["items"], strict=True):
        _release(item, row)
    agenda.publish(by=None, edition=edition, seen=agenda.lock(edition).revision)


def _main_event(edition: Edition) -> Event:
    """The conference itself as an event of its chain, under the edition's own title."""
    known = Event.objects.filter(edition=edition, kind=EventKind.MAIN).first()
    series = Series.objects.first()
    return known or Event.objects.create(
        edition=edition,
        kind=EventKind.MAIN,
        starts_on=edition.starts_on,
        day_part=edition.day_part,
        name_vi=naming.official_title(edition, series, "vi"),
        name_en=naming.official_title(edition, series, "en"),
        place_vi=edition.city_vi,  # type: ignore[attr-defined]
        place_en=edition.city_en,  # type: ignore[attr-defined]
    )


def _item(edition: Edition, row: Row) -> Row:
    return {
        "kind": row["kind"],
        "title_vi": row["vi"],
        "title_en": row["en"],
        "speakers": [{"speaker": _speaker(one), **_post(one)} for one in row.get("people", [])],
        **(_passing(edition, row) if "giver" in row else {}),
    }


def _passing(edition: Edition, row: Row) -> dict[str, str]:
    """Who gave the flag and who received it, under their names of that day."""
    lineage, day = Lineage.load(), edition.starts_on
    if day is None:
        return {}
    giver, receiver = (lineage.by_id[row[part]] for part in ("giver", "receiver"))
    with translation.override("vi"):
        vi = f"{naming.province_on(lineage, giver, day)} trao, {naming.province_on(lineage, receiver, day)} nhận"
    with translation.override("en"):
        en = f"{naming.province_on(lineage, giver, day)} to {naming.province_on(lineage, receiver, day)}"
    return {"by_vi": vi[0].upper() + vi[1:], "by_en": en}


def _speaker(row: Row) -> Speaker:
    speaker, _made = Speaker.objects.get_or_create(slug=slug(row["name"]), defaults={"name": row["name"], **_post(row)})
    return speaker


def _post(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("position_vi", "position_en", "unit_vi", "unit_en")}


def _release(item: Item, row: Row) -> None:
    if "abstract_vi" not in row:
        return
    item = texts.receive(by=None, item=item, abstract_vi=row["abstract_vi"], abstract_en=row["abstract_en"])
    texts.release(by=None, item=texts.clear(by=None, item=item))
