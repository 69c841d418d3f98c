"""After a deletion, and after a purge, nothing of the person is in any table or file. Tables are walked, not listed."""

import datetime
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from conference import mailing
from conference.choices import Role
from conference.folding import fold
from conference.models import Edition, HistoryEntry
from events import badge_jobs, badges, checkin, deletions, drafts, places, purging, registration
from events.choices import BadgeSheet, ConsentChannel, PrintKind, Purpose, ReprintReason
from events.models import BadgeJob, Delegate, Delegation, DelegationEntry, DeletionRequest, QrDrawing, Question, Scan
from events.registration import Consents
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db(transaction=True)
# Said in every form in which a table, a message or a file might hold it.
NAME, PHONE, EMAIL = "Đặng Thị Xuyến Chỉ", "+84987123654", "xuyen.chi@nowhere-else.example"
SPELLINGS = [fold(NAME), fold("Xuyến Chỉ"), "xuyen-chi", "987123654", "987 123 654", EMAIL, "nowhere-else"]
PERSON = {
    "honorific": "Bà", "name": NAME, "position": "Trưởng phòng Xuyến Chỉ", "unit": "Công ty Xuyến Chỉ", "email": EMAIL,
    "phone": "0987 123 654", "arrival": "VN Xuyến Chỉ", "lodging_note": "ở cùng Xuyến Chỉ", "diet": "như Xuyến Chỉ",
}  # fmt: skip


def texts_of_tables() -> Iterator[tuple[str, str]]:
    """Every text, JSON and binary column of every table of the database, whichever app made it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((f"{table}.{name}", _text(value)) for name, value in zip(columns, row, strict=True))


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    # JSON may be stored with its letters escaped.
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def texts_of_files() -> Iterator[tuple[str, str]]:
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes().decode("utf-8", "replace") + path.name


def traces() -> set[str]:
    """Where something of the person stands."""
    everywhere = [*texts_of_tables(), *texts_of_files()]
    return {place for place, text in everywhere if any(fold(one) in fold(text) for one in SPELLINGS)}


@pytest.fixture
def edition(settings: Any, tmp_path: Path) -> Edition:
    settings.DEMO, settings.MEDIA_ROOT = True, str(tmp_path)
    made: Edition = factories.EditionFactory(starts_on=timezone.localdate() + datetime.timedelta(days=30))
    return made


@pytest.fixture
def planted(edition: Edition) -> Delegate:
    """Through the doors that people and colleagues use, so that each leaves what it leaves."""
    opening = an_opening(2, event=factories.EventFactory(edition=edition))
    question = Question.objects.create(category=opening.category, label_vi="Cỡ áo")
    agreed = Consents([Purpose.PHOTOS], "1", ConsentChannel.FORM)
    one = registered(opening, person=PERSON, answers={question: "như Xuyến Chỉ"}, consents=agreed)
    registered(opening)
    registered(opening)
    who, host = one.delegate, factories.officer(Role.HOST, edition)
    _at_the_desk(who, host)
    _beside(who, edition, one)
    mailing.send_due(worker="one")
    return who


def _at_the_desk(who: Delegate, host: Any) -> None:
    client, desk = factories.signed_in(host), f"/desk/editions/{who.edition_id}"
    row = who.registrations.get()
    checkin.scan(by=host, event=row.event, code=who.scan_code)
    Client().get(f"/pass/{who.pass_token}/")
    registration.edit(by=host, delegate=who, person={"academic_title": "ThS. Xuyến Chỉ"})
    client.get(f"{desk}/registrations/?q=Xuyến")
    client.post(f"{desk}/registrations/registrations.xlsx", {"q": NAME})
    client.get(f"{desk}/delegates/{who.pk}/")
    client.get(f"/desk/outbox/?q={EMAIL}")
    client.post(f"{desk}/badges/", {"sheet": "a6"})
    coming = list(badges.coming(who.edition))
    badge_jobs.ask(
        by=host, edition=who.edition, kind=PrintKind.BADGE, delegates=coming, sheet=BadgeSheet.A6,
        reason=ReprintReason.LOST,
    )  # fmt: skip
    badge_jobs.go_on(lambda: True)
    client.post(f"{desk}/delegates/{who.pk}/send-pass/")
    Client().post("/desk/sign-in/", {"username": EMAIL, "password": "wrong"})
    history = HistoryEntry.objects.filter(target_type="events.registration", target_id=str(row.pk)).first()
    if history is None:
        history = HistoryEntry.objects.filter(target_type="events.delegate").first()
    assert history is not None
    # A reason that a colleague typed.
    HistoryEntry.objects.filter(pk=history.pk).update(changes={"reason": f"theo đề nghị của {NAME}"})


def _beside(who: Delegate, edition: Edition, one: Any) -> None:
    """A draft that was never sent, a request once refused, the row of a delegation's list."""
    draft, _token = drafts.begin(edition=edition, at=timezone.now())
    typed = {"name": [NAME.upper()], "phone": ["0987.123.654"]}
    drafts.keep(draft=draft, step="person", typed=typed, at=timezone.now())
    refused = deletions.ask(by=None, delegate=who, at=timezone.now())
    deletions.refuse(by=factories.UserFactory(), request=refused, reason="Xuyến Chỉ còn nợ tiền phòng")
    delegation = Delegation.objects.create(
        event=one.event, unit="Sở Công Thương", due_on=timezone.localdate(), invited_at=timezone.now(),
        token_digest=uuid.uuid4().hex,
    )  # fmt: skip
    values = {"name": NAME, "phone": PHONE, "email": EMAIL}
    DelegationEntry.objects.create(
        delegation=delegation, category=who.category, values=values, sent=values, registration=one
    )


def test_the_plant_is_found_where_it_should_be(planted: Delegate) -> None:
    """A search that finds nothing proves nothing."""
    found = {place.split(".")[0] for place in traces()}
    assert {
        "events_delegate", "events_registration", "events_answer", "events_registrationdraft", "conference_message",
        "conference_historyentry", "events_deletionrequest", "events_delegationentry", "axes_accessattempt",
    } <= found  # fmt: skip


def test_nothing_is_left_of_whoever_was_deleted_and_the_counts_stay_right(planted: Delegate, edition: Edition) -> None:
    event, scans = planted.registrations.get().event, Scan.objects.count()
    asked = deletions.ask(by=None, delegate=planted, at=timezone.now())
    registration.delete_on_request(by=factories.UserFactory(), request=asked)
    assert "conference_message.to_address" in traces(), "they are told before their contact goes"
    mailing.send_due(worker="one")
    assert traces() == set()
    assert Scan.objects.count() == scans
    # A PDF is packed, so that a search for words would find nothing in it.
    assert not BadgeJob.objects.filter(content__isnull=False).exists()
    assert not QrDrawing.objects.filter(code=planted.scan_code).exists()
    assert places.differences() == []
    assert event.registrations.live().count() == 2
    assert set(DeletionRequest.objects.values_list("delegate", flat=True)) == {None}


def test_nothing_is_left_of_a_substitute_either(planted: Delegate) -> None:
    new = registration.substitute(by=None, delegate=planted, person={"name": "Lê Văn Thay", "email": "thay@example.vn"})
    registration.delete_person(by=None, delegate=planted)
    left = traces()
    # The unit is the substitute's as well; it went over with the place.
    assert {place.split(".")[0] for place in left} <= {"events_delegate", "events_registration"}
    registration.delete_person(by=None, delegate=new)
    assert traces() == set()


def test_nothing_is_left_after_the_last_term(planted: Delegate, edition: Edition) -> None:
    delegation = Delegation.objects.get()
    delegation.signed_list.save("ky.pdf", ContentFile(f"%PDF {NAME}".encode()))
    drafts.purge(timezone.now() + datetime.timedelta(days=4))
    deletions.close(by=None, delegate=planted, at=timezone.now())
    for one in purging.due(timezone.localdate() + datetime.timedelta(days=1200)):
        purging.purge(by=None, due=one)
    assert traces() - {"axes_accessattempt.username"} == set()
    assert places.differences() == []


def test_every_model_of_ours_is_a_table_that_was_walked() -> None:
    """A table of another database would escape the walk."""
    with connection.cursor() as cursor:
        known = set(connection.introspection.table_names(cursor))
    assert {model._meta.db_table for model in apps.get_models() if model._meta.managed} <= known
