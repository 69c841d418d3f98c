"""After a deletion, and after a purge, nothing of the person is in any table or file. Tables are walked, not listed."""

import datetime
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conference import mailing
from conference.choices import Role
from conference.folding import fold
from conference.models import Edition, HistoryEntry
from events import badge_jobs, badges, checkin, deletions, drafts, places, purging, registration, seating, stays
from events.choices import BadgeSheet, ConsentChannel, PoolKind, PrintKind, Purpose, ReprintReason
from events.models import (
    BadgeJob,
    Delegate,
    Delegation,
    DelegationEntry,
    DeletionRequest,
    PickUp,
    PrintRun,
    QrDrawing,
    Question,
    Registration,
    Scan,
    Seat,
)
from events.registration import Consents
from tests import factories
from tests import traces as everywhere
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db(transaction=True)
# Said in every form in which a table, a message or a file might hold it.
NAME, PHONE, EMAIL = "Đặng Thị Xuyến Chỉ", "+84987123654", "xuyen.chi@nowhere-else.example"
SPELLINGS = [fold(NAME), fold("Xuyến Chỉ"), "xuyen-chi", "987123654", "987 123 654", EMAIL, "nowhere-else"]
PERSON = {
    "honorific": "Bà", "name": NAME, "position": "Trưởng phòng Xuyến Chỉ", "unit": "Công ty Xuyến Chỉ", "email": EMAIL,
    "phone": "0987 123 654", "arrival": "VN Xuyến Chỉ", "lodging_note": "ở cùng Xuyến Chỉ", "diet": "như Xuyến Chỉ",
}  # fmt: skip


def traces() -> set[str]:
    """Where something of the person stands."""
    return everywhere.of(SPELLINGS)


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
    _arranged(one, edition, host)
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


def _arranged(one: Registration, edition: Edition, host: Any) -> None:
    """A seat in a car, a list of stays, a seat in the hall, plates printed."""
    guest = next(guest for guest in stays.guests_of(edition) if guest.delegate.pk == one.delegate_id)
    car = stays.open_pick_up(by=host, edition=edition, name="Xe 1", seats=4, met_by="Bà Đón", driver="Ông Lái")
    stays.give_to(by=host, guests=[guest], kind=PoolKind.PICK_UP, pool=car.pool)
    stays.note_list(by=host, edition=edition, guests=stays.guests_of(edition))
    plan = seating.open_plan(by=host, event=one.event, room=factories.RoomFactory(edition=edition))
    seating.save_block(by=host, plan=plan, block=None, said={"label": "A", "rows": 1, "seats_a_row": 2, "aisles": ""})
    seating.seat_at(by=host, seat=Seat.objects.filter(plan=plan).first(), registration=one)
    printed = {"standing": "confirmed", "order": "delegation", "which": "due", "do": "pdf", "saying": "name"}
    client = factories.signed_in(host)
    path = reverse("desk-print", args=[edition.pk, "plates"])
    told = client.post(path, printed | {"sides": "both"}).context["told"]
    client.post(path, printed | {"sides": "both", "told": told})
    assert PrintRun.objects.filter(kind=PrintKind.PLATE).exists()


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
    # Who drives and who meets is a person, too.
    PickUp.objects.update(driver=NAME, met_by=NAME, driver_phone=PHONE, met_by_phone=PHONE)
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
