"""Exhibitors apply, present themselves, and leave."""

import uuid

import pytest

from conference.errors import Refused
from conference.models import HistoryEntry, Message
from exhibitors import exhibiting, fairs, portal_links, tasks
from exhibitors.choices import FairTask
from exhibitors.models import Application, Exhibitor, ExhibitorContact, FairService, PortalLink
from tests import factories
from tests.exhibitors.fairs import DAY, a_fair, applied, confirmed, some_booths, today

pytestmark = pytest.mark.django_db


def apply(fair: object, key: uuid.UUID, **exhibitor: object) -> exhibiting.Applied:
    return exhibiting.apply(
        by=None, edition=fair.edition, key=key, exhibitor={"name_vi": "Cơ sở Đường thốt nốt"} | exhibitor,
        contact={"name": "Trần Thị Sen", "email": "sen@example.vn"}, wish={"wanted": 1},
    )  # fmt: skip


def test_the_same_form_sent_twice_is_one_application_and_one_message() -> None:
    fair, key = a_fair(), uuid.uuid4()
    first, again = apply(fair, key), apply(fair, key)
    assert (first.is_new, again.is_new, first.application == again.application) == (True, False, True)
    assert (Application.objects.count(), Message.objects.count()) == (1, 1)
    assert first.application.exhibitor.slug == "co-so-duong-thot-not"


def test_a_second_application_of_the_same_name_sends_the_link_to_the_first_and_not_twice_at_once() -> None:
    fair = a_fair()
    apply(fair, uuid.uuid4())
    for _ in range(2):
        assert apply(fair, uuid.uuid4(), name_vi="cơ sở  ĐƯỜNG thốt nốt").is_new is False
    assert list(Message.objects.values_list("kind", flat=True).order_by("pk")) == [
        "exhibitor.applied",
        "exhibitor.link",
    ]
    assert Exhibitor.objects.count() == 1


def test_a_closed_fair_takes_applications_from_colleagues_alone() -> None:
    fair = a_fair(opens_on=today() - 5 * DAY, closes_on=today() - DAY)
    with pytest.raises(Refused):
        applied(fair)
    assert applied(fair, by=factories.UserFactory()).pk


def test_each_contact_opens_the_portal_by_links_of_their_own() -> None:
    application = applied(a_fair(), email="mot@example.vn")
    second = exhibiting.add_contact(
        by=None, exhibitor=application.exhibitor, contact={"name": "Lê Văn Hai", "phone": "0912 345 678"}
    )
    address = exhibiting.renew_link(by=None, contact=second)
    token = address.rstrip("/").rsplit("/", 1)[-1]
    assert portal_links.opened_by(token) == second
    assert second.phone == "+84912345678"
    assert not PortalLink.objects.filter(token_digest=token).exists()
    exhibiting.renew_link(by=None, contact=second)
    assert portal_links.opened_by(token) is None


def test_a_person_who_leaves_is_nowhere_any_more() -> None:
    application = applied(a_fair(), contact="Phạm Thị Bích Vân", email="rieng@example.vn")
    person = application.exhibitor.contacts.get()
    with pytest.raises(Refused):
        exhibiting.remove_contact(by=None, contact=person)
    exhibiting.add_contact(by=None, exhibitor=application.exhibitor, contact={"name": "B", "email": "b@example.vn"})
    exhibiting.correct_contact(
        by=None, contact=person, details={"name": "Phạm Thị Bích Vân Tư", "email": "r2@example.vn"}
    )
    exhibiting.remove_contact(by=None, contact=person)
    assert not ExhibitorContact.objects.filter(name__contains="Bích Vân").exists()
    assert not Message.objects.filter(body__contains="Bích Vân").exists()
    assert not [one for one in HistoryEntry.objects.all() if "Bích Vân" in f"{one.target_name}{one.changes}"]


def test_tasks_are_read_from_what_is_there() -> None:
    fair = a_fair()
    days = dict.fromkeys(FairTask, today() + DAY)
    fairs.revise(by=None, fair=fair, deadlines=days)
    application = confirmed(fair, some_booths(fair, 1))
    exhibitor = application.exhibitor
    power = FairService.objects.create(fair=fair, name_vi="Điện 3 kW", most=2)
    assert len(tasks.missing(fair, application)) == 5
    exhibiting.edit_profile(by=None, exhibitor=exhibitor, profile_vi="Đường thốt nốt Bảy Núi")
    exhibiting.add_product(by=None, exhibitor=exhibitor, name_vi="Đường thốt nốt", category="food")
    exhibiting.set_staff(by=None, exhibitor=exhibitor, people=[("Trần Văn A", ""), ("", "")])
    exhibiting.order_services(by=None, application=application, quantities={power: 2})
    application = Application.objects.get(pk=application.pk)
    assert [task.kind for task in tasks.missing(fair, application)] == [FairTask.LOGO]
    with pytest.raises(Refused):
        exhibiting.order_services(by=None, application=application, quantities={power: 3})
    with pytest.raises(Refused, match="3"):
        exhibiting.set_staff(by=None, exhibitor=exhibitor, people=[(f"Người {n}", "") for n in range(4)])


def test_late_exhibitors_are_written_to_about_what_is_missing() -> None:
    fair = a_fair()
    fairs.revise(by=None, fair=fair, deadlines={FairTask.LOGO: today() - DAY})
    application = exhibiting.remind(by=None, application=applied(fair))
    assert "Logo" in Message.objects.get(kind="exhibitor.reminder").body
    assert application.reminded_at is not None


def test_products_are_found_without_accents_and_by_category() -> None:
    fair = a_fair()
    application = confirmed(fair, some_booths(fair, 1), name="HTX Sen Đồng Tháp")
    product = exhibiting.add_product(by=None, exhibitor=application.exhibitor, name_vi="Trà tim sen", category="drink")
    exhibiting.edit_product(by=None, product=product, name_vi="Trà lá sen", ocop_stars=4)
    rows = Exhibitor.objects.public(fair.edition)
    assert [rows.matching(words).count() for words in ("dong thap", "tra LA sen", "tim", "sen xyz")] == [1, 1, 0, 0]
    assert (rows.with_products_of("drink").count(), rows.with_products_of("food").count()) == (1, 0)


def test_a_level_of_recognition_needs_its_year() -> None:
    exhibitor = applied(a_fair()).exhibitor
    with pytest.raises(Refused):
        exhibiting.add_product(by=None, exhibitor=exhibitor, name_vi="Tủ bếp", recognised_as="nation")


def test_an_exhibitor_is_deleted_whole_once_it_holds_no_booth() -> None:
    fair = a_fair()
    exhibitor = confirmed(fair, some_booths(fair, 1)).exhibitor
    with pytest.raises(Refused):
        exhibiting.delete(by=None, exhibitor=exhibitor)
    exhibiting.withdraw(by=None, application=exhibitor.applications.get())
    exhibiting.delete(by=None, exhibitor=exhibitor)
    assert (Exhibitor.objects.count(), ExhibitorContact.objects.count(), Message.objects.count()) == (0, 0, 0)
