"""A person registers through the public form."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from conference import editions
from conference.models import Message
from events import drafts, privacy
from events.choices import CategoryAudience, OpeningMode, RegistrationState
from events.models import Consent, Delegate, Opening, Registration, RegistrationDraft
from tests import factories
from tests.events import forms, programmes, registrations

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opening:
    return registrations.an_opening()


def test_a_person_registers_and_is_told_by_message(client: Client, opening: Opening) -> None:
    answer = forms.register(client, opening)
    assert answer["Location"] == forms.address(opening, "received")
    sen = Delegate.objects.get()
    assert (sen.full_title, sen.phone, sen.language) == ("Bà Trần Thị Sen", "+84912345678", "vi")
    assert Registration.objects.get().state == RegistrationState.CONFIRMED
    assert Message.objects.about(sen).count() == 1
    assert client.get(answer["Location"]).status_code == 200
    assert not mail.outbox


def test_pressing_twice_registers_once(client: Client, opening: Opening) -> None:
    forms.register(client, opening)
    again = forms.send(client, opening)
    assert again["Location"] == forms.address(opening, "received")
    assert Delegate.objects.count() == 1


def test_a_likely_duplicate_gets_the_same_answer(client: Client, opening: Opening) -> None:
    first = forms.register(client, opening)
    page = client.get(first["Location"]).content
    other = Client()
    second = forms.register(other, opening, email="other@example.vn", phone="")
    assert (second.status_code, second["Location"]) == (first.status_code, first["Location"])
    assert other.get(second["Location"]).content == page
    assert Delegate.objects.count() == 1


def test_each_error_stands_at_its_field_and_the_rest_is_kept(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    page = forms.tell(client, opening, name="", email="không phải", phone="12", unit="Sở Xây dựng")
    assert set(page.context["form"].errors) == {"name", "email", "phone"}
    assert 'value="Sở Xây dựng"' in page.text
    assert 'href="#id_phone"' in page.text


def test_a_phone_or_an_e_mail_is_enough_and_neither_is_not(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    assert set(forms.tell(client, opening, phone="", email="").context["form"].errors) == {"email"}
    assert forms.tell(client, opening, email="").status_code == 302


def test_the_draft_outlives_the_browser_and_ends_by_itself(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    forms.tell(client, opening, phone="12")
    later = Client()
    later.cookies["draft"] = client.cookies["draft"].value
    assert 'value="Trần Thị Sen"' in later.get(forms.address(opening, "person")).text
    assert drafts.purge(timezone.now() + drafts.KEPT + datetime.timedelta(minutes=1)) == 1
    assert later.get(forms.address(opening, "person"))["Location"] == forms.address(opening)


def test_the_cookie_is_a_secret_for_the_server_alone_and_no_draft_holds_it(client: Client, opening: Opening) -> None:
    cookie = forms.choose(client, opening).cookies["draft"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in str(RegistrationDraft.objects.values().get())


def test_a_visitor_gets_no_cookie_that_would_keep_public_pages_from_them(client: Client, opening: Opening) -> None:
    forms.register(client, opening)
    assert set(client.cookies) == {"draft"}


def test_what_was_sent_is_forgotten_in_the_draft(client: Client, opening: Opening) -> None:
    forms.register(client, opening)
    assert RegistrationDraft.objects.get().typed == {}


def test_one_forgets_a_draft_on_a_shared_device(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    answer = client.post(forms.address(opening, "anew"))
    assert answer["Location"] == forms.address(opening)
    assert not RegistrationDraft.objects.exists()


def test_getting_changes_nothing(client: Client, opening: Opening) -> None:
    for step in ("", "person", "stay", "review", "received"):
        client.get(forms.address(opening, step))
    assert not RegistrationDraft.objects.exists()
    assert not client.cookies


def test_a_step_that_was_skipped_is_led_back_to(client: Client, opening: Opening) -> None:
    assert client.get(forms.address(opening, "review"))["Location"] == forms.address(opening)
    forms.choose(client, opening)
    assert client.get(forms.address(opening, "stay"))["Location"] == forms.address(opening, "person")


def test_breaks_and_meals_are_no_sessions_to_sign_up_for(client: Client, opening: Opening) -> None:
    lunch = [{"kind": "break", "title_vi": "Nghỉ"}, {"kind": "meal", "title_vi": "Ăn trưa"}]
    for hour, title, items in ((8, "Phiên toàn thể", []), (9, "Giải lao", lunch), (10, "Phiên chuyên đề", [])):
        clock = {"starts": programmes.clock(hour), "ends": programmes.clock(hour + 1)}
        programmes.a_session(opening.event, title, items=items, **clock)
    programmes.publish(opening.event)
    forms.choose(client, opening)
    forms.tell(client, opening)
    offered = dict(client.get(forms.address(opening, "stay")).context["form"].fields["sessions"].choices)
    assert [title.partition(" (")[0] for title in offered.values()] == ["Phiên toàn thể", "Phiên chuyên đề"]


def test_a_form_of_another_site_is_not_taken(client: Client, opening: Opening) -> None:
    answer = client.post(
        forms.address(opening), {"events": opening.event_id}, headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403


def test_nothing_is_ticked_beforehand_and_each_consent_says_to_which_words(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    forms.tell(client, opening)
    forms.stay(client, opening)
    assert "checked" not in client.get(forms.address(opening, "review")).text
    forms.send(client, opening, purposes=["directory"])
    given = Consent.objects.get()
    assert (given.purpose, given.given_through, given.text_version) == ("directory", "form", privacy.VERSION)


def test_a_minor_or_who_did_not_read_the_notice_is_not_registered(client: Client, opening: Opening) -> None:
    forms.choose(client, opening)
    forms.tell(client, opening)
    forms.stay(client, opening)
    page = forms.send(client, opening, adult="", notice="")
    assert set(page.context["form"].errors) == {"adult", "notice"}  # type: ignore[index]
    assert not Delegate.objects.exists()


# --- what is open to whom ------------------------------------------------------------------------


def test_a_draft_edition_has_no_form(client: Client, opening: Opening) -> None:
    edition = opening.event.edition
    editions.take_back(by=None, edition=edition)
    assert client.get(forms.address(opening)).status_code == 404


def test_closed_says_so_and_takes_nothing(client: Client) -> None:
    opening = registrations.an_opening(mode=OpeningMode.CLOSED)
    assert 'name="events"' not in client.get(forms.address(opening)).text
    assert forms.choose(client, opening).status_code == 200
    assert not RegistrationDraft.objects.exists()


def test_what_opens_later_says_when(client: Client) -> None:
    opens = timezone.make_aware(datetime.datetime(2039, 5, 4, 8, 30))
    opening = registrations.an_opening(opens_at=opens)
    assert "08:30 ngày 04/05/2039" in client.get(forms.address(opening)).text


def test_an_invitation_opens_by_its_link_alone(client: Client) -> None:
    opening = registrations.an_opening(mode=OpeningMode.INVITATION)
    closed = client.get(forms.address(opening)).text
    assert "giấy mời" in closed
    assert opening.category.invitation not in closed
    link = f"{forms.address(opening)}?invitation={opening.category.invitation}"
    page = client.get(link).text
    assert f"/en{link}" in page
    forms.choose(client, opening, invitation=opening.category.invitation)
    forms.tell(client, opening)
    forms.stay(client, opening)
    forms.send(client, opening)
    assert Registration.objects.count() == 1


def test_an_event_of_another_category_is_refused_at_its_field(client: Client, opening: Opening) -> None:
    other = registrations.an_opening(
        event=factories.EventFactory(edition=opening.event.edition, name_vi="Khảo sát"),
        category=registrations.a_category(opening.event.edition, "khach"),
    )
    page = client.post(forms.address(opening), {"category": opening.category_id, "events": [other.event_id]})
    assert set(page.context["form"].errors) == {"events"}


def test_a_full_event_tells_before_it_is_sent(client: Client) -> None:
    opening = registrations.an_opening(size=0)
    assert "Đã hết chỗ" in client.get(forms.address(opening)).text
    forms.choose(client, opening)
    forms.tell(client, opening)
    forms.stay(client, opening)
    assert "Vào danh sách chờ" in client.get(forms.address(opening, "review")).text
    forms.send(client, opening)
    assert Registration.objects.get().state == RegistrationState.WAITING


def test_a_foreign_guest_gives_organisation_and_country(client: Client) -> None:
    edition = factories.EditionFactory(year=2041)
    category = registrations.a_category(edition, "khach-quoc-te", audience=CategoryAudience.FOREIGN)
    opening = registrations.an_opening(event=factories.EventFactory(edition=edition), category=category)
    client.post(forms.address(opening, language="/en"), {"category": category.pk, "events": [opening.event_id]})
    typed = {"name": "Jane Smith", "unit": "Austrade", "phone": "+61 412 345 678", "country": ""}
    path = forms.address(opening, "person", "/en")
    assert client.post(path, typed).context["form"].errors["country"] == ["Choose the country you come from."]
    client.post(path, typed | {"country": "AU"})
    client.post(forms.address(opening, "stay", "/en"), {"arrives_on": "05/11/2041", "arrives_time": "14:30"})
    review = client.get(forms.address(opening, "review", "/en")).text
    assert "Australia" in review
    assert "05/11/2041" in review
    forms.send(client, opening)
    jane = Delegate.objects.get()
    assert (jane.country, jane.province, jane.phone) == ("AU", None, "+61412345678")
    assert timezone.localtime(jane.arrives_at).isoformat() == "2041-11-05T14:30:00+07:00"  # type: ignore[arg-type]
