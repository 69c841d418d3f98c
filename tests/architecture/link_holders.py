"""Two parties of one edition that hold a link of each kind, and what comes of it when they ask."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from conference import phones, tokens
from conference.folding import fold
from conference.models import Province
from events import delegations, deletions, papers
from events.models import Delegate, Delegation, DelegationEntry, Opening, PaperInvitation, Question
from exhibitors import exhibiting, fairs, fees
from exhibitors.models import Application, Exhibitor, ExhibitorPicture, Fair, FairService, Product
from tests import factories, paper
from tests.architecture.access import letter_of
from tests.architecture.urls import Address
from tests.events import delegations as lists
from tests.events import invited, programmes, registrations
from tests.exhibitors import fairs as stands
from tests.exhibitors import pages

# Who asks, in the order of the letters in a row: the kind of the link, and whose it is.
HOLDERS = [(kind, party) for kind in ("pass", "delegation", "exhibitor", "paper") for party in (0, 1)]
assert {kind for kind, _party in HOLDERS} == set(tokens.PLACES)
ACCOUNT = {"bank": "970436", "bank_name": "NH Mẫu", "number": "0123456789", "holder": "Sở", "memo_prefix": "HNCT12"}
Rows = dict[tuple[str, Any], dict[str, Any]]
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Party:
    """Whoever holds these links, one of each kind, and what they lead to. `words` are said of nobody else."""

    words: tuple[str, ...]
    links: dict[str, str]
    delegate: Delegate
    delegation: Delegation
    entry: DelegationEntry
    application: Application
    product: Product
    picture: ExhibitorPicture
    paper: PaperInvitation

    @property
    def exhibitor(self) -> Exhibitor:
        found: Exhibitor = self.application.exhibitor
        return found

    def path(self, address: Address, link: str) -> str:
        """An address of that route that leads to what is theirs, opened by any link."""
        parts = {
            "<token>": link, "<str:token>": link, "<int:entry_id>": self.entry.pk,
            "<int:contact_id>": self.exhibitor.contacts.get().pk,
            "<int:product_id>": self.product.pk, "<int:picture_id>": self.picture.pk,
            "<slug:kind>/<int:pk>": f"exhibitor-logo/{self.exhibitor.pk}",
            "acts/<slug:act>": "acts/confirm", "<slug:act>": "up",
        }  # fmt: skip
        path = address.route
        for part, sample in parts.items():
            path = path.replace(part, str(sample))
        return f"/{path}"

    def rows(self) -> Rows:
        """All that the database has of them: each row that hangs on what is theirs, column by column."""
        found = NestedObjects(using="default")
        for one in (self.delegate, self.delegation, self.exhibitor, self.paper):
            found.collect(type(one)._default_manager.filter(pk=one.pk))  # type: ignore[attr-defined]
        return {(model._meta.label, row.pk): _columns(row) for model, rows in found.model_objs.items() for row in rows}

    @property
    def files(self) -> dict[str, int]:
        """The files that are theirs, by kind and id."""
        return {
            "exhibitor-logo": self.exhibitor.pk, "exhibitor-picture": self.picture.pk, "product": self.product.pk,
            "signed-list": self.delegation.pk, "delegation-letter": self.delegation.pk, "sent-paper": self.paper.pk,
            "sent-slides": self.paper.pk,
        }  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What somebody got: the letter for it, all it says, what of the other party it tells or has changed."""

    letter: str
    page: str
    wrote: bool
    told: list[str]
    harmed: list[str]

    @property
    def troubles(self) -> list[str]:
        """What is wrong with it, whoever asked for whatever."""
        wrong = [f"reads {self.told}"] if self.told else []
        wrong += [f"changes {self.harmed}"] if self.harmed else []
        wrong += [f"gets {self.letter}"] if self.letter not in "ynxmo" else []
        return wrong + (["is turned away, and something is written"] if self.wrote and self.letter != "y" else [])


class World:
    """An edition with a fair, a programme, and two parties of everything."""

    def __init__(self) -> None:
        event = programmes.an_event()
        for number, title in enumerate(("Phiên toàn thể", "Phiên chuyên đề")):
            programmes.a_session(event, title, starts=programmes.clock(8 + number), ends=programmes.clock(9 + number))
        programmes.publish(event)
        opening = registrations.an_opening(event=event)
        Question.objects.create(category=opening.category, label_vi="Cỡ áo")
        fair = stands.a_fair(event.edition)
        fairs.set_services(by=None, fair=fair, services=[FairService(name_vi="Điện", price=1000, most=5)])
        fees.set_account(by=None, edition=event.edition, **ACCOUNT)
        stands.some_booths(fair, 4)
        self.one = _party(opening, fair, Marks("zelkova", 1))
        self.other = _party(opening, fair, Marks("yarrow", 2))
        self.before = self.one.rows()
        # One for all who ask: making it takes as long as many a page. It keeps nothing between them.
        self.client = Client()

    def ask(self, who: Party, path: str, method: str = "GET", data: dict[str, Any] | None = None) -> Answer:
        """What comes of it when one of the two asks; nothing that it changes remains."""
        client, stranger = self.client, self.other if who is self.one else self.one
        client.cookies.clear()
        with transaction.atomic():
            with CaptureQueriesContext(connection) as asked:
                answer: Any = client.get(path) if method == "GET" else client.post(path, data or {})
            wrote = any(WRITES.match(one["sql"]) for one in asked)
            harmed = _differences(self.before, self.one.rows()) if wrote and who is self.other else []
            transaction.set_rollback(True)
        page = _read(answer)
        told = [word for word in stranger.words if word in fold(page)]
        return Answer(letter_of(answer), page, wrote, told, harmed)


@dataclass(frozen=True)
class Marks:
    """What is said of one party alone."""

    word: str
    number: int

    @property
    def phone(self) -> str:
        return f"+8498765432{self.number}"

    @property
    def tax_code(self) -> str:
        return f"030000000{self.number}"

    @property
    def price(self) -> int:
        return 7_000_321 * self.number

    @property
    def all(self) -> tuple[str, ...]:
        """As they would stand on a page, folded."""
        price = f"{self.price:,}"
        phone = [self.phone[3:], phones.readable(self.phone)]
        return (self.word, *phone, self.tax_code, price, price.replace(",", "."))


def _party(opening: Opening, fair: Fair, marks: Marks) -> Party:
    province = factories.ProvinceFactory()
    delegate, application = _delegate(opening, marks), _application(fair, province, marks)
    listing, entry = _list(opening, province, marks)
    writing, asked = _paper(opening, province, marks)
    portal = pages.token_of(application)
    return Party(
        words=marks.all, delegate=delegate, delegation=entry.delegation, entry=entry, application=application,
        product=application.exhibitor.products.get(), picture=application.exhibitor.pictures.get(), paper=asked,
        links={"pass": delegate.pass_token, "delegation": listing, "exhibitor": portal, "paper": writing},
    )  # fmt: skip


def _delegate(opening: Opening, marks: Marks) -> Delegate:
    """Registered, with the contact not confirmed yet, and wanting their data deleted."""
    person = {"unit": f"Sở {marks.word}", "phone": marks.phone, "email": f"{marks.word}@example.vn"}
    made = registrations.delegate(opening, f"Nguyễn Văn {marks.word.title()}", person=person)
    deletions.ask(by=None, delegate=made, at=timezone.now())
    return made


def _list(opening: Opening, province: Province, marks: Marks) -> tuple[str, DelegationEntry]:
    """A list of which one person has a place, and one is not sent yet; with its letter and the signed scan."""
    name, unit = marks.word.title(), f"Chi cục {marks.word}"
    made = lists.invited(
        opening.event, 5, category=opening.category, province=province, contact_name=f"Lê Thị {name}",
        contact_phone=marks.phone, letter=_pdf(),
    )  # fmt: skip
    delegations.open_list(token=made.token)
    delegations.keep_signed(token=made.token, file=_pdf())
    (entry,) = lists.listed(made, name=f"Trần Văn {name}", phone=marks.phone, unit=unit)
    delegations.approve(by=None, delegation=lists.sent(made))
    lists.listed(made, name=f"Phạm Văn {name}", unit=unit)
    return made.token, DelegationEntry.objects.select_related("delegation").get(pk=entry.pk)


def _application(fair: Fair, province: Province, marks: Marks) -> Application:
    """An exhibitor of a department, with a booth that is offered and to be paid, and everything told."""
    stands.an_allotment(fair, province, 1)
    kind = factories.BoothTypeFactory(edition=fair.edition, price=marks.price)
    booth = factories.BoothFactory(hall=fair.edition.halls.first(), type=kind)
    made = stands.offered(
        fair, [booth], name=f"Hợp tác xã {marks.word}", province=province, through_department=True,
        contact=f"Võ Thị {marks.word}", email=f"{marks.word}@gian-hang.example.vn", tax_code=marks.tax_code,
    )  # fmt: skip
    exhibitor, word = made.exhibitor, marks.word
    exhibiting.edit_profile(by=None, exhibitor=exhibitor, invoice_name=f"HTX {word}", logo=_picture())
    exhibiting.add_picture(by=None, exhibitor=exhibitor, file=_picture(), caption=f"Xưởng {word}")
    exhibiting.add_product(by=None, exhibitor=exhibitor, name_vi=f"Trà {word}", category="drink", picture=_picture())
    exhibiting.set_staff(by=None, exhibitor=exhibitor, people=[(f"Đỗ Thị {word}", "")])
    return made


def _paper(opening: Opening, province: Province, marks: Marks) -> tuple[str, PaperInvitation]:
    """A paper that its department has begun to write, with its files."""
    made = invited.invited(
        opening.event.edition, unit="", province=province, person=f"Hồ Văn {marks.word}",
        topic=f"Chuyên đề {marks.word}", due_on=stands.today() + stands.DAY, at=timezone.now(),
    )  # fmt: skip
    papers.begin(token=made.token)
    content = {"title_vi": f"Tham luận {marks.word}", "document": invited.word_file(marks.word), "slides": _pdf()}
    return made.token, papers.save_draft(token=made.token, seen=None, **content)


def _pdf() -> "ContentFile[bytes]":
    return ContentFile(b"%PDF-1.4", name="x.pdf")


def _picture() -> "ContentFile[bytes]":
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(made, "JPEG")
    return ContentFile(made.getvalue(), name="x.jpg")


def _differences(before: Rows, after: Rows) -> list[str]:
    return [
        f"{label} {pk}"
        for label, pk in before.keys() | after.keys()
        if before.get((label, pk)) != after.get((label, pk))
    ]


def _columns(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _read(answer: Any) -> str:
    """All it says, headers and the words of a file included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF-1.") and len(body) > 100:
        text = paper.text(body)
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            text = " ".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    else:
        text = body.decode("utf-8", "replace")
    return text + str(dict(answer.headers))
