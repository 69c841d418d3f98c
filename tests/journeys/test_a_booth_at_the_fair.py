"""A cooperative comes through its department and pays nothing; an offer runs out and the next one gets it."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conference.choices import Role
from conference.models import Message
from conference.project import chores
from exhibitors import fees
from exhibitors.choices import ApplicationState, CoverSource
from exhibitors.models import Application, Fair, Fee
from tests import factories
from tests.events.delegations import an_event, invited
from tests.exhibitors.fairs import a_fair, applied, some_booths, today

pytestmark = pytest.mark.django_db
State = ApplicationState


def link_of(message: Message) -> str:
    found = re.search(r"https?://[^/]+(/exhibitor/\S+)", message.secret or message.body)
    assert found
    return found[1]


def latest(kind: str, to: str) -> Message:
    message = Message.objects.filter(kind=kind, to_address=to).order_by("-pk").first()
    assert message is not None
    return message


def apply(fair: Fair, **answers: Any) -> Application:
    sent = {"key": uuid.uuid4(), "kind": "cooperative", "wanted": 1, "contact_name": "Lê Thị Sen", "notice": "on"}
    path = reverse("exhibit", args=[fair.edition.year])
    assert Client().post(path, sent | answers).status_code == 302
    return Application.objects.get(exhibitor__name_vi=answers["name_vi"])


def offer(desk: Client, application: Application, booth: Any, until: datetime.date) -> Any:
    path = reverse("desk-application-offer", args=[application.edition.pk, application.pk])
    return desk.post(path, {"booths": [booth.pk], "until": f"{until:%d/%m/%Y}"})


def test_a_cooperative_applies_through_its_department_pays_nothing_and_stands_on_the_plan() -> None:
    event, province = an_event(), factories.ProvinceFactory()
    fair = a_fair(event.edition)
    (booth,) = some_booths(fair, 1)
    booth.type = factories.BoothTypeFactory(edition=event.edition, price=6_000_000)
    booth.save()
    desk = factories.signed_in(factories.officer(Role.FAIR, fair.edition))
    desk.post(reverse("desk-allotments", args=[fair.edition.pk]), {"province": province.pk, "size": 1})
    application = apply(
        fair, name_vi="HTX Trà sen", province=province.pk, through="department", contact_email="sen@example.vn"
    )
    focal = invited(event, 5, province=province)
    page = f"/delegation/{focal.token}/booths/"
    assert "HTX Trà sen" in Client().get(page).content.decode()
    Client().post(page, {f"rank_{application.pk}": "1"})
    assert offer(desk, application, booth, today()).status_code == 302
    fees.cover(by=None, fee=Fee.objects.get(), covered=6_000_000, source=CoverSource.values[0])
    portal = link_of(latest("exhibitor.offered", "sen@example.vn"))
    assert booth.code in Client().get(portal).content.decode()
    Client().post(f"{portal}acts/confirm/")
    application.refresh_from_db()
    assert application.state == State.CONFIRMED
    year = fair.edition.year
    assert "HTX Trà sen" in Client().get(f"/{year}/exhibitors/").content.decode()
    assert "HTX Trà sen" in Client().get(f"/{year}/floor-plan/?booth={booth.code}").content.decode()


def test_an_offer_that_is_to_be_paid_is_theirs_but_not_confirmed() -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    booth.type = factories.BoothTypeFactory(edition=fair.edition, price=6_000_000)
    booth.save()
    application = applied(fair, email="a@example.vn")
    offer(factories.signed_in(factories.officer(Role.FAIR, fair.edition)), application, booth, today())
    Client().post(link_of(latest("exhibitor.offered", "a@example.vn")) + "acts/confirm/")
    application.refresh_from_db()
    assert application.state == State.ALLOTTED


def test_an_offer_runs_out_and_the_next_one_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fair = a_fair()
    (booth,) = some_booths(fair, 1)
    first, second = applied(fair, email="mot@example.vn"), applied(fair, email="hai@example.vn")
    desk = factories.signed_in(factories.officer(Role.FAIR, fair.edition))
    assert offer(desk, first, booth, today()).status_code == 302
    assert offer(desk, second, booth, today()).status_code == 200  # held: the form says so
    assert desk.post(reverse("desk-application-act", args=[fair.edition.pk, second.pk, "list"])).status_code == 302
    portal = link_of(latest("exhibitor.offered", "mot@example.vn"))
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    chores.run()
    assert "đã thu hồi gian hàng" in latest("exhibitor.news", "mot@example.vn").body
    assert "hết thời hạn" in Client().post(f"{portal}acts/confirm/").content.decode() or not first.holdings.exists()
    # Nobody at the desk has done anything: the next one has the booth and confirms it.
    Client().post(link_of(latest("exhibitor.offered", "hai@example.vn")) + "acts/confirm/")
    states = dict(Application.objects.values_list("pk", "state"))
    assert states == {first.pk: State.RELEASED, second.pk: State.CONFIRMED}
