"""The fictional edition's fair: exhibitors with products in every state. Nobody of them is real."""

import datetime
import io
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from conference.models import Edition, Province
from conference.project import exhibitors_demo_words as words
from exhibitors import allotting, booths, desk_lists, exhibiting, fairs
from exhibitors.choices import ExhibitorKind, FairTask
from exhibitors.models import Application, Booth, Exhibitor, Fair, FairService

EXHIBITORS = 24
DAY = datetime.timedelta(days=1)
SPACE = uuid.UUID("5c1f7d1e-7a5b-4a0c-8c44-0d2c6f1a9b11")
# How far each of twelve has come, in turn.
STATES = ("confirmed", "confirmed", "confirmed", "allotted", "confirmed", "offered", "confirmed", "confirmed",
          "confirmed", "applied", "confirmed", "applied")  # fmt: skip
# One in so many applies by itself.
ALONE = 3


def load(edition: Edition, count: int = EXHIBITORS) -> None:
    """Open the fair once, and grow it to so many exhibitors."""
    fair = fairs.of(edition) or _open(edition)
    known = Exhibitor.objects.filter(edition=edition).count()
    if known >= count:
        return
    provinces = list(Province.objects.members(edition.starts_on or timezone.localdate()).distinct().order_by("slug"))
    free = _places(edition)
    for number in range(known, count):
        _exhibitor(fair, number, provinces, free)
    if known == 0 and provinces:
        _set_aside(fair, provinces[0])
    for one in Application.objects.of_edition(edition).filter(state="applied", through_department=False)[:1]:
        exhibiting.put_on_list(by=None, application=one)


def _open(edition: Edition) -> Fair:
    today = fairs.today_at(timezone.now())
    closes = max(today, (edition.starts_on or today) - 30 * DAY)
    fair = fairs.open_fair(
        by=None, edition=edition, opens_on=today - 20 * DAY, closes_on=closes,
        contact="Tiểu ban Hội chợ (minh họa)",
        text_vi="Gian hàng tiêu chuẩn 3 m x 3 m. Đơn vị do Sở Công Thương giới thiệu được hỗ trợ kinh phí.",
        text_en="Standard booths of 3 m × 3 m. Exhibitors put forward by their department are supported.",
    )  # fmt: skip
    days = {task: closes + number * DAY for number, task in enumerate(FairTask)}
    fairs.revise(by=None, fair=fair, deadlines=days | {FairTask.LOGO: today - DAY})
    for order, (name_vi, name_en, unit_vi, unit_en, price, most) in enumerate(words.SERVICES):
        FairService.objects.create(
            fair=fair, name_vi=name_vi, name_en=name_en, unit_vi=unit_vi, unit_en=unit_en, price=price, most=most,
            order=order,
        )  # fmt: skip
    return fair


def _places(edition: Edition) -> list[Booth]:
    """The small booths that are free, one after another of each hall; some stay free."""
    free = [one for one in desk_lists.free_of(edition, fairs.today_at(timezone.now())) if one.width <= 3]
    return free[: max(len(free) - 6, 0)]


def _exhibitor(fair: Fair, number: int, provinces: Sequence[Province], free: list[Booth]) -> None:
    kind, form_vi, form_en = words.FORMS[number % len(words.FORMS)]
    line_vi, line_en, products = words.LINES[number % len(words.LINES)]
    place = words.PLACES[number * 3 % len(words.PLACES)]
    more = f" {number // 40 + 1}" if number >= 40 else ""
    about: dict[str, Any] = {
        "kind": kind, "name_vi": f"{form_vi} {line_vi} {place}{more}", "name_en": f"{place} {line_en} {form_en}{more}",
        "province": provinces[number * 5 % len(provinces)] if provinces else None,
        "profile_vi": words.PROFILE_VI.format(line=line_vi.lower()),
        "profile_en": words.PROFILE_EN.format(line=line_en.lower()),
    }  # fmt: skip
    made = exhibiting.apply(
        by=None, edition=fair.edition, key=uuid.uuid5(SPACE, f"{fair.edition_id}-{number}"), exhibitor=about,
        contact={"name": "Nguyễn Thị Minh Họa", "position": "Phụ trách gian hàng", "email": f"{number}@demo.invalid"},
        wish={"wanted": 1, "through_department": bool(provinces) and number % ALONE != 0},
    ).application  # fmt: skip
    if made is None:
        return
    _present(made.exhibitor, number, products)
    _bring(made, STATES[number % len(STATES)], free)
    if number % 4 and number < EXHIBITORS:
        exhibiting.set_staff(by=None, exhibitor=made.exhibitor, people=words.STAFF[: 1 + number % 2])


def _present(exhibitor: Exhibitor, number: int, products: Sequence[tuple[Any, ...]]) -> None:
    if number % 4 and number < EXHIBITORS:
        exhibiting.edit_profile(by=None, exhibitor=exhibitor, logo=_logo(exhibitor.name_vi, number))
    for name_vi, name_en, category, stars, level in products:
        exhibiting.add_product(
            by=None, exhibitor=exhibitor, name_vi=name_vi, name_en=name_en, category=category, ocop_stars=stars,
            recognised_as=level, recognised_in=2023 + number % 2 if level else None,
        )  # fmt: skip


def _bring(application: Application, state: str, free: list[Booth]) -> None:
    if state == "applied" or not free:
        return
    booth = free.pop(0)
    if state == "allotted":
        booths.allot(by=None, application=application, booths=[booth])
        return
    booths.offer(by=None, application=application, booths=[booth])
    if state == "confirmed":
        booths.confirm(by=None, application=application)


def _set_aside(fair: Fair, province: Province) -> None:
    """One department has booths to give, to two of its applicants who still wait."""
    today = fairs.today_at(timezone.now())
    allotment = allotting.set_aside(
        by=None, edition=fair.edition, province=province, size=3, returns_on=today + 20 * DAY
    )
    for name in ("Hợp tác xã Bánh phồng Mẫu", "Cơ sở Chiếu cói Ví Dụ"):
        exhibiting.apply(
            by=None, edition=fair.edition, key=uuid.uuid5(SPACE, f"{fair.edition_id}-{name}"),
            exhibitor={"name_vi": name, "kind": ExhibitorKind.COOPERATIVE, "province": province},
            contact={"name": "Trần Văn Mô Phỏng", "email": "so@demo.invalid"},
            wish={"wanted": 1, "through_department": True},
        )  # fmt: skip
    waiting = Application.objects.through(fair, [province]).filter(state="applied").order_by("pk")
    allotting.select(by=None, allotment=allotment, ranked=list(waiting[:1]))


def _logo(name: str, number: int) -> "ContentFile[bytes]":
    """A round mark in one colour with two waves: quick to draw, and nobody's."""
    side, colour = 240, words.COLOURS[number % len(words.COLOURS)]
    picture = Image.new("RGB", (side, side), "#FFFDF8")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((12, 12, side - 12, side - 12), fill=colour)
    shift = len(name) % 5 * 12
    draw.chord((30, 90 + shift // 2, side - 30, side - 30), 0, 180, fill="#E0A526")
    draw.ellipse((70 + shift, 46, 120 + shift, 96), fill="#FFFDF8")
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=88)
    return ContentFile(made.getvalue(), "logo.jpg")
