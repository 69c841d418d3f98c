"""One mail to one mail server, and what its answer means. Knows nothing of the outbox's rules, and writes nothing."""

import smtplib
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from conference.choices import Trouble
from conference.message_kinds import HIDDEN
from conference.models import Message

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
LONGEST_WORDS = 500


def is_set_up() -> bool:
    """Whether messages go anywhere without a colleague's hands. The demo only acts as if."""
    return bool(settings.DEMO) or settings.EMAIL_BACKEND != NO_MAIL


@dataclass(frozen=True)
class Failure:
    """Why a mail did not go out, in our word and the server's.

    `lasting`: trying again is of no use. `broken`: the connection is of no use any more. Where it broke
    without an answer (Trouble.BROKEN), the server may have taken the mail.
    """

    trouble: Trouble
    words: str
    lasting: bool = False
    broken: bool = False


def open_connection(connection: BaseEmailBackend) -> Failure | None:
    """Connect and sign in, unless that is done; None where it went well."""
    try:
        connection.open()
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
        return Failure(Trouble.SIGN_IN, _words(error))
    except (OSError, smtplib.SMTPException) as error:
        return Failure(Trouble.UNREACHABLE, _words(error))
    return None


def close_connection(connection: BaseEmailBackend) -> None:
    """Say goodbye where the server still listens."""
    with suppress(OSError, smtplib.SMTPException):
        connection.close()


def deliver(message: Message, connection: BaseEmailBackend) -> Failure | None:
    """Send one mail over an open connection; None where the server took it. Never raises for what a mail can do."""
    try:
        connection.send_messages([mail_of(message)])
    except (OSError, smtplib.SMTPException) as error:
        return meaning(error)
    # Whatever is wrong with one mail must not hold up the others.
    except Exception as error:  # noqa: BLE001
        return Failure(Trouble.UNMAKEABLE, type(error).__name__, lasting=True)
    return None


def mail_of(message: Message) -> EmailMessage:
    """The mail as it goes out, its secret in its place."""
    mail = EmailMessage(
        subject=message.subject.replace(HIDDEN, ""),
        body=message.body.replace(HIDDEN, message.secret),
        to=[message.to_address],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    for one in message.attachments:
        mail.attach(one["name"], one["text"], one["type"])
    return mail


def meaning(error: Exception) -> Failure:
    """What an error while sending says about the mail, the server and the connection."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, _ = next(iter(error.recipients.values()))
            return _answered(code, _words(error))
        case smtplib.SMTPSenderRefused():
            return Failure(Trouble.SIGN_IN, _words(error))
        case smtplib.SMTPResponseException():
            return _answered(error.smtp_code, _words(error))
        case smtplib.SMTPNotSupportedError():
            return Failure(Trouble.UNMAKEABLE, _words(error), lasting=True)
    return Failure(Trouble.BROKEN, _words(error), broken=True)


def _answered(code: int, words: str) -> Failure:
    if 500 <= code < 600:
        return Failure(Trouble.REFUSED, words, lasting=True)
    # After 421 the server hangs up.
    return Failure(Trouble.DEFERRED, words, broken=code == 421)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return f"{code} {_plain(text)}"[:LONGEST_WORDS]
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_plain(error.smtp_error)}"[:LONGEST_WORDS]
    return str(error)[:LONGEST_WORDS] or type(error).__name__


def _plain(text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(said.replace("\0", "").split())
