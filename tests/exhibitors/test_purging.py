"""What is kept of an exhibitor's people goes when its term is over, and with it every trace."""

import datetime

import pytest

from conference.choices import MessageState
from conference.models import Message
from events import purging
from exhibitors import exhibiting
from exhibitors.models import BoothStaff, Exhibitor, ExhibitorContact, PortalLink
from tests import factories, traces
from tests.exhibitors.fairs import a_fair, confirmed, some_booths

pytestmark = pytest.mark.django_db


def purge_on(day: str) -> None:
    for one in purging.due(datetime.date.fromisoformat(day)):
        purging.purge(by=None, due=one)


def test_contacts_go_after_six_months_and_names_after_twelve() -> None:
    fair = a_fair(factories.EditionFactory(starts_on=datetime.date(2026, 1, 31)))
    one = confirmed(fair, some_booths(fair, 1), contact="Phạm Thị Bích Vân", email="van@example.vn").exhibitor
    exhibiting.set_staff(by=None, exhibitor=one, people=[("Lê Thị Ngọc Trâm", "Bán hàng")])
    exhibiting.correct_contact(
        by=None, contact=one.contacts.get(), details={"name": "Phạm Thị Bích Vân", "phone": "0912345678"}
    )
    Message.objects.update(state=MessageState.STOPPED)
    assert traces.of(["Bích Vân"])
    purge_on("2026-07-31")
    assert PortalLink.objects.exists()
    purge_on("2026-08-01")
    contact = ExhibitorContact.objects.get()
    assert (contact.phone, contact.email, PortalLink.objects.count(), Message.objects.count()) == ("", "", 0, 0)
    purge_on("2027-02-01")
    assert (ExhibitorContact.objects.count(), BoothStaff.objects.count(), Exhibitor.objects.count()) == (0, 0, 1)
    assert traces.of(["Bích Vân", "Ngọc Trâm", "van@example.vn", "912345678"]) == set()
    assert purging.due(datetime.date(2027, 2, 2)) == []
