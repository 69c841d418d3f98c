"""Who gets what at each address: asks as every role and answers with one letter each."""

import copy
import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conference import mailing, outbox, rotation, staff_messages
from conference.choices import Action, Audience, LeaderPart, Role
from conference.models import (
    Document,
    Edition,
    HistoryEntry,
    Leader,
    Mailing,
    Membership,
    Message,
    ProvinceStatus,
    Series,
    Source,
    User,
)
from events import (
    agenda,
    badge_jobs,
    badges,
    delegations,
    deletions,
    importing,
    papers,
    places,
    protocol,
    seating,
    stays,
)
from events.choices import BadgeSheet, PrintKind
from events.models import Event
from exhibitors import exhibiting, payments
from exhibitors.models import Fee
from tests import factories
from tests.events import registrations
from tests.events.badge_layouts import a_layout
from tests.exhibitors import fairs, pages

# The order of the letters in every row. "other" is the host of another edition.
VISITORS = ("nobody", "read_only", "press", "content", "reception", "logistics", "fair", "host", "other", "ministry")


class World:
    """One edition with one of everything, and a visitor for each column."""

    def __init__(self) -> None:
        self.edition: Edition = factories.EditionFactory(ordinal=90, year=2090)
        self.next: Edition = factories.EditionFactory(ordinal=91, year=2091)
        other: Edition = factories.EditionFactory(ordinal=80, year=2080)
        self.province = factories.ProvinceFactory()
        rotation.record_host(by=None, edition=self.edition, province=self.province)
        heir = factories.ProvinceFactory()
        day = datetime.date(2090, 10, 12)
        nomination = rotation.nominate(by=None, edition=other, province=heir, on=day)
        rotation.record_host(by=None, edition=self.next, province=heir)
        handover = rotation.hand_over(
            by=None, from_edition=self.edition, to_edition=self.next, giver=self.province, receiver=heir, on=day
        )
        colleague: User = factories.officer(Role.CONTENT, self.edition)
        self.colleague = colleague
        self.nomination = nomination
        self.samples: dict[str, Any] = {
            "series": Series.objects.get_or_create(pk=1, defaults={"name_vi": "Hội nghị", "name_en": "Conference"})[0],
            "province": self.province,
            "provincestatus": ProvinceStatus.objects.create(
                province=self.province, type="province", valid_from=datetime.date(2000, 1, 1)
            ),
            "membership": Membership.objects.create(province=self.province, valid_from=datetime.date(2018, 1, 1)),
            "edition": self.edition,
            "source": Source.objects.create(edition=self.edition, url="https://example.vn/x"),
            "leader": Leader.objects.create(
                edition=self.edition, part=LeaderPart.CHAIR, name="A", position_vi="Thứ trưởng"
            ),
            "document": factories.DocumentFactory(edition=self.edition),
            "event": factories.EventFactory(edition=self.edition),
            "indicator": factories.IndicatorFactory(edition=self.edition),
            "direction": factories.DirectionFactory(edition=self.edition),
            "nomination": nomination,
            "handover": handover,
            "user": colleague,
            "staffrole": colleague.roles.get(),
            "historyentry": HistoryEntry.objects.filter(edition=self.edition, action=Action.HOST_RECORDED).get(),
        }
        opening = registrations.an_opening(event=self.samples["event"])
        registered = registrations.registered(opening)
        # Without a worker the site is not ready.
        mailing.beat(worker="one", failure=None)
        self.layout = a_layout(self.edition)
        self.samples |= {
            "badgelayout": self.layout,
            "category": opening.category,
            "opening": opening,
            "delegate": registered.delegate,
            "registration": registered,
            "pool": places.event_pool(opening.event),
        }
        self.session = agenda.add_session(by=None, event=self.samples["event"], title_vi="Phiên toàn thể")
        speaker = factories.SpeakerFactory(slug="tran-thi-sen")
        self.item = agenda.add_item(
            by=None, session=self.session, kind="report", title_vi="Báo cáo", speakers=[{"speaker": speaker}]
        )
        self.invited = papers.invite(
            by=None, edition=self.edition, unit="Sở Công Thương", topic="Cụm công nghiệp", contact="Ban Tổ chức",
            due_on=datetime.date(2090, 9, 1),
        )  # fmt: skip
        self.focal = delegations.invite(
            by=None, event=self.samples["event"], unit="Sở Công Thương", quotas={opening.category: 5},
            due_on=datetime.date(2090, 9, 1),
        )  # fmt: skip
        self.entry = delegations.add(
            token=self.focal.token, category=opening.category, values={"name": "Nguyễn Văn Ví Dụ"}
        )
        self.pick_up = stays.open_pick_up(by=None, edition=self.edition, name="Xe 1", seats=4)
        self.room = factories.RoomFactory(edition=self.edition)
        self.plan = seating.open_plan(by=None, event=self.samples["event"], room=self.room)
        said = {"label": "A", "rows": 1, "seats_a_row": 2}
        self.block = seating.save_block(by=None, plan=self.plan, block=None, said=said)
        self.group = protocol.start(by=None, edition=self.edition)[0]
        of_type = factories.BoothTypeFactory(edition=self.edition)
        self.booth = factories.BoothFactory(hall__edition=self.edition, type=of_type)
        self.landmark = factories.LandmarkFactory(hall=self.booth.hall)
        seen = agenda.lock(self.edition).revision
        self.version = agenda.publish(by=None, edition=self.edition, seen=seen)
        self.staff_paper: Document = factories.DocumentFactory(edition=self.edition, audience=Audience.STAFF)
        self.staff_paper.file.save("paper.pdf", ContentFile(b"%PDF-1.4"))
        self.delegate = registered.delegate
        self.job = badge_jobs.ask(
            by=colleague, edition=self.edition, kind=PrintKind.BADGE, delegates=list(badges.coming(self.edition)),
            sheet=BadgeSheet.A4,
        )  # fmt: skip
        self.deletion = deletions.ask(by=None, delegate=self.delegate, at=timezone.now())
        self.mailing, self.message = _told(self.edition)
        self.exhibit()
        self.import_ = importing.keep(
            by=self.colleague, edition=self.edition, data="Họ tên\tĐơn vị\nNguyễn Văn An\tSở".encode(), pasted=True,
            category=registered.delegate.category, events=[registered.event],
        )  # fmt: skip
        self.clients = {"nobody": Client()} | {
            name: factories.signed_in(self._visitor(name, other)) for name in VISITORS if name != "nobody"
        }
        assert Event.objects.exists()

    def exhibit(self) -> None:
        """A fair with an exhibitor that has a booth, a product and a link."""
        fair = fairs.a_fair(self.edition)
        self.application = fairs.confirmed(fair, fairs.some_booths(fair, 1), name="HTX Sen")
        self.exhibitor = self.application.exhibitor
        fairs.some_booths(fair, 1)
        self.allotment = fairs.an_allotment(fair, self.province, 1)
        self.product = exhibiting.add_product(by=None, exhibitor=self.exhibitor, name_vi="Tra sen", category="drink")
        self.contact = self.exhibitor.contacts.get()
        self.portal = pages.token_of(self.application)
        self.fee = Fee.objects.create(application=self.application, amount=5)
        self.samples |= {
            "exhibitor": self.exhibitor, "product": self.product, "application": self.application,
            "allotment": self.allotment,
        }  # fmt: skip
        self.payment = payments.note_cash(by=None, fee=self.fee, amount=2, on=datetime.date(2090, 9, 1))

    def _visitor(self, name: str, other: Edition) -> User:
        if name == "other":
            return factories.officer(Role.HOST, other)
        return factories.officer(name, self.edition)

    def letters(self, path: str, method: str) -> str:
        """One letter a visitor; nothing that the requests change remains."""
        return "".join(self.letter(self.clients[name], path, method) for name in VISITORS)

    def letter(self, client: Client, path: str, method: str) -> str:
        """What this visitor gets; nothing that the request changes remains."""
        cookies, point = copy.deepcopy(client.cookies), transaction.savepoint()
        answer = client.get(path) if method == "GET" else client.post(path, {})
        transaction.savepoint_rollback(point)
        client.cookies = cookies
        return letter_of(answer)


def _told(edition: Edition) -> tuple[Mailing, Message]:
    many = Mailing.objects.create(edition=edition)
    message = outbox.queue(
        by=None, kind=staff_messages.WELCOME, edition=edition, mailing=many,
        to_name="A", to_address="a@example.vn", language="vi", values={},
    )  # fmt: skip
    return many, message


def letter_of(answer: HttpResponse) -> str:
    """`y` answered or led onward, `l` led to the sign-in, `x` forbidden, `n` not found, `m` wrong method, `o` over."""
    if answer.status_code in (301, 302):
        place = answer.headers["Location"]
        if place.startswith((reverse("sign-in"), reverse("second-factor") + "?")):
            return "l"
        # The admin leads back to its start, with a message, from an object that is not in the visitor's scope.
        return "n" if place == reverse("admin:index") else "y"
    known = {200: "y", 400: "y", 403: "x", 404: "n", 405: "m", 410: "o"}
    return known.get(answer.status_code, f"[{answer.status_code}]")
