"""What delegates are told, and the links they are told."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from conference import outbox
from conference.message_kinds import Kind, Placeholder, Texts, register
from conference.models import Edition, Mailing, Message, User
from events import words
from events.choices import RegistrationState
from events.feeds import days
from events.models import Delegate, Registration

NOT_AGAIN_WITHIN = timedelta(minutes=10)
# The lines on the events, and what goes along for the calendar.
_Said = tuple[str, list[outbox.Attachment]]

NAME = Placeholder("name", _("how the delegate is addressed"), "Bà Trần Thị Sen")
EVENTS = Placeholder("events", _("the events, and how the registration for each stands"), "Hội nghị: Đã xác nhận")
LINK = Placeholder("link", _("the delegate's pass"), "https://…", needed=True)
CONFIRM = Placeholder("link", _("the link that confirms the contact and opens the pass"), "https://…", needed=True)
CHANGES = Placeholder("changes", _("what changes for the delegate"), "Chuyển: Phiên toàn thể", needed=True)
ASKED = Placeholder("asked", _("what is to be supplied"), "Công văn cử đi dự", needed=True)


def _example(edition: Edition | None, language: str) -> dict[str, str] | None:
    """The edition's latest registration by a reader of that language, without its link: whoever has it has the pass."""
    rows = Registration.objects.live().filter(event__edition=edition, delegate__language=language)
    latest = rows.select_related("delegate").order_by("-pk").first()
    if latest is None:
        return None
    registrations = list(latest.delegate.registrations.live().select_related("event"))
    return {"name": latest.delegate.full_title, "events": "\n".join(_lines(registrations))}


REGISTERED = register(
    Kind(
        name="delegate.registered",
        label=_("Registration received"),
        placeholders=(NAME, EVENTS, CONFIRM),
        texts={
            "vi": Texts(
                "Đã tiếp nhận đăng ký tham dự",
                "Kính gửi {name},\n\nBan Tổ chức đã tiếp nhận đăng ký tham dự:\n{events}\n\n"
                "Đề nghị mở liên kết sau để xác nhận liên hệ và xem Thẻ đại biểu điện tử:\n{link}\n\n"
                "Quá 24 giờ mà chưa xác nhận thì chỗ đã giữ được chuyển cho đại biểu khác. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "We have received your registration",
                "Dear {name},\n\nWe have received your registration:\n{events}\n\n"
                "Please open this link to confirm this address and to see your pass:\n{link}\n\n"
                "A place that is not confirmed within 24 hours goes to somebody else. Thank you very much.",
            ),
        },
        example=_example,
    )
)
NEWS = register(
    Kind(
        name="delegate.news",
        label=_("News of a registration"),
        placeholders=(NAME, EVENTS, LINK),
        texts={
            "vi": Texts(
                "Kết quả đăng ký tham dự",
                "Kính gửi {name},\n\nBan Tổ chức xin thông báo kết quả đăng ký tham dự:\n{events}\n\n"
                "Thông tin chi tiết có trên Thẻ đại biểu điện tử:\n{link}\n\nTrân trọng cảm ơn.",
            ),
            "en": Texts(
                "News of your registration",
                "Dear {name},\n\nYour registration now stands as follows:\n{events}\n\n"
                "You find the details on your pass:\n{link}\n\nThank you very much.",
            ),
        },
        example=_example,
    )
)
ASKED_FOR = register(
    Kind(
        name="delegate.asked",
        label=_("Something to be supplied"),
        placeholders=(NAME, EVENTS, ASKED, LINK),
        texts={
            "vi": Texts(
                "Đề nghị bổ sung thông tin đăng ký",
                "Kính gửi {name},\n\nBan Tổ chức đề nghị bổ sung thông tin đăng ký tham dự:\n{asked}\n\n"
                "Đề nghị cập nhật trên Thẻ đại biểu điện tử:\n{link}\n\nTrân trọng cảm ơn.",
            ),
            "en": Texts(
                "Please complete your registration",
                "Dear {name},\n\nTo complete your registration we ask you for:\n{asked}\n\n"
                "Please supply it on your pass:\n{link}\n\nThank you very much.",
            ),
        },
        example=_example,
    )
)
PASS_LINK = register(
    Kind(
        name="delegate.pass",
        label=_("The link of a pass, once more"),
        placeholders=(NAME, EVENTS, CONFIRM),
        texts={
            "vi": Texts(
                "Thẻ đại biểu điện tử của quý đại biểu",
                "Kính gửi {name},\n\nHệ thống vừa nhận được yêu cầu gửi lại thẻ, hoặc một đăng ký trùng họ tên và "
                "đơn vị với đăng ký đã có:\n{events}\n\nThẻ đại biểu điện tử ở liên kết sau:\n{link}\n\n"
                "Nếu không phải là yêu cầu của quý đại biểu, xin bỏ qua thư này. Trân trọng cảm ơn.",
            ),
            "en": Texts(
                "Your pass",
                "Dear {name},\n\nSomebody asked for this pass, or registered with the same name and unit as here:\n"
                "{events}\n\nYour pass is at this link:\n{link}\n\n"
                "If this was not you, please ignore this message. Thank you very much.",
            ),
        },
        example=_example,
    )
)
PROGRAMME = register(
    Kind(
        name="delegate.programme",
        label=_("Changes of the programme"),
        placeholders=(NAME, CHANGES, LINK),
        texts={
            "vi": Texts(
                "Điều chỉnh chương trình",
                "Kính gửi {name},\n\nChương trình có điều chỉnh ở nội dung quý đại biểu đã đăng ký:\n{changes}\n\n"
                "Chương trình mới có trên Thẻ đại biểu điện tử:\n{link}\n\nTrân trọng cảm ơn.",
            ),
            "en": Texts(
                "Changes of the programme",
                "Dear {name},\n\nWhat you signed up for has changed:\n{changes}\n\n"
                "Your pass shows the new programme:\n{link}\n\nThank you very much.",
            ),
        },
    )
)


def tell_changes(delegate: Delegate, changes: str, *, by: User | None, mailing: Mailing) -> Message:
    """Write to the delegate what changes for them, as one of many messages; in the caller's transaction."""
    values = {"name": delegate.full_title, "changes": changes, "link": pass_address(delegate)}
    return outbox.queue(
        by=by, kind=PROGRAMME, to_name=delegate.full_title, to_address=delegate.email, language=delegate.language,
        values=values, edition=delegate.edition, about=delegate, mailing=mailing,
    )  # fmt: skip


def tell(
    kind: Kind, registrations: Sequence[Registration], *, by: User | None = None, asked: str = ""
) -> Message | None:
    """Write to the delegate of these registrations, in the caller's transaction and the delegate's language.

    Without e-mail the outbox keeps it for a colleague to pass on by hand; None where there is no contact at all.
    """
    told = tell_each(kind, [registrations], by=by, asked=asked)
    return told[0] if told else None


def tell_each(
    kind: Kind, people: Sequence[Sequence[Registration]], *, by: User | None, asked: str = ""
) -> list[Message]:
    """As `tell`, each of many people of one edition: their registrations stand together."""
    reached = [registrations for registrations in people if _can_be_reached(registrations[0].delegate)]
    if not reached:
        return []
    said: dict[tuple[Any, ...], _Said] = {}
    letters = []
    for registrations in reached:
        # The same for many, and a calendar takes longer to write than all the rest.
        standing = (registrations[0].delegate.language, *((one.event_id, one.state) for one in registrations))
        if standing not in said:
            said[standing] = _said(kind, registrations)
        letters.append(_letter(kind, registrations[0].delegate, said[standing], asked))
    return outbox.queue_all(by=by, kind=kind, letters=letters, edition=reached[0][0].delegate.edition)


def _can_be_reached(delegate: Delegate) -> bool:
    return bool(delegate.email or delegate.phone)


def _said(kind: Kind, registrations: Sequence[Registration]) -> _Said:
    """What is told of the events, in the language of the delegate."""
    with translation.override(registrations[0].delegate.language):
        entries = _calendar_of(registrations) if kind in (REGISTERED, NEWS) else []
        return "\n".join(_lines(registrations)), entries


def _letter(kind: Kind, delegate: Delegate, said: _Said, asked: str) -> outbox.Letter:
    events, entries = said
    address = confirmation_address(delegate) if CONFIRM in kind.placeholders else pass_address(delegate)
    values = {"name": delegate.full_title, "events": events, "link": address} | ({"asked": asked} if asked else {})
    return outbox.Letter(delegate.full_title, delegate.email, delegate.language, values, delegate, entries)


def _calendar_of(registrations: Sequence[Registration]) -> list[outbox.Attachment]:
    """The events for which a place is confirmed, for the delegate's calendar; none, where there is no such event."""
    confirmed = [one.event for one in registrations if one.state == RegistrationState.CONFIRMED]
    text = days.of_events(registrations[0].delegate.edition, confirmed, at=timezone.now())
    return [outbox.Attachment(days.NAME, days.TYPE, text)] if text else []


def _lines(registrations: Sequence[Registration]) -> list[str]:
    return [f"{words.of(one.event, 'name')}: {one.get_state_display()}" for one in registrations]


def welcome(registrations: Sequence[Registration], *, by: User | None) -> Message | None:
    """Tell somebody new of their registration, and ask them to confirm the contact where that is still to be done."""
    told = welcome_each([registrations], by=by)
    return told[0] if told else None


def welcome_each(people: Sequence[Sequence[Registration]], *, by: User | None) -> list[Message]:
    """As `welcome`, each of many people of one edition: their registrations stand together."""
    at = timezone.now()
    unconfirmed = [of_one for of_one in people if of_one[0].delegate.kept_until(at)]
    known = [of_one for of_one in people if not of_one[0].delegate.kept_until(at)]
    return tell_each(REGISTERED, unconfirmed, by=by) + tell_each(NEWS, known, by=by)


def tell_once_more(registrations: Sequence[Registration]) -> Message | None:
    """Send the link of the pass again, whoever asked for it: not twice in a while, so that nobody is flooded."""
    lately = Message.objects.about(registrations[0].delegate).filter(
        kind=PASS_LINK.name, created_at__gt=timezone.now() - NOT_AGAIN_WITHIN
    )
    return None if lately.exists() else tell(PASS_LINK, registrations)


def pass_address(delegate: Delegate) -> str:
    """The whole address of the delegate's pass, in their language."""
    prefix = "" if delegate.language == settings.LANGUAGE_CODE else f"/{delegate.language}"
    return f"{settings.SITE_ADDRESS.rstrip('/')}{prefix}/pass/{delegate.pass_token}/"


def confirmation_address(delegate: Delegate) -> str:
    """The pass, with the proof that whoever opens it reads the messages sent to the contact."""
    return f"{pass_address(delegate)}?{urlencode({'contact': contact_proof(delegate)})}"


def contact_proof(delegate: Delegate) -> str:
    """Known to whoever got the message alone; another e-mail or phone makes it void. Nothing of it is stored."""
    known = f"{delegate.pass_token} {delegate.email} {delegate.phone}"
    return salted_hmac("events.contact", known, algorithm="sha256").hexdigest()[:32]


def is_contact_proof(delegate: Delegate, proof: str) -> bool:
    """Whether this came with a message to the delegate's contact of now."""
    return constant_time_compare(contact_proof(delegate), proof)
