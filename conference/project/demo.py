"""The fictional edition of the demo: generated, marked, and removed by one action."""

import datetime
import itertools
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.db.models.fields.files import FieldFile
from django.utils import translation

from conference import editions, files, outbox, staff
from conference.choices import Audience, DayPart, ProvinceType, Role
from conference.models import Document, Edition, Province, StaffRole, User
from conference.project import (
    badges_demo,
    delegates_demo,
    delegations_demo,
    demo_files,
    exhibitors_demo,
    facts,
    fees_demo,
    halls_demo,
    papers_demo,
    programme_demo,
    protocol_demo,
    registration_demo,
    stays_demo,
)
from events.choices import EventKind
from events.models import Delegation, Event, Item, PaperInvitation
from exhibitors.models import Exhibitor, ExhibitorPicture, Hall, Product

PASSWORD = "luan-luu-demo"  # noqa: S105  known to all: the demo answers on this machine alone
DOMAIN = "demo.invalid"
PROVINCE_ID = "DEMO-00"
DELEGATES = 120
EXHIBITORS = exhibitors_demo.EXHIBITORS


@dataclass(frozen=True)
class SignIn:
    """One of the demo's colleagues, as the terminal and the sign-in page name them."""

    email: str
    role: str

    @property
    def label(self) -> str:
        return str(Role(self.role).label)

    @property
    def password(self) -> str:
        return PASSWORD


def sign_ins() -> list[SignIn]:
    """The demo's colleagues, for its sign-in page; nobody outside the demo."""
    if not settings.DEMO:
        return []
    known = {f"{role.value.replace('_', '-')}@{DOMAIN}": role for role in Role}
    made = set(User.objects.filter(email__in=known, is_active=True).values_list("email", flat=True))
    return [SignIn(email, role) for email, role in known.items() if email in made]


@transaction.atomic
def load(
    *, more_editions: int = 0, sessions: int = 0, delegates: int = DELEGATES, exhibitors: int = EXHIBITORS
) -> list[SignIn]:
    """Load the facts and the fictional edition; returns the demo's sign-ins.

    Accounts with a known password are made in demo mode only. `more_editions` adds that many
    further fictional editions, one a year, `sessions` gives every one a programme of so many, and `delegates`
    grows the list of people, `exhibitors` the fair, to at least so many, for benches.
    """
    facts.load()
    with translation.override("vi"):
        edition = Edition.objects.filter(is_fictional=True).order_by("year").first() or _make_edition(_next_year())
        further = [_make_edition(_next_year()) for _ in range(more_editions)]
        for one in further if sessions else ():
            programme_demo.load(one, sessions)
        programme_demo.load(edition, sessions)
        registration_demo.load(edition)
        papers_demo.load(edition)
        delegates_demo.load(edition, delegates)
        delegations_demo.load(edition)
        stays_demo.load(edition)
        protocol_demo.load(edition)
        badges_demo.load(edition)
        halls_demo.load(edition)
        exhibitors_demo.load(edition, exhibitors)
        fees_demo.load(edition)
        return _make_staff(edition) if settings.DEMO else []


@transaction.atomic
def remove(*, by: User | None = None) -> int:
    """Remove all that `load` made and the facts did not; returns how many editions went."""
    files.forget(_stored_files())
    count = editions.remove_fictional(by=by)
    programme_demo.remove()
    colleagues = User.objects.filter(email__endswith=f"@{DOMAIN}")
    for colleague in colleagues:
        outbox.forget(about=colleague)
    colleagues.delete()
    Province.objects.filter(pk=PROVINCE_ID).delete()
    return count


def _stored_files() -> list[FieldFile]:
    gone = Edition.objects.filter(is_fictional=True)
    hanging = [
        Document.objects.filter(edition__in=gone),
        PaperInvitation.objects.filter(edition__in=gone),
        Delegation.objects.filter(event__edition__in=gone),
        Hall.objects.filter(edition__in=gone),
        Exhibitor.objects.filter(edition__in=gone),
        ExhibitorPicture.objects.filter(exhibitor__edition__in=gone),
        Product.objects.filter(exhibitor__edition__in=gone),
    ]
    return files.of(itertools.chain(gone, *hanging, Item.objects.filter(session__event__edition__in=gone)))


def _next_year() -> int:
    return int(Edition.objects.aggregate(last=Max("year"))["last"]) + 1


def _make_edition(year: int) -> Edition:
    province, _ = Province.objects.get_or_create(
        pk=PROVINCE_ID,
        defaults={
            "code": "00", "slug": "tinh-mau", "type": ProvinceType.PROVINCE, "valid_from": datetime.date(year, 1, 1),
            "name_vi": "Tỉnh Mẫu", "name_en": "Sample Province",
            "full_name_vi": "Tỉnh Mẫu", "full_name_en": "Sample Province",
        },
    )  # fmt: skip
    first = _second_thursday(year, 10)
    edition = editions.open_fictional(
        by=None,
        host=province,
        year=year,
        starts_on=first,
        ends_on=first + datetime.timedelta(days=1),
        theme_vi="Liên kết vùng, chuyển đổi xanh, tiêu dùng bền vững",
        theme_en="Regional links, green transition, sustainable consumption",
        city_vi="thành phố Mẫu",
        city_en="Sample City",
        venue_vi="Trung tâm Hội nghị tỉnh Mẫu",
        venue_en="Sample Province Convention Centre",
        organisers_vi="Bộ Công Thương\nUBND tỉnh Mẫu",
        organisers_en="Ministry of Industry and Trade\nPeople's Committee of Sample Province",
        cover=demo_files.cover(),
        cover_credit="Luân Lưu",
        cover_alt_vi="Hình minh họa: những dải sóng màu cờ dưới mặt trời vàng",
        cover_alt_en="Illustration: waves in the flag's colours under a golden sun",
    )
    _make_events(edition, first)
    _make_documents(edition, first)
    return editions.publish(by=None, edition=edition)


def _second_thursday(year: int, month: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(3 - first.weekday()) % 7 + 7)


# kind, day from the first, days, part of the day;
# name in Vietnamese, in English;
# place in Vietnamese, in English
EVENTS = [
    (EventKind.OTHER, 0, 1, DayPart.MORNING,
     "Họp trù bị trưởng đoàn", "Preparatory meeting of heads of delegation",
     "Nhà khách tỉnh Mẫu", "Sample Province Guest House"),
    (EventKind.SUPPLY_DEMAND, 0, 1, DayPart.MORNING,
     "Hội nghị kết nối cung cầu", "Supply-demand meeting",
     "Hội trường B", "Hall B"),
    (EventKind.PROMOTION, 0, 1, DayPart.AFTERNOON,
     "Hội nghị khuyến công khu vực", "Regional industrial-promotion conference",
     "Hội trường A", "Hall A"),
    (EventKind.HONOURS, 0, 1, DayPart.EVENING,
     "Lễ tôn vinh, trao Giấy chứng nhận sản phẩm CNNT tiêu biểu", "Honours for typical rural industrial products",
     "Quảng trường trung tâm", "Central square"),
    (EventKind.FAIR, 0, 5, "",
     "Hội chợ triển lãm hàng công nghiệp nông thôn tiêu biểu", "Trade fair of typical rural industrial products",
     "Khu trưng bày ngoài trời", "Outdoor fairground"),
    (EventKind.MAIN, 1, 1, DayPart.MORNING,
     "Hội nghị ngành Công Thương", "Main conference",
     "Hội trường A", "Hall A"),
    (EventKind.FIELD_TRIP, 1, 1, DayPart.AFTERNOON,
     "Khảo sát thực tế cụm công nghiệp Mẫu", "Field trip to the Sample industrial cluster",
     "Cụm công nghiệp Mẫu", "Sample industrial cluster"),
]  # fmt: skip


def _make_events(edition: Edition, first: datetime.date) -> None:
    for kind, after, days, part, name_vi, name_en, place_vi, place_en in EVENTS:
        starts = first + datetime.timedelta(days=after)
        Event.objects.create(
            edition=edition, kind=kind, starts_on=starts, day_part=part,
            ends_on=starts + datetime.timedelta(days=days - 1) if days > 1 else None,
            name_vi=name_vi, name_en=name_en, place_vi=place_vi, place_en=place_en,
            organiser_vi="Sở Công Thương tỉnh Mẫu", organiser_en="Department of Industry and Trade of Sample Province",
        )  # fmt: skip


def _make_documents(edition: Edition, first: datetime.date) -> None:
    rows = [
        ("Kế hoạch tổ chức Hội nghị", "Plan of the conference", "01/KH-MINHHOA", 90, Audience.PUBLIC),
        (
            "Quyết định thành lập Ban Tổ chức",
            "Decision on the Organising Committee",
            "02/QĐ-MINHHOA",
            80,
            Audience.PUBLIC,
        ),
        ("Phân công nhiệm vụ các tiểu ban", "Tasks of the sub-committees", "03/TB-MINHHOA", 60, Audience.STAFF),
    ]
    for title_vi, title_en, number, days_before, audience in rows:
        Document.objects.create(
            edition=edition, title_vi=title_vi, title_en=title_en, number=number, audience=audience,
            issued_on=first - datetime.timedelta(days=days_before),
            file=demo_files.paper(number, title_vi),
            signatory="Nguyễn Văn Mẫu", signatory_position="Giám đốc Sở Công Thương tỉnh Mẫu",
        )  # fmt: skip


def _make_staff(edition: Edition) -> list[SignIn]:
    sign_ins = []
    for role in Role:
        email = f"{role.value.replace('_', '-')}@{DOMAIN}"
        user = User.objects.filter(email=email).first()
        if user is None:
            name = f"{role.label} (minh họa)"
            user = staff.invite(
                by=None, email=email, full_name=name, role=role, edition=None if role == Role.MINISTRY else edition
            )
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])
        if not StaffRole.objects.filter(user=user).exists():
            staff.grant(by=None, user=user, role=role, edition=None if role == Role.MINISTRY else edition)
        sign_ins.append(SignIn(email, role))
    return sign_ins
