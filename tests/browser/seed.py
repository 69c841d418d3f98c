"""Plants what the demo does not bring: an edition that waits for its host, and papers whose links are known here."""

import datetime
import os
import uuid
from unittest import mock

import django
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")


# The links of papers, by how far they have come.
PAPERS = {state: f"browser-tests-paper-{state}" for state in ("invited", "begun", "sent", "returned", "revoked")}


# The links of delegations, by how far they have come.
DELEGATIONS = {state: f"browser-tests-delegation-{state}" for state in ("invited", "opened", "sent")}

# The portals of exhibitors, by the state of their application; the page of the department that has booths to give.
PORTALS = {state: f"browser-tests-portal-{state}" for state in ("applied", "reserved", "confirmed")}
DEPARTMENT = "browser-tests-department"


def plant() -> None:
    _plant_nomination()
    _plant_delegations()
    _plant_papers()
    _plant_portals()
    _plant_department()


def _plant_portals() -> None:
    from conference import tokens
    from exhibitors import exhibiting
    from exhibitors.models import Application

    for state, token in PORTALS.items():
        # One with products, people at its booth and a logo, where there is such a one.
        rows = Application.objects.filter(state=state).order_by("-exhibitor__logo", "-exhibitor__staff", "pk")
        contact = rows[0].exhibitor.contacts.order_by("pk")[0]
        with mock.patch.object(tokens, "new", return_value=token):
            exhibiting.renew_link(by=None, contact=contact)


def _plant_department() -> None:
    from conference import tokens
    from events import delegations
    from events.models import Category, Delegation, Event
    from exhibitors.models import Allotment

    event = Event.objects.get(edition__is_fictional=True, kind="main")
    province = Allotment.objects.get(fair__edition=event.edition).province
    known = Delegation.objects.filter(event=event, province=province, unit="").first()
    with mock.patch.object(tokens, "new", return_value=DEPARTMENT):
        if known:
            delegations.renew_link(by=None, delegation=known)
            return
        delegations.invite(
            by=None, event=event, province=province,
            quotas={Category.objects.get(edition=event.edition, code="dai-bieu"): 5},
            due_on=timezone.localdate() + datetime.timedelta(days=20),
        )  # fmt: skip


def _plant_papers() -> None:
    from conference import tokens
    from conference.models import Edition
    from events import papers

    edition = Edition.objects.get(is_fictional=True)
    now = timezone.now()
    for state, token in PAPERS.items():
        with mock.patch.object(tokens, "new", return_value=token):
            made, _token = papers.invite(
                by=None, edition=edition, unit="Sở Công Thương tỉnh Ví Dụ", topic="Cụm công nghiệp",
                note="Không quá 5 trang.", contact="Bà Ví Dụ", due_on=now.date() + datetime.timedelta(days=20),
            )  # fmt: skip
        if state != "invited":
            papers.begin(token=token)
        if state in ("sent", "returned"):
            papers.send(token=token, seen=None, title_vi="Cụm công nghiệp", text_vi="Kính thưa", title_en="Clusters")
        if state == "returned":
            papers.ask_again(by=None, invitation=made, asked="Thêm số liệu.", due_on=made.due_on)
        if state == "revoked":
            papers.revoke(by=None, invitation=made)


def _plant_delegations() -> None:
    from conference import tokens
    from events import delegations
    from events.models import Category, Event

    category = Category.objects.get(edition__is_fictional=True, code="dai-bieu")
    event = Event.objects.get(edition__is_fictional=True, kind="main")
    for state, token in DELEGATIONS.items():
        with mock.patch.object(tokens, "new", return_value=token):
            delegations.invite(
                by=None, event=event, unit=f"Sở Công Thương tỉnh Ví Dụ ({state})", quotas={category: 5},
                due_on=timezone.localdate() + datetime.timedelta(days=20),
            )  # fmt: skip
        if state == "invited":
            continue
        delegations.open_list(token=token)
        rows = [{"name": "Trần Thị Kiểm Thử", "position": "Giám đốc"}, {"name": "Lê Văn Thử Nghiệm"}]
        delegations.take_rows(token=token, rows=rows, category=category)
        if state == "sent":
            delegations.submit(token=token, seen=None, informed=True)
            delegations.take_rows(token=token, rows=[{"name": "Đỗ Thị Dòng Sai", "phone": "12"}], category=category)


def _plant_nomination() -> None:
    from conference import rotation
    from conference.models import Edition, Province

    rotation.nominate(
        by=None,
        edition=Edition.objects.get(ordinal=12),
        province=Province.objects.get(pk="VN34-96"),
        on=datetime.date(2026, 1, 15),
        note="Dữ liệu kiểm thử",
    )


def plant_a_pass() -> None:
    """A delegate who is confirmed for one event, awaits approval for another, and waits for a third."""
    from events import deletions, registration
    from events.models import Category, Delegate, Opening
    from tests.browser.pages import PASS_TOKEN

    category = Category.objects.get(edition__is_fictional=True, code="dai-bieu")
    openings = Opening.objects.filter(category=category).select_related("event")
    made = registration.register(
        by=None, category=category, events=[opening.event for opening in openings], key=uuid.uuid4(),
        person={"honorific": "Bà", "name": "Trần Thị Minh Họa", "position": "Giám đốc",
                "email": "minh.hoa@demo.invalid", "unit": "Sở Công Thương tỉnh Mẫu", "arrival": "VN1265"},
    )  # fmt: skip
    assert made.delegate
    Delegate.objects.filter(pk=made.delegate.pk).update(pass_token=PASS_TOKEN)
    deletions.ask(by=None, delegate=made.delegate, at=timezone.now())


if __name__ == "__main__":
    django.setup()
    plant()
    plant_a_pass()
