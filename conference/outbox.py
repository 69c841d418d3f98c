"""WRITER  The outbox: what is told to people, written with what it tells; `conference.mailing` sends it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import history, message_kinds, message_texts, post, ready
from conference.choices import Action, MessageState
from conference.errors import Refused
from conference.message_kinds import HIDDEN, Kind, Texts
from conference.models import Edition, Mailing, Message, User


@dataclass(frozen=True)
class Attachment:
    """A small file made of text, such as a calendar entry."""

    name: str
    type: str
    text: str


@dataclass(frozen=True)
class Letter:
    """What one person is told; `values` fill the placeholders of the kind of message."""

    to_name: str
    to_address: str
    language: str
    values: Mapping[str, Any]
    about: Model | None = None
    attachments: Sequence[Attachment] = ()


def queue(
    *, by: User | None, kind: Kind, to_name: str, to_address: str, language: str, values: Mapping[str, Any],
    edition: Edition | None = None, about: Model | None = None, attachments: Sequence[Attachment] = (),
    mailing: Mailing | None = None,
) -> Message:  # fmt: skip
    """Write a message into the outbox, in the caller's transaction: it goes out if that is committed, else never.

    `values` fill the placeholders of the kind; a missing one leaves nothing behind. Without an address
    (a person may have a phone alone), or while no mail server is set up, it waits for a colleague to
    pass its text on by hand. `about` is the object it tells of, by which it is found, and forgotten.
    """
    letter = Letter(to_name, to_address, language, values, about, attachments)
    return queue_all(by=by, kind=kind, letters=[letter], edition=edition, mailing=mailing)[0]


def queue_all(
    *, by: User | None, kind: Kind, letters: Sequence[Letter], edition: Edition | None = None,
    mailing: Mailing | None = None,
) -> list[Message]:  # fmt: skip
    """As `queue`, many messages of one kind at once: two statements for all."""
    if not letters:
        return []
    words = message_texts.in_use(kind, edition)
    messages = [_written(kind, words, letter) for letter in letters]
    for message in messages:
        message.by, message.edition, message.mailing = by, edition, mailing
    ready.insert(messages)
    return messages


def _written(kind: Kind, words: Mapping[str, Texts], letter: Letter) -> Message:
    if unknown := set(letter.values) - set(kind.names):
        raise TypeError(f"{kind.name} has no placeholder {sorted(unknown)}")
    language = letter.language if letter.language in kind.texts else settings.LANGUAGE_CODE
    plain = {name: str(value).replace(HIDDEN, "") for name, value in letter.values.items() if value is not None}
    secret = plain.get(kind.secret, "")
    texts = message_texts.rendered(words[language], plain | ({kind.secret: HIDDEN} if secret else {}))
    to_address, about = letter.to_address.strip(), letter.about
    by_hand = not to_address or not post.is_set_up()
    return Message(
        kind=kind.name, language=language, to_name=letter.to_name.strip()[:160], to_address=to_address,
        subject=texts.subject, body=texts.body, zalo=texts.zalo, secret=secret,
        attachments=[asdict(one) for one in letter.attachments], message_id=_message_id(),
        about_type=about._meta.label_lower if about else "", about_id=str(about.pk) if about else "",
        state=MessageState.BY_HAND if by_hand else MessageState.WAITING, next_try_at=timezone.now(),
    )  # fmt: skip


def open_mailing(*, by: User | None, kind: Kind, edition: Edition) -> Mailing:
    """One thing to look at for many messages that are about to be queued, in the caller's transaction."""
    mailing: Mailing = Mailing.objects.create(by=by, edition=edition, kind=kind.name)
    return mailing


def _message_id() -> str:
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.SITE_ADDRESS).hostname}>"


@transaction.atomic
def stop(*, by: User | None, message: Message) -> Message:
    """Keep a message that waits from going out. Raises Refused for one that is on its way or gone."""
    message = _locked(message)
    if message.state == MessageState.SENDING:
        raise Refused(_("This message is being sent at this moment. Reload the page to see what became of it."))
    if message.state not in (MessageState.WAITING, MessageState.BY_HAND):
        raise Refused(_("This message does not wait any more: it is “%(state)s”.") % {"state": _state(message)})
    if (kind := message_kinds.get(message.kind)) and kind.fleeting:
        raise Refused(_("This is the last message to a person whose data is deleted: it goes out, and is forgotten."))
    return _move(message, by, Action.STOPPED, MessageState.STOPPED)


@transaction.atomic
def pass_on(*, by: User | None, message: Message) -> Message:
    """Note that a colleague has passed the text on (by Zalo, by phone). Raises Refused unless it waits for that."""
    message = _locked(message)
    if message.state != MessageState.BY_HAND:
        raise Refused(_("This message does not wait any more: it is “%(state)s”.") % {"state": _state(message)})
    message.sent_at = timezone.now()
    message.secret = ""
    return _move(message, by, Action.PASSED_ON, MessageState.SENT, "sent_at", "secret")


@transaction.atomic
def resend(*, by: User | None, message: Message) -> Message:
    """Send a message that failed, was stopped, or was to be passed on by hand; of a sent one, send a copy.

    The copy is another mail with a Message-ID of its own: a mailbox drops a second one of the same.
    Raises Refused while the message waits, without an address or a mail server, and where its secret is forgotten;
    and where it went out since the caller read it, lest two who press at once send it twice.
    """
    seen, message = message.state, _locked(message)
    if message.state in (MessageState.WAITING, MessageState.SENDING):
        raise Refused(_("This message is waiting to be sent already."))
    if message.state == MessageState.SENT != seen:
        raise Refused(_("A colleague has just sent this message again."))
    _refuse_unsendable(message)
    if message.state == MessageState.SENT:
        return _copy(message, by)
    _renew(message)
    return _move(message, by, Action.SENT_AGAIN, MessageState.WAITING, *RENEWED)


@transaction.atomic
def resend_failed(*, by: User | None, edition: Edition | None, kind: Kind | None = None) -> Mailing:
    """Send all messages of an edition (None: those of none) again that failed for good.

    Raises Refused where there are none, or no mail server.
    """
    if not post.is_set_up():
        raise Refused(_("No mail server is set up: the message can only be passed on by hand."))
    failed = failed_in(edition, kind).select_for_update(of=("self",))
    found = list(failed.values_list("pk", flat=True))
    if not found:
        raise Refused(_("No message has failed: there is nothing to send again."))
    mailing = Mailing.objects.create(by=by, edition=edition, kind=kind.name if kind else "")
    fresh = Message(next_try_at=timezone.now())
    values = {name: getattr(fresh, name) for name in RENEWED}
    Message.objects.filter(pk__in=found).update(state=MessageState.WAITING, mailing=mailing, **values)
    history.record(by=by, action=Action.SENT_AGAIN, target=mailing, changes={"count": len(found)})
    return mailing


def failed_in(edition: Edition | None, kind: Kind | None = None) -> Any:
    """The messages of an edition (None: those of none) that have failed for good."""
    of_kind = Q(kind=kind.name) if kind else Q()
    return Message.objects.filter(of_kind, edition=edition, state=MessageState.FAILED)


@transaction.atomic
def stop_all(*, by: User | None, mailing: Mailing) -> int:
    """Keep from going out what still waits of a mailing; returns how many those were."""
    waiting = Message.objects.filter(mailing=mailing, state__in=[MessageState.WAITING, MessageState.BY_HAND])
    count = waiting.update(state=MessageState.STOPPED, leased_by="", leased_until=None)
    history.record(by=by, action=Action.STOPPED, target=mailing, changes={"count": count})
    return count


def forget(*, about: Model) -> int:
    """Delete every message about the object, in the caller's transaction; returns how many there were."""
    return Message.objects.about(about).delete()[0]


def forget_rows(pks: list[int]) -> int:
    """Delete messages whose term is over, in the caller's transaction; returns how many."""
    return Message.objects.filter(pk__in=pks).delete()[0]


# What starts anew when a message is sent again.
RENEWED = ("attempts", "next_try_at", "trouble", "last_error", "leased_by", "leased_until")


def _locked(message: Message) -> Message:
    return Message.objects.select_for_update(of=("self",)).select_related("edition").get(pk=message.pk)


def _state(message: Message) -> str:
    return message.get_state_display()


def _move(message: Message, by: User | None, action: Action, to: MessageState, *fields: str) -> Message:
    before, message.state = message.state, to
    message.leased_by, message.leased_until = "", None
    message.save(update_fields=["state", "leased_by", "leased_until", *fields])
    history.record(by=by, action=action, target=message, changes={"state": [before, to]})
    return message


def _refuse_unsendable(message: Message) -> None:
    if not message.to_address:
        raise Refused(_("There is no address to send this to: pass the text on by hand."))
    if not post.is_set_up():
        raise Refused(_("No mail server is set up: the message can only be passed on by hand."))
    if HIDDEN in message.body and not message.secret:
        raise Refused(_("The link in this message was forgotten once it was sent. Make a new link instead."))


def _renew(message: Message) -> None:
    message.attempts, message.next_try_at = 0, timezone.now()
    message.trouble = message.last_error = ""


def _copy(message: Message, by: User | None) -> Message:
    sent = str(message.pk)
    message.pk, message.message_id, message.by = None, _message_id(), by
    message._state.adding = True
    message.state, message.sent_at, message.possibly_twice = MessageState.WAITING, None, False
    message.mailing = None
    _renew(message)
    message.save()
    history.record(by=by, action=Action.SENT_AGAIN, target=message, changes={"of": sent})
    return message
