"""What focal persons are told, and the texts that colleagues send them by Zalo."""

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext_lazy

from conference import message_texts, naming, outbox
from conference.message_kinds import Kind, Placeholder, Texts, register
from conference.models import Mailing, Message, Series, User
from events.models import Delegation

NAME = Placeholder("name", gettext_lazy("the focal person, or the unit"), "Sở Công Thương tỉnh Ví Dụ")
CONFERENCE = Placeholder("conference", gettext_lazy("the conference"), "Hội nghị ngành Công Thương")
QUOTA = Placeholder("quota", gettext_lazy("how many people may come"), "15")
DAY = Placeholder("day", gettext_lazy("the last day for the list"), "01/10/2027")
LINK = Placeholder("link", gettext_lazy("the link of the list"), "https://…", needed=True, secret=True)

INVITED = register(
    Kind(
        name="delegation.invited",
        label=gettext_lazy("Invitation of a delegation"),
        placeholders=(NAME, CONFERENCE, QUOTA, DAY, LINK),
        texts={
            "vi": Texts(
                "Mời đăng ký đoàn đại biểu",
                "Kính gửi {name},\n\nBan Tổ chức {conference} trân trọng mời quý đơn vị cử đoàn đại biểu tham dự. "
                "Số lượng phân bổ: {quota} đại biểu.\n\nĐề nghị lập và gửi danh sách đoàn trước hết ngày {day} "
                "tại liên kết sau (không cần mật khẩu, có thể tải lên tệp Excel):\n{link}\n\n"
                "Liên kết dành riêng cho cán bộ đầu mối của đoàn, xin không chuyển tiếp. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Invitation to register your delegation",
                "Dear {name},\n\nThe Organising Committee of the {conference} respectfully invites you to send a "
                "delegation of up to {quota} people.\n\nPlease send its list by the end of {day} at this link "
                "(no password is needed; an Excel file is welcome):\n{link}\n\n"
                "The link is for the focal person alone; please do not pass it on. Thank you very much.",
            ),
        },
    )
)
REMINDER = register(
    Kind(
        name="delegation.reminder",
        label=gettext_lazy("Reminder of a delegation's list"),
        placeholders=(NAME, CONFERENCE, DAY),
        texts={
            "vi": Texts(
                "Nhắc gửi danh sách đoàn đại biểu",
                "Kính gửi {name},\n\nBan Tổ chức {conference} chưa nhận được danh sách đoàn đại biểu của quý đơn vị "
                "(hạn gửi: hết ngày {day}). Đề nghị mở liên kết đã nhận để hoàn thành và gửi danh sách. "
                "Nếu thất lạc liên kết hoặc cần gia hạn, xin liên hệ Ban Tổ chức. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Your delegation's list",
                "Dear {name},\n\nThe Organising Committee of the {conference} has not received the list of your "
                "delegation yet (it is awaited by the end of {day}). Please open the link you received and send the "
                "list. Should the link be lost or more time be needed, please let us know. Thank you very much.",
            ),
        },
    )
)


def invite(delegation: Delegation, token: str, *, by: User | None) -> Message | None:
    """Write to the focal person, in the caller's transaction; without an e-mail, the link is passed on by hand."""
    if not delegation.contact_email:
        return None
    return _queue(INVITED, delegation, {"link": address(token, delegation.language)}, by)


def remind(delegation: Delegation, *, by: User | None, mailing: Mailing | None = None) -> Message:
    """Write that the list is awaited. It has no link: that is known to the focal person alone."""
    return _queue(REMINDER, delegation, {}, by, mailing)


def _queue(
    kind: Kind, delegation: Delegation, more: dict[str, str], by: User | None, mailing: Mailing | None = None
) -> Message:
    facts = {name: text for name, text in _facts(delegation).items() if name in kind.names}
    return outbox.queue(
        by=by, kind=kind, to_name=facts["name"], to_address=delegation.contact_email, language=delegation.language,
        values=facts | more, edition=delegation.edition, about=delegation, mailing=mailing,
    )  # fmt: skip


def address(token: str, language: str) -> str:
    """The whole address of the focal person's page, in that language."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_ADDRESS.rstrip('/')}{prefix}/delegation/{token}/"


def invitation_text(delegation: Delegation, link: str) -> str:
    """The invitation with its link in staff's own words, to be sent by Zalo."""
    return _for_zalo(INVITED, delegation, {"link": link})


def reminder_text(delegation: Delegation) -> str:
    """The reminder in staff's own words, to be sent by Zalo."""
    return _for_zalo(REMINDER, delegation, {})


def _for_zalo(kind: Kind, delegation: Delegation, more: dict[str, str]) -> str:
    texts = message_texts.in_use(kind, delegation.edition)[delegation.language]
    return message_texts.rendered(texts, _facts(delegation) | more).zalo


def _facts(delegation: Delegation) -> dict[str, str]:
    with translation.override(delegation.language):
        return {
            "name": delegation.contact_name or delegation.invited,
            "conference": naming.plain_title(delegation.edition, Series.objects.first()),
            "quota": str(sum(quota.size for quota in delegation.quotas.all())),
            "day": formats.date_format(delegation.due_on, "DATE_FORMAT"),
        }
