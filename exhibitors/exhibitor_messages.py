"""What exhibitors are told: every contact person by a message of their own, with a link of their own."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import gettext_lazy as _

from conference import naming, outbox
from conference.message_kinds import Kind, Placeholder, Texts, register
from conference.models import Message, Series, User
from exhibitors import portal_links
from exhibitors.models import Application, Exhibitor, ExhibitorContact

NOT_AGAIN_WITHIN = timedelta(minutes=10)

NAME = Placeholder("name", _("the contact person"), "Bà Trần Thị Sen")
EXHIBITOR = Placeholder("exhibitor", _("the exhibitor"), "Hợp tác xã Ví Dụ")
CONFERENCE = Placeholder("conference", _("the conference"), "Hội nghị ngành Công Thương")
STATE = Placeholder("state", _("how the application stands"), "Đã bố trí gian hàng")
BOOTHS = Placeholder("booths", _("the booths"), "A05, A06")
DAY = Placeholder("day", _("the last day on which the booth is kept"), "01/10/2027", needed=True)
REASON = Placeholder("reason", _("the reason given"), "")
TASKS = Placeholder("tasks", _("what is to be done, and until when"), "Logo: 01/10/2027", needed=True)
LINK = Placeholder("link", _("the link of the exhibitor's page"), "https://…", needed=True, secret=True)

APPLIED = register(
    Kind(
        name="exhibitor.applied",
        label=_("Application of an exhibitor received"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, LINK),
        texts={
            "vi": Texts(
                "Đã tiếp nhận đăng ký gian hàng",
                "Kính gửi {name},\n\nBan Tổ chức {conference} đã tiếp nhận đăng ký gian hàng của {exhibitor}.\n\n"
                "Trang riêng của đơn vị ở liên kết sau (theo dõi kết quả, bổ sung hình ảnh, sản phẩm, không cần mật "
                "khẩu):\n{link}\n\nLiên kết dành riêng cho người nhận, xin không chuyển tiếp. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "We have received your application for a booth",
                "Dear {name},\n\nThe Organising Committee of the {conference} has received the application of "
                "{exhibitor} for a booth.\n\nYour own page is at this link (see how it stands, add pictures and "
                "products; no password is needed):\n{link}\n\n"
                "The link is for you alone; please do not pass it on. Thank you very much.",
            ),
        },
    )
)
OFFERED = register(
    Kind(
        name="exhibitor.offered",
        label=_("Booth offered to an exhibitor"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, BOOTHS, DAY, LINK),
        texts={
            "vi": Texts(
                "Mời xác nhận gian hàng {booths}",
                "Kính gửi {name},\n\nBan Tổ chức {conference} giữ gian hàng {booths} cho {exhibitor} đến hết ngày "
                "{day}.\n\nĐề nghị xác nhận tại liên kết sau:\n{link}\n\n"
                "Quá thời hạn trên mà chưa xác nhận thì gian hàng được bố trí cho đơn vị khác. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Please confirm your booth {booths}",
                "Dear {name},\n\nThe Organising Committee of the {conference} keeps booth {booths} for {exhibitor} "
                "until the end of {day}.\n\nPlease confirm it at this link:\n{link}\n\n"
                "A booth that is not confirmed by then goes to somebody else. Thank you very much.",
            ),
        },
    )
)
LISTED = register(
    Kind(
        name="exhibitor.listed",
        label=_("Exhibitor put on the waiting list"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, LINK),
        texts={
            "vi": Texts(
                "Đơn vị đã vào danh sách chờ gian hàng",
                "Kính gửi {name},\n\nBan Tổ chức {conference} đã xem xét đăng ký của {exhibitor} và đưa đơn vị vào "
                "danh sách chờ gian hàng. Khi có gian hàng phù hợp, Ban Tổ chức giữ chỗ cho đơn vị và gửi thư mời xác "
                "nhận ngay.\n\nThông tin chi tiết ở trang riêng của đơn vị:\n{link}\n\nTrân trọng cảm ơn.",
            ),
            "en": Texts(
                "You are on the waiting list for a booth",
                "Dear {name},\n\nThe Organising Committee of the {conference} has looked at the application of "
                "{exhibitor} and put it on the waiting list for a booth. As soon as a booth that suits you becomes "
                "free, it is kept for you and you are asked to confirm it.\n\nYou find the details on your page:\n"
                "{link}\n\nThank you very much.",
            ),
        },
    )
)
NEWS = register(
    Kind(
        name="exhibitor.news",
        label=_("News of an application for a booth"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, STATE, BOOTHS, REASON, LINK),
        texts={
            "vi": Texts(
                "Đăng ký gian hàng: {state}",
                "Kính gửi {name},\n\nBan Tổ chức {conference} xin thông báo về đăng ký gian hàng của {exhibitor}:\n"
                "{state} {booths}\n{reason}\n\nThông tin chi tiết ở trang riêng của đơn vị:\n{link}\n\n"
                "Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Your application for a booth: {state}",
                "Dear {name},\n\nThe application of {exhibitor} for a booth at the {conference} now stands as "
                "follows:\n{state} {booths}\n{reason}\n\nYou find the details on your page:\n{link}\n\n"
                "Thank you very much.",
            ),
        },
    )
)
PORTAL = register(
    Kind(
        name="exhibitor.link",
        label=_("The link of an exhibitor's page, once more"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, LINK),
        texts={
            "vi": Texts(
                "Trang riêng của đơn vị trưng bày",
                "Kính gửi {name},\n\nTrang riêng của {exhibitor} tại {conference} ở liên kết sau:\n{link}\n\n"
                "Nếu không phải là yêu cầu của quý vị, xin bỏ qua thư này. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Your page as an exhibitor",
                "Dear {name},\n\nThe page of {exhibitor} at the {conference} is at this link:\n{link}\n\n"
                "If you did not ask for it, please ignore this message. Thank you very much.",
            ),
        },
    )
)
REMINDER = register(
    Kind(
        name="exhibitor.reminder",
        label=_("Reminder of what an exhibitor has to do"),
        placeholders=(NAME, EXHIBITOR, CONFERENCE, TASKS, LINK),
        texts={
            "vi": Texts(
                "Đề nghị hoàn thiện thông tin gian hàng",
                "Kính gửi {name},\n\nĐể chuẩn bị cho {conference}, đề nghị {exhibitor} hoàn thành:\n{tasks}\n\n"
                "Cập nhật tại trang riêng của đơn vị:\n{link}\n\nTrân trọng cảm ơn.",
            ),
            "en": Texts(
                "What we still need for your booth",
                "Dear {name},\n\nTo prepare the {conference}, we ask {exhibitor} for:\n{tasks}\n\n"
                "Please supply it on your page:\n{link}\n\nThank you very much.",
            ),
        },
    )
)


def tell(kind: Kind, application: Application, *, by: User | None = None, **more: Any) -> list[Message]:
    """Write to all contact people of the exhibitor, in the caller's transaction, each in their language."""
    exhibitor = application.exhibitor
    return [tell_one(kind, contact, by=by, application=application, **more) for contact in exhibitor.contacts.all()]


def tell_one(
    kind: Kind,
    contact: ExhibitorContact,
    *,
    by: User | None = None,
    application: Application | None = None,
    **more: Any,
) -> Message:
    """Write to one contact. Without an e-mail the outbox keeps it for a colleague to pass on by hand."""
    exhibitor = contact.exhibitor
    facts = _facts(exhibitor, application, contact.language) | more | {"name": contact.name}
    values = {name: facts[name] for name in kind.names if name in facts}
    return outbox.queue(
        by=by, kind=kind, to_name=contact.name, to_address=contact.email, language=contact.language,
        values=values | {"link": portal_links.make(contact)}, edition=exhibitor.edition, about=contact,
    )  # fmt: skip


def tell_link_once_more(contacts: Iterable[ExhibitorContact], *, by: User | None = None) -> int:
    """Send each their link again: by nobody in particular not twice in a while, so that nobody is flooded."""
    lately = timezone.now() - NOT_AGAIN_WITHIN
    fresh = [
        contact
        for contact in contacts
        if by or not Message.objects.about(contact).filter(kind=PORTAL.name, created_at__gt=lately).exists()
    ]
    for contact in fresh:
        tell_one(PORTAL, contact, by=by)
    return len(fresh)


def _facts(exhibitor: Exhibitor, application: Application | None, language: str) -> dict[str, str]:
    with translation.override(language):
        facts = {
            "exhibitor": exhibitor.name,
            "conference": naming.plain_title(exhibitor.edition, Series.objects.first()),
        }
        if application is not None:
            until, booths = application.held_until, application.holdings.all()
            facts["state"] = application.get_state_display()
            facts["booths"] = ", ".join(booths.order_by("booth__code").values_list("booth__code", flat=True))
            facts["day"] = formats.date_format(until, "DATE_FORMAT") if until else ""
            facts["reason"] = application.reason
        return facts
