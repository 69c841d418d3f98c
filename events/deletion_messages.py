"""What delegates are told of their request for deletion."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from conference import message_texts, outbox, post
from conference.message_kinds import Kind, Placeholder, Texts, register
from conference.models import Message, Series, User
from conference.naming import official_title
from events.delegate_messages import LINK, NAME, pass_address
from events.models import Delegate

EDITION = Placeholder("edition", _("the edition"), "Hội nghị lần thứ XIII, năm 2027")
DAY = Placeholder("day", _("the day of the answer"), "12/10/2027")
REASON = Placeholder("reason", _("why the data is kept"), "Luật Lưu trữ", needed=True)

DELETED = register(
    Kind(
        name="delegate.deleted",
        label=_("Personal data deleted"),
        placeholders=(NAME, EDITION, DAY),
        # It is the last thing that is known of them.
        fleeting=True,
        texts={
            "vi": Texts(
                "Đã xóa dữ liệu cá nhân theo yêu cầu",
                "Kính gửi {name},\n\nTheo yêu cầu của quý đại biểu, ngày {day} Ban Tổ chức đã xóa toàn bộ dữ "
                "liệu cá nhân đã đăng ký tham dự {edition}, kể cả chỗ đã giữ, Thẻ đại biểu điện tử và địa chỉ nhận "
                "thông báo này.\n\nĐể tham dự, quý đại biểu cần đăng ký lại. Trân trọng.",
            ),
            "en": Texts(
                "Your personal data is deleted",
                "Dear {name},\n\nAs you asked, on {day} we deleted all personal data of your registration for "
                "{edition}, with your places, your pass and the address to which this was sent.\n\n"
                "To attend, you would have to register anew. Yours sincerely.",
            ),
        },
    )
)
REFUSED = register(
    Kind(
        name="delegate.not_deleted",
        label=_("Request for deletion not granted"),
        placeholders=(NAME, EDITION, REASON, LINK),
        texts={
            "vi": Texts(
                "Trả lời yêu cầu xóa dữ liệu cá nhân",
                "Kính gửi {name},\n\nBan Tổ chức đã xem xét yêu cầu xóa dữ liệu cá nhân đã đăng ký tham dự {edition} "
                "và chưa thể xóa vì lý do sau:\n{reason}\n\nQuý đại biểu xem dữ liệu đang lưu tại:\n{link}\n\n"
                "Quý đại biểu có quyền khiếu nại đến cơ quan chuyên trách bảo vệ dữ liệu cá nhân. Trân trọng.",
            ),
            "en": Texts(
                "Your request for deletion",
                "Dear {name},\n\nWe have considered your request to delete the data of your registration for "
                "{edition}, and have to keep it for this reason:\n{reason}\n\nYou see what is kept here:\n{link}\n\n"
                "You may complain to the authority in charge of personal data protection. Yours sincerely.",
            ),
        },
    )
)


@dataclass(frozen=True)
class Farewell:
    """What somebody is told before their contact goes: by mail, or by a colleague where mail cannot reach them."""

    text: str
    by_mail: bool
    reachable: bool

    @property
    def by_hand(self) -> bool:
        return self.reachable and not self.by_mail


def farewell(delegate: Delegate) -> Farewell:
    """What will be said, in the delegate's language, and which way it goes."""
    texts = message_texts.in_use(DELETED, delegate.edition)[_language(delegate)]
    said = message_texts.rendered(texts, _values(delegate))
    by_mail = bool(delegate.email) and post.is_set_up()
    return Farewell(said.zalo or said.body, by_mail, bool(delegate.email or delegate.phone))


def deleted(delegate: Delegate, *, by: User | None) -> Message:
    """Put the answer into the outbox, in the caller's transaction; it is forgotten once it is gone."""
    return outbox.queue(
        by=by, kind=DELETED, to_name=delegate.full_title, to_address=delegate.email, language=delegate.language,
        values=_values(delegate), edition=delegate.edition,
    )  # fmt: skip


def refused(delegate: Delegate, reason: str, *, by: User | None) -> Message | None:
    """Write to the delegate why the data is kept; None where there is no contact at all."""
    if not (delegate.email or delegate.phone):
        return None
    told = _values(delegate)
    values = {"name": told["name"], "edition": told["edition"], "reason": reason, "link": pass_address(delegate)}
    return outbox.queue(
        by=by, kind=REFUSED, to_name=delegate.full_title, to_address=delegate.email, language=delegate.language,
        values=values, edition=delegate.edition, about=delegate,
    )  # fmt: skip


def _values(delegate: Delegate) -> dict[str, str]:
    with translation.override(_language(delegate)):
        return {
            "name": delegate.full_title,
            "edition": official_title(delegate.edition, Series.objects.first()),
            "day": date_format(timezone.localdate(), "SHORT_DATE_FORMAT"),
        }


def _language(delegate: Delegate) -> str:
    return delegate.language or settings.LANGUAGE_CODE
