"""Personal data whose term is over is emptied: said first, in batches, once, and the counts stay true."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import data_access
from conference.choices import Action, PeopleList, Role
from conference.models import DataAccess, Edition, HistoryEntry, Message
from events import places, purging, registration_lists, retention
from events.choices import ConsentChannel, Purpose, RegistrationState
from events.models import Answer, Consent, Delegate, Question, Registration
from events.registration import Consents
from events.retention import Part
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
LAST_DAY = datetime.date(2026, 1, 31)
THEN = datetime.datetime(2026, 1, 10, 3, tzinfo=datetime.UTC)
STAY = {"phone": "0912345678", "lodging_note": "Phòng đôi", "diet": "Ăn chay", "transport": "own"}


@pytest.fixture
def edition() -> Edition:
    made: Edition = factories.EditionFactory(starts_on=LAST_DAY)
    opening = an_opening(5, event=factories.EventFactory(edition=made))
    question = Question.objects.create(category=opening.category, label_vi="Cỡ áo")
    agreed = Consents([Purpose.NEXT_EDITION], "1", ConsentChannel.FORM)
    registered(opening, "Trần Thị Sen", person=STAY, answers={question: "XL"}, at=THEN)
    registered(opening, "Lê Văn Tám", person=STAY, consents=agreed, at=THEN)
    return made


def purge_on(day: str) -> None:
    for one in purging.due(datetime.date.fromisoformat(day)):
        purging.purge(by=None, due=one)


def test_a_term_ends_months_after_the_last_day(edition: Edition) -> None:
    assert retention.over_on(edition, Part.STAY) == datetime.date(2026, 5, 1)
    assert retention.over_on(edition, Part.CONTACT) == datetime.date(2026, 8, 1)
    assert retention.over_on(Edition(), Part.STAY) is None
    assert retention.over_on(edition, Part.PUBLIC) is None


def test_nothing_goes_before_its_day(edition: Edition) -> None:
    assert purging.due(datetime.date(2026, 4, 30)) == []
    assert [one.part for one in purging.due(datetime.date(2026, 5, 1))] == [Part.STAY]


def test_each_part_goes_when_its_term_is_over_and_consent_keeps_the_contact(edition: Edition) -> None:
    sen, tam = Delegate.objects.order_by("pk")
    purge_on("2026-05-01")
    sen.refresh_from_db()
    assert (sen.diet, sen.lodging_note, sen.transport, sen.phone) == ("", "", "", "+84912345678")
    assert not Answer.objects.exists()
    purge_on("2026-08-01")
    for one in (sen, tam):
        one.refresh_from_db()
    assert (sen.phone, sen.email, sen.name) == ("", "", "Trần Thị Sen")
    assert tam.phone == "+84912345678"
    assert not Message.objects.over().exists()
    purge_on("2027-02-01")
    old = sen.pass_token
    for one in (sen, tam):
        one.refresh_from_db()
    assert (sen.name, sen.unit, str(sen)) == ("", "", sen.trail_name)
    assert old != sen.pass_token
    assert tam.name == "Lê Văn Tám"
    purge_on("2028-02-01")
    assert not Delegate.objects.exclude(name="", phone="", email="").exists()
    assert not Consent.objects.exists()


def test_the_counts_stay_true_and_a_second_time_finds_nothing(edition: Edition) -> None:
    before = registration_lists.by_event(edition)
    purge_on("2029-02-01")
    assert registration_lists.by_event(edition) == before
    assert places.differences() == []
    assert set(Registration.objects.values_list("state", flat=True)) == {RegistrationState.CONFIRMED}
    entries = HistoryEntry.objects.count()
    purge_on("2029-02-01")
    assert purging.due(datetime.date(2029, 2, 1)) == []
    assert HistoryEntry.objects.count() == entries


def test_the_trail_says_how_many_and_no_value(edition: Edition) -> None:
    purge_on("2029-02-01")
    told = HistoryEntry.objects.filter(action=Action.DATA_PURGED).values_list("changes", flat=True)
    assert {"part": "stay", "count": 2} in told
    assert "Sen" not in str(list(HistoryEntry.objects.values()))


def test_it_goes_in_batches(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "BATCH", 1)
    purge_on("2029-02-01")
    assert purging.due(datetime.date(2029, 2, 1)) == []


def test_the_command_says_first_and_does_it_with_yes(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *at: datetime.date(2026, 5, 1))
    said, done = io.StringIO(), io.StringIO()
    call_command("purge_personal_data", stdout=said)
    assert "2 × Arrival" in said.getvalue()
    assert Answer.objects.exists()
    call_command("purge_personal_data", "--yes", stdout=done)
    assert "2 × Arrival" in done.getvalue()
    assert not Answer.objects.exists()


# --- the record of processing ----------------------------------------------------------------------


def host_of(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.HOST, edition))


def test_the_record_shows_terms_looks_and_what_is_over(edition: Edition) -> None:
    host, page = host_of(edition), f"/desk/editions/{edition.pk}/processing/"
    Edition.objects.filter(pk=edition.pk).update(starts_on=datetime.date(2020, 1, 1))
    host.post(f"/desk/editions/{edition.pk}/registrations/registrations.xlsx", {"q": "sen", "state": "confirmed"})
    look = DataAccess.objects.get()
    assert (look.what, look.rows, look.taken_as) == (PeopleList.REGISTRATIONS, 1, "xlsx")
    assert look.narrowed == {"state": "confirmed", "q": True}
    shown = host.get(page).text
    assert "XLSX" in shown
    assert "02/07/2020" in shown
    assert page in host.get(f"/desk/editions/{edition.pk}/").text
    assert host.post(f"{page}purge/").status_code == 200
    assert Delegate.objects.exclude(name="").exists()
    host.post(f"{page}purge/", {"read": "on"})
    assert not Delegate.objects.exclude(name="").exists()


def test_a_look_at_the_outbox_is_noted_for_each_edition(edition: Edition) -> None:
    host_of(edition).get("/desk/outbox/?q=sen&state=sent")
    host_of(edition).get("/desk/outbox/?q=sen")
    look = DataAccess.objects.get()
    assert (look.what, look.edition, look.rows, look.narrowed) == (PeopleList.OUTBOX, edition, 1, {"q": True})


def test_the_record_asks_no_more_of_many_looks(edition: Edition) -> None:
    host, page = host_of(edition), f"/desk/editions/{edition.pk}/processing/"
    counts = []
    for _ in range(2):
        for _ in range(3):
            data_access.note(by=factories.UserFactory(), what=PeopleList.LODGING, edition=edition, rows=1)
        with CaptureQueriesContext(connection) as asked:
            host.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1]
