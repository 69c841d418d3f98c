"""The fictional edition takes registrations: who may come, to what, and what they are asked beyond the rest."""

from conference.models import Edition
from events import places
from events.choices import CategoryAudience, EventKind, OpeningMode, QuestionKind
from events.models import Category, Event, Opening, Question

# code, in Vietnamese, in English, for whom, colour
CATEGORIES = [
    ("dai-bieu", "Đại biểu các Sở Công Thương", "Delegates of departments", CategoryAudience.DOMESTIC, "#A4161A"),
    ("doanh-nghiep", "Doanh nghiệp, hợp tác xã", "Enterprises and cooperatives", CategoryAudience.DOMESTIC, "#1B6A3A"),
    ("khach-moi", "Khách mời", "Guests", CategoryAudience.DOMESTIC, "#7A5600"),
    ("khach-quoc-te", "Khách quốc tế", "Foreign guests", CategoryAudience.FOREIGN, "#1D4F8C"),
    ("phong-vien", "Phóng viên", "Press", CategoryAudience.DOMESTIC, "#5B3A8C"),
    ("ban-to-chuc", "Ban Tổ chức", "Organising Committee", CategoryAudience.DOMESTIC, "#3D4A57"),
]
# event, category, mode, needs approval
OPENINGS = [
    (EventKind.MAIN, "dai-bieu", OpeningMode.OPEN, True),
    (EventKind.MAIN, "khach-moi", OpeningMode.INVITATION, False),
    (EventKind.MAIN, "khach-quoc-te", OpeningMode.OPEN, True),
    (EventKind.SUPPLY_DEMAND, "dai-bieu", OpeningMode.OPEN, False),
    (EventKind.SUPPLY_DEMAND, "doanh-nghiep", OpeningMode.OPEN, False),
    (EventKind.SUPPLY_DEMAND, "khach-quoc-te", OpeningMode.OPEN, False),
    (EventKind.FIELD_TRIP, "dai-bieu", OpeningMode.OPEN, False),
    (EventKind.MAIN, "phong-vien", OpeningMode.OPEN, True),
    (EventKind.MAIN, "ban-to-chuc", OpeningMode.CLOSED, False),
]
PLACES = {EventKind.MAIN: 550, EventKind.SUPPLY_DEMAND: 200, EventKind.FIELD_TRIP: 0}


def load(edition: Edition) -> None:
    """Open the registration of the fictional edition once. The field trip has no place yet, so people wait for one."""
    if Category.objects.filter(edition=edition).exists():
        return
    events = {event.kind: event for event in Event.objects.filter(edition=edition)}
    categories = {row[0]: _category(edition, order, row) for order, row in enumerate(CATEGORIES)}
    for kind, code, mode, approval in OPENINGS:
        Opening.objects.create(event=events[kind], category=categories[code], mode=mode, needs_approval=approval)
    for kind, size in PLACES.items():
        places.resize(by=None, pool=places.event_pool(events[kind]), size=size)
    _ask(categories["doanh-nghiep"])


def _category(edition: Edition, order: int, row: tuple[str, str, str, str, str]) -> Category:
    code, name_vi, name_en, audience, colour = row
    made: Category = Category.objects.create(
        edition=edition, code=code, name_vi=name_vi, name_en=name_en, audience=audience, colour=colour, order=order
    )
    return made


def _ask(category: Category) -> None:
    Question.objects.create(
        category=category, kind=QuestionKind.TEXT, order=1, required=True,
        label_vi="Sản phẩm muốn giới thiệu", label_en="Products you would like to present",
    )  # fmt: skip
    Question.objects.create(
        category=category, kind=QuestionKind.CHOICE, order=2,
        label_vi="Muốn gặp", label_en="Whom you would like to meet",
        choices_vi="Nhà phân phối\nDoanh nghiệp xuất khẩu\nCơ quan quản lý",
        choices_en="Distributors\nExporters\nAuthorities",
    )  # fmt: skip
    Question.objects.create(
        category=category, kind=QuestionKind.YES_NO, order=3, label_vi="Có mang hàng mẫu", label_en="You bring samples"
    )
