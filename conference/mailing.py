"""WRITER  Sends what waits in the outbox. Any number of workers, on any number of machines, may do so at once.

A worker takes a lease on a few messages, then sends them one by one, with no transaction open. Just before
each goes to the server its row says `sending`, and just after, what became of it. So at a crash only the one
message in flight is in doubt: its lease runs out, it is sent again, and marked as possibly sent twice.
"""

import datetime
import logging
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from conference import message_kinds, post
from conference.choices import MessageState, Trouble
from conference.models import Message, Worker
from conference.post import Failure

logger = logging.getLogger(__name__)

BATCH = 20
# Longer than one mail can take: a server that is silent for EMAIL_TIMEOUT is given up.
LEASE = datetime.timedelta(minutes=5)
FIRST_DELAY = datetime.timedelta(minutes=1)
LONGEST_DELAY = datetime.timedelta(hours=6)
# With these delays, two days.
MOST_ATTEMPTS = 17
# As long as all attempts take, and a day more.
FLEETING_KEPT = datetime.timedelta(days=3)
FORGOTTEN_AFTER = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Batch:
    """What one round came to: how many messages were worked on, and why the mail server is of no use."""

    count: int = 0
    failure: Failure | None = None


def send_due(*, worker: str, going: Callable[[], bool] = lambda: True) -> Batch:
    """Send a few of the messages whose time has come. Where `going` says no, the rest is left to others."""
    lease = f"{worker}/{secrets.token_hex(4)}"
    held = take(lease, timezone.now()) if post.is_set_up() else []
    if not held:
        return Batch()
    try:
        return _send_over(get_connection(), held, lease, going)
    finally:
        _release(lease)


def take(lease: str, at: datetime.datetime) -> list[Message]:
    """Hold some due messages under that name, so that no other worker takes them before the lease runs out."""
    # Asked first without a lock: on SQLite the transaction below keeps every writer waiting.
    if not Message.objects.due(at).exists():
        return []
    with transaction.atomic():
        due = Message.objects.due(at).order_by("next_try_at", "pk")
        found = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
        Message.objects.due(at).filter(pk__in=found).update(
            leased_by=lease,
            leased_until=at + LEASE,
            # The worker that was sending it has died, and nobody knows how far it came.
            possibly_twice=Case(When(state=MessageState.SENDING, then=Value(True)), default=F("possibly_twice")),
            state=MessageState.WAITING,
        )
    return list(Message.objects.filter(leased_by=lease).order_by("next_try_at", "pk"))


def _send_over(connection: BaseEmailBackend, held: list[Message], lease: str, going: Callable[[], bool]) -> Batch:
    try:
        for done, message in enumerate(held):
            if not going():
                return Batch(done)
            if not settings.DEMO and (failure := post.open_connection(connection)):
                _put_off(held[done:], lease, failure)
                return Batch(len(held), failure)
            if _begin(message, lease):
                _send(message, connection, lease)
    finally:
        post.close_connection(connection)
    return Batch(len(held))


def _send(message: Message, connection: BaseEmailBackend, lease: str) -> None:
    failure = None if settings.DEMO else post.deliver(message, connection)
    if failure and failure.broken:
        post.close_connection(connection)
    _settle(message, lease, failure)


def _begin(message: Message, lease: str) -> bool:
    """Say that the message is on its way. False where it was stopped meanwhile, or the lease has run out."""
    now = timezone.now()
    mine = Message.objects.filter(pk=message.pk, leased_by=lease, state=MessageState.WAITING, leased_until__gt=now)
    message.attempts += 1
    return bool(mine.update(state=MessageState.SENDING, attempts=message.attempts, leased_until=now + LEASE))


def _settle(message: Message, lease: str, failure: Failure | None) -> None:
    """Say what became of a message that was on its way."""
    mine = Message.objects.filter(pk=message.pk, leased_by=lease, state=MessageState.SENDING)
    if failure is None:
        mine.update(
            state=MessageState.SENT, sent_at=timezone.now(), secret="", trouble="", last_error="",
            leased_by="", leased_until=None,
        )  # fmt: skip
        logger.info("message %s is sent", message.pk)
    else:
        twice = message.possibly_twice or failure.trouble == Trouble.BROKEN
        mine.update(**_after(failure, message.attempts), possibly_twice=twice)
        logger.warning("message %s is not sent: %s", message.pk, failure.trouble.value)
    _forget_fleeting(message)


def _put_off(messages: list[Message], lease: str, failure: Failure) -> None:
    """Note of messages that were not begun why the server could not be asked."""
    for message in messages:
        mine = Message.objects.filter(pk=message.pk, leased_by=lease, state=MessageState.WAITING)
        attempts = message.attempts + 1
        mine.update(attempts=attempts, **_after(failure, attempts))
        _forget_fleeting(message)
    logger.warning("the mail server is of no use: %s", failure.trouble.value)


def _forget_fleeting(message: Message) -> None:
    """Delete a message that is over and whose reader is to be known nowhere any more."""
    kind = message_kinds.get(message.kind)
    if kind and kind.fleeting:
        Message.objects.filter(pk=message.pk, state__in=[MessageState.SENT, MessageState.FAILED]).delete()


def purge_fleeting(at: datetime.datetime) -> int:
    """Delete what should have gone long ago: the mail server was taken away meanwhile. Returns how many."""
    kinds = [kind.name for kind in message_kinds.known() if kind.fleeting]
    return Message.objects.filter(kind__in=kinds, created_at__lte=at - FLEETING_KEPT).delete()[0]


def _after(failure: Failure, attempts: int) -> dict[str, object]:
    """What the row says after a failure: it is tried again later, unless that is of no use."""
    over = failure.lasting or attempts >= MOST_ATTEMPTS
    return {
        "state": MessageState.FAILED if over else MessageState.WAITING,
        "next_try_at": timezone.now() + delay_after(attempts) * random.uniform(0.8, 1.2),  # noqa: S311
        "trouble": failure.trouble, "last_error": failure.words, "leased_by": "", "leased_until": None,
    }  # fmt: skip


def delay_after(attempts: int) -> datetime.timedelta:
    """How long to wait after so many attempts (1 or more): a minute, then twice as long each time, up to six hours."""
    doubled: int = 2 ** min(attempts - 1, 20)
    return min(FIRST_DELAY * doubled, LONGEST_DELAY)


def _release(lease: str) -> None:
    """Let go of what was held and not begun."""
    held = Message.objects.filter(leased_by=lease, state=MessageState.WAITING)
    held.update(leased_by="", leased_until=None)


def beat(*, worker: str, failure: Failure | None) -> None:
    """Note that the worker lives, and whether the mail server is of use to it."""
    now = timezone.now()
    told = {
        "seen_at": now,
        "trouble": failure.trouble if failure else "",
        "last_error": failure.words if failure else "",
    }
    Worker.objects.update_or_create(name=worker, defaults=told)
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def leave(*, worker: str) -> None:
    """Note that the worker has ended in order."""
    Worker.objects.filter(name=worker).delete()
