"""The pass: what its owner sees, and does with it."""

import datetime
import io
import json
import shutil
import subprocess
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from conference.models import HistoryEntry, Message
from events import agenda, delegate_messages, places, privacy, registration
from events.choices import DelegateSource, Purpose, RegistrationState
from events.models import (
    Answer,
    Consent,
    Delegate,
    DeletionRequest,
    Opening,
    Question,
    Registration,
    Session,
    SessionSignUp,
)
from tests import factories, paper
from tests.events import programmes, registrations

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opening:
    return registrations.an_opening()


@pytest.fixture
def sen(opening: Opening) -> Delegate:
    return registrations.delegate(opening, "Trần Thị Sen", person={"position": "Giám đốc", "email": "sen@example.vn"})


def path(delegate: Delegate, page: str = "", language: str = "") -> str:
    return f"{language}/pass/{delegate.pass_token}/{page}"


def read_code(picture: bytes, folder: Path) -> str:
    """What a reader at the door makes of it."""
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg not found: install the package zbar-tools")
    file = folder / "code.png"
    file.write_bytes(picture)
    done = subprocess.run(["zbarimg", "--raw", "-q", str(file)], capture_output=True, text=True)
    return done.stdout.strip()


# --- what it shows -------------------------------------------------------------------------------


def test_it_shows_name_state_and_code_and_names_nobody_in_a_preview(client: Client, sen: Delegate) -> None:
    head, _body, main = client.get(path(sen)).text.partition("</head>")
    assert "Trần Thị Sen" in main
    assert "Đã xác nhận" in main
    assert sen.scan_code in main
    assert "Trần Thị Sen" not in head
    assert sen.pass_token not in head


def test_it_is_kept_by_nobody_on_the_way(client: Client, sen: Delegate) -> None:
    for page in ("", "qr.png", "pass.pdf", "data/", "data/data.json", "edit/"):
        answer = client.get(path(sen, page))
        assert answer.status_code == 200
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies


def test_the_picture_carries_the_badge_s_code_and_not_the_link(client: Client, sen: Delegate, tmp_path: Path) -> None:
    assert read_code(client.get(path(sen, "qr.png")).content, tmp_path) == sen.scan_code


def test_the_pass_on_paper_is_one_a6_page_whose_code_is_read(client: Client, sen: Delegate, tmp_path: Path) -> None:
    made = client.get(path(sen, "pass.pdf")).content
    (page,) = paper.pages(made)
    assert (round(page.width), round(page.height)) == (105, 148)
    assert "Trần Thị Sen" in page.text
    picture = subprocess.run(["pdftoppm", "-r", "150", "-png", "-"], input=made, capture_output=True, check=True).stdout
    assert read_code(picture, tmp_path) == sen.scan_code


def test_getting_changes_nothing(client: Client, sen: Delegate) -> None:
    before = [list(model.objects.values()) for model in (Delegate, Registration, Consent, Message)]
    proof = delegate_messages.contact_proof(sen)
    for page in ("", f"?contact={proof}", "edit/", "absence/", "substitute/", "sessions/", "data/", "data/data.json"):
        assert client.get(path(sen, page)).status_code == 200
    assert before == [list(model.objects.values()) for model in (Delegate, Registration, Consent, Message)]


def test_who_waits_sees_their_turn_and_no_code(client: Client) -> None:
    opening = registrations.an_opening(size=0)
    registrations.delegate(opening)
    second = registrations.delegate(opening)
    page = client.get(path(second)).text
    assert "Thứ 2 trong danh sách chờ" in page
    assert 'qr.png" width' not in page


def test_whoever_was_listed_by_others_reads_the_notice_first(client: Client, opening: Opening) -> None:
    listed = registrations.delegate(opening, source=DelegateSource.FOCAL_PERSON)
    own = registrations.delegate(opening)
    assert str(privacy.IN_SHORT) in client.get(path(listed)).text
    assert str(privacy.IN_SHORT) not in client.get(path(own)).text


def test_a_link_that_opens_nothing_says_so(client: Client) -> None:
    answer = client.get("/pass/nothing/")
    assert answer.status_code == 410
    assert "no-store" in answer["Cache-Control"]


def test_after_deletion_the_link_opens_nothing(client: Client, sen: Delegate) -> None:
    registration.delete_person(by=None, delegate=sen)
    assert client.get(path(sen)).status_code == 410
    assert client.get(path(sen, "qr.png")).status_code == 410


def test_it_asks_the_database_as_often_with_one_event_as_with_three(
    client: Client, django_assert_num_queries: Any
) -> None:
    one = registrations.an_opening()
    edition, category = one.event.edition, one.category
    more = [registrations.an_opening(event=factories.EventFactory(edition=edition), category=category) for _ in "ab"]
    lone = registrations.delegate(one)
    events = [one.event, *(opening.event for opening in more)]
    busy = registration.register(
        by=None, category=category, events=events, key=uuid.uuid4(), person=registrations.a_person()
    ).delegate
    assert busy is not None
    for delegate in (lone, busy):
        with django_assert_num_queries(7):
            client.get(path(delegate))


# --- what it lets do -----------------------------------------------------------------------------


def test_the_contact_is_confirmed_by_a_button(client: Client, sen: Delegate) -> None:
    proof = delegate_messages.contact_proof(sen)
    assert f'value="{proof}"' in client.get(path(sen, f"?contact={proof}")).text
    assert 'name="contact"' not in client.get(path(sen, "?contact=wrong")).text
    answer = client.post(path(sen, "confirm/"), {"contact": proof})
    sen.refresh_from_db()
    assert sen.contact_confirmed_at
    assert "Đã xác nhận liên hệ" in client.get(answer["Location"]).text


def test_a_wrong_proof_confirms_nothing(client: Client, sen: Delegate) -> None:
    answer = client.post(path(sen, "confirm/"), {"contact": "x"})
    sen.refresh_from_db()
    assert sen.contact_confirmed_at is None
    assert "không còn" in client.get(answer["Location"]).text


def test_the_owner_corrects_their_data(client: Client, sen: Delegate) -> None:
    typed = {"name": "Trần Thị Sen", "unit": "Sở Công Thương Cà Mau", "email": "sen@example.vn", "diet": "Ăn chay"}
    assert client.post(path(sen, "edit/"), typed).status_code == 302
    sen.refresh_from_db()
    assert (sen.unit, sen.diet) == ("Sở Công Thương Cà Mau", "Ăn chay")


def test_what_cannot_stand_is_said_at_its_field(client: Client, sen: Delegate) -> None:
    page = client.post(path(sen, "edit/"), {"name": "", "unit": "X", "phone": "12", "arrives_on": "31/02/2040"})
    assert set(page.context["form"].errors) >= {"name", "phone"}
    assert set(page.context["about"].errors) == {"arrives_on"}
    assert 'value="31/02/2040"' in page.text


def test_absence_frees_the_place_and_the_pass_says_so(client: Client, sen: Delegate) -> None:
    mine = Registration.objects.get(delegate=sen)
    assert client.post(path(sen, "absence/"), {"registrations": [mine.pk]}).status_code == 302
    mine.refresh_from_db()
    assert mine.state == RegistrationState.WITHDRAWN
    page = client.get(path(sen)).text
    assert "không còn đăng ký nào" in page
    assert 'data-drop="' in page
    assert client.get(path(sen, "qr.png")).status_code == 404
    assert client.get(path(sen, "absence/"))["Location"] == path(sen)


def test_somebody_else_s_registration_cannot_be_withdrawn(client: Client, opening: Opening, sen: Delegate) -> None:
    other = registrations.registered(opening)
    answer = client.post(path(sen, "absence/"), {"registrations": [other.pk]})
    assert answer.status_code == 200
    other.refresh_from_db()
    assert other.is_live


def test_a_substitute_gets_a_pass_of_their_own_and_the_old_one_ends(client: Client, sen: Delegate) -> None:
    typed = {"name": "Lê Văn Bình", "position": "Phó Giám đốc", "email": "binh@example.vn"}
    assert client.post(path(sen, "substitute/"), typed).status_code == 302
    binh = Delegate.objects.get(name="Lê Văn Bình")
    assert (binh.unit, binh.email) == (sen.unit, "binh@example.vn")
    assert "dự thay" in client.get(path(sen)).text
    assert "Lê Văn Bình" not in client.get(path(sen)).text
    assert client.get(path(binh)).status_code == 200
    assert Message.objects.about(binh).get().to_address == "binh@example.vn"


def test_a_substitute_without_a_contact_is_reached_as_before(client: Client, sen: Delegate) -> None:
    client.post(path(sen, "substitute/"), {"name": "Lê Văn Bình"})
    assert Delegate.objects.get(name="Lê Văn Bình").email == "sen@example.vn"


# --- sessions and the calendar -------------------------------------------------------------------


@pytest.fixture
def sessions(opening: Opening) -> list[Session]:
    day = opening.event.edition.starts_on
    made = [
        agenda.add_session(
            by=None,
            event=opening.event,
            title_vi=title,
            day=day,
            starts=datetime.time(hour),
            ends=datetime.time(hour + 1),
        )
        for title, hour in (("Phiên toàn thể", 8), ("Phiên chuyên đề", 10))
    ]
    agenda.publish(by=None, edition=opening.event.edition, seen=agenda.lock(opening.event.edition).revision)
    return made


def test_the_owner_changes_their_sessions(client: Client, sen: Delegate, sessions: list[Session]) -> None:
    mine = Registration.objects.get(delegate=sen)
    assert client.post(path(sen, "sessions/"), {f"sessions-{mine.pk}": [sessions[1].pk]}).status_code == 302
    assert SessionSignUp.objects.get().session == sessions[1]
    feed = client.get(path(sen, "agenda.ics")).text
    assert "Phiên chuyên đề" in feed
    assert "Phiên toàn thể" not in feed
    client.post(path(sen, "sessions/"))
    assert not SessionSignUp.objects.exists()
    assert "Phiên toàn thể" in client.get(path(sen, "agenda.ics")).text


def test_a_break_is_nobodys_choice_and_in_everybodys_programme(
    client: Client, sen: Delegate, sessions: list[Session]
) -> None:
    event = sessions[0].event
    pause = {"starts": datetime.time(9), "ends": datetime.time(10), "items": [{"kind": "break", "title_vi": "Trà"}]}
    programmes.a_session(event, "Giải lao", **pause)
    programmes.publish(event)
    assert "Giải lao" not in client.get(path(sen, "sessions/")).text
    mine = Registration.objects.get(delegate=sen)
    client.post(path(sen, "sessions/"), {f"sessions-{mine.pk}": [sessions[1].pk]})
    assert "Giải lao" in client.get(path(sen, "agenda.ics")).text


def test_a_full_session_is_said_at_its_event(client: Client, sen: Delegate, sessions: list[Session]) -> None:
    places.open_session_pool(by=None, session=sessions[0], size=0)
    mine = Registration.objects.get(delegate=sen)
    page = client.post(path(sen, "sessions/"), {f"sessions-{mine.pk}": [sessions[0].pk]})
    assert "đã hết chỗ" in str(page.context["form"].errors[f"sessions-{mine.pk}"])
    assert not SessionSignUp.objects.exists()


def test_without_a_programme_there_is_no_calendar(client: Client, sen: Delegate) -> None:
    assert client.get(path(sen, "agenda.ics")).status_code == 404


# --- my data -------------------------------------------------------------------------------------


def test_everything_kept_is_shown_and_can_be_taken_along(client: Client, sen: Delegate) -> None:
    page = client.get(path(sen, "data/")).text
    assert "sen@example.vn" in page
    taken = json.load(io.BytesIO(client.get(path(sen, "data/data.json")).content))
    assert {"label": "Họ và tên", "value": "Trần Thị Sen"} in taken["person"]
    assert taken["registrations"]
    assert "Họ và tên: Trần Thị Sen\r\n" in client.get(path(sen, "data/data.txt")).content.decode("utf-8-sig")
    assert taken["messages"]


def test_a_consent_is_given_and_withdrawn(client: Client, sen: Delegate) -> None:
    client.post(path(sen, "data/"), {"purposes": ["photos"]})
    assert Consent.objects.get(withdrawn_at=None).purpose == Purpose.PHOTOS
    client.post(path(sen, "data/"))
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert Consent.objects.get().given_through == "pass"


def test_deletion_is_asked_for_once_and_taken_back(client: Client, sen: Delegate) -> None:
    client.post(path(sen, "data/delete/"))
    client.post(path(sen, "data/delete/"))
    assert f"{DeletionRequest.objects.get().due_on:%d/%m/%Y}" in client.get(path(sen, "data/")).text
    client.post(path(sen, "data/keep/"))
    assert DeletionRequest.objects.get().answer == "taken_back"


def test_answers_to_the_category_s_questions_are_corrected(client: Client, sen: Delegate) -> None:
    made = Question.objects.create
    size = made(category=sen.category, label_vi="Cỡ áo", kind="choice", choices_vi="M\nL")
    bus = made(category=sen.category, label_vi="Đi xe của đoàn", kind="yes_no", order=1)
    said = {"name": sen.name, "unit": sen.unit, "email": sen.email, "honorific": ""}
    client.post(path(sen, "edit/"), said | {f"question-{size.pk}": "1", f"question-{bus.pk}": "yes"})
    assert set(Answer.objects.values_list("question__label_vi", "text")) == {("Cỡ áo", "L"), ("Đi xe của đoàn", "Có")}
    shown = client.get(path(sen, "edit/")).text
    assert '<option value="1" selected' in shown
    assert "checked" in shown
    client.post(path(sen, "edit/"), said | {f"question-{size.pk}": "0"})
    assert list(Answer.objects.values_list("text", flat=True)) == ["M"]
    trail = str(list(HistoryEntry.objects.values_list("changes", flat=True)))
    assert "Cỡ áo" in trail
    assert "Có" not in trail


# --- find my pass --------------------------------------------------------------------------------


def test_a_lost_pass_goes_to_its_contact_and_the_answer_is_the_same_for_anyone(client: Client, sen: Delegate) -> None:
    told = client.post("/pass/", {"contact": "SEN@example.vn"}).content
    assert told == client.post("/pass/", {"contact": "nobody@example.vn"}).content
    sent = Message.objects.about(sen).filter(kind=delegate_messages.PASS_LINK.name)
    assert [message.to_address for message in sent] == ["sen@example.vn"]


def test_nobody_s_mailbox_is_flooded(client: Client, sen: Delegate) -> None:
    answers = {client.post("/pass/", {"contact": "sen@example.vn"}).content for _ in range(6)}
    assert len(answers) == 1
    assert Message.objects.about(sen).filter(kind=delegate_messages.PASS_LINK.name).count() == 1


def test_the_worker_s_script_reaches_the_passes_alone(client: Client) -> None:
    for language in ("", "/en"):
        answer = client.get(f"{language}/pass/worker.js")
        assert answer["Content-Type"].startswith("text/javascript")
        assert "Service-Worker-Allowed" not in answer
