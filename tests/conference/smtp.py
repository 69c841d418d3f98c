"""A real SMTP server on loopback that behaves as it is told."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message as Mail
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from pytest_django import Settings

OK = "250 OK"


class Mailbox:
    """What the server was given, and how it answers: by the recipient's local part."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.recipients: list[str] = []
        self.lock = threading.Lock()
        # e.g. {"sen1": "550 no such user"}, for RCPT and for what follows DATA
        self.sender = OK
        self.rcpt: dict[str, str] = {}
        self.data: dict[str, str] = {}
        self.slow: dict[str, float] = {}
        # Seconds that every other mail takes.
        self.slowness = 0.0
        self.hangs_up: set[str] = set()

    @property
    def ids(self) -> Counter[str]:
        """How often each Message-ID came."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)

    async def handle_MAIL(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        if self.sender == OK:
            envelope.mail_from = address
        return self.sender

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        answer = self.rcpt.get(address.split("@")[0], OK)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        who = envelope.rcpt_tos[0].split("@")[0]
        await asyncio.sleep(self.slow.get(who, self.slowness))
        if who in self.data:
            return self.data[who]
        with self.lock:
            self.mails.append(message_from_bytes(envelope.content))
            self.recipients.append(envelope.rcpt_tos[0])
        if who in self.hangs_up:
            server.transport.close()
        return OK


class Server:
    """The server at one port, which can go down and come up again."""

    def __init__(self, port: int) -> None:
        self.mailbox, self.port = Mailbox(), port
        self._controller: Controller | None = None

    def up(self) -> None:
        self._controller = Controller(self.mailbox, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def down(self) -> None:
        if self._controller:
            self._controller.stop()
        self._controller = None


@contextmanager
def running(port: int, settings: Settings | None = None) -> Iterator[Server]:
    """A server that answers, and to which the settings point."""
    server = Server(port)
    if settings is not None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
        settings.DEFAULT_FROM_EMAIL = "hoinghi@example.vn"
    server.up()
    try:
        yield server
    finally:
        server.down()
