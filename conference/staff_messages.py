"""What colleagues are told."""

import datetime

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext_lazy as _

from conference.message_kinds import Kind, Placeholder, Texts, register
from conference.models import User

WELCOME = register(
    Kind(
        name="staff.welcome",
        label=_("Invitation of a colleague"),
        placeholders=(
            Placeholder("name", _("the colleague's name"), "Trần Thị Sen"),
            Placeholder("role", _("the role"), _("Organising Committee")),
            Placeholder("until", _("until when the link works"), "17:00 12/10/2027"),
            Placeholder("link", _("the link that sets the password, once"), "https://…", needed=True, secret=True),
        ),
        texts={
            "vi": Texts(
                "Mời tham gia hệ thống quản lý hội nghị",
                "Kính gửi Anh/Chị {name},\n\n"
                "Ban Tổ chức trân trọng mời Anh/Chị tham gia làm việc trên hệ thống quản lý hội nghị. "
                "Vai trò: {role}.\n\n"
                "Kính đề nghị Anh/Chị mở liên kết dưới đây để đặt mật khẩu "
                "(chỉ dùng một lần, có hiệu lực đến {until}):\n"
                "{link}\n\n"
                "Xin Anh/Chị không chuyển tiếp liên kết này cho người khác. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Invitation to work on the conference's system",
                "Dear {name},\n\n"
                "The Organising Committee invites you to work on the conference's system. Your role: {role}.\n\n"
                "Please open this link to set your password (it works once, until {until}):\n"
                "{link}\n\n"
                "Please do not pass the link on. Thank you very much.",
            ),
        },
    )
)


def link_works_until() -> datetime.datetime:
    """Until when a link made now sets a password, in the conference's own time."""
    return timezone.localtime() + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def welcome_values(user: User, link: str) -> dict[str, str]:
    """What stands in the invitation of a colleague; colleagues read Vietnamese, whoever invites them."""
    with translation.override("vi"):
        roles = user.roles.select_related("edition")
        return {
            "name": str(user),
            "role": ", ".join(str(held) for held in roles),
            "until": formats.date_format(link_works_until(), "DATETIME_FORMAT"),
            "link": link,
        }
