"""WRITER  The mark of the last change, by which every process knows that the pages it keeps are out of date.

The statements themselves are watched, so that no writer, bulk update or cascade can forget to tell. The mark
follows the commit: set within the transaction, one row would make all writers wait for one another. A process
that dies between the two leaves kept pages as they are until they end by themselves, within the minute.
"""

import datetime
import re
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils import timezone

from conference.models import LastChange

# What no public page shows. A table that is missing here costs pages made anew, and one too many a page out of date.
NEVER_SHOWN = frozenset({
    "conference_dataaccess", "conference_historyentry", "conference_lastchange", "conference_mailing",
    "conference_message",
    "conference_messagetemplate", "conference_nomination", "conference_staffrole", "conference_user",
    "conference_worker",
    "events_agendadraft", "events_answer", "events_badgejob", "events_badgelayout", "events_badgelayoutversion",
    "events_consent", "events_delegate",
    "events_delegateimport", "events_delegateimport_events",
    "events_delegation", "events_delegationentry", "events_delegationquota", "events_deletionrequest",
    "events_draftstep", "events_hold", "events_paperinvitation", "events_pickup", "events_pool", "events_printed",
    "events_printrun", "events_protocol", "events_protocolgroup", "events_qrdrawing", "events_registration",
    "events_registrationdraft", "events_scan", "events_seat", "events_seatblock", "events_seatingplan",
    "events_sentchange", "events_sentlist", "events_sessionsignup",
    "events_staylist", "events_stayrow",
    "exhibitors_allotment", "exhibitors_bankaccount", "exhibitors_boothstaff", "exhibitors_earlierdrawing",
    "exhibitors_exhibitorcontact",
    "exhibitors_fee", "exhibitors_payment", "exhibitors_paymentshare", "exhibitors_portallink",
    "exhibitors_serviceorder", "exhibitors_statement",
    "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog",
    "otp_static_staticdevice", "otp_static_statictoken", "otp_totp_totpdevice",
    "auth_permission", "django_admin_log", "django_content_type", "django_migrations", "django_session",
})  # fmt: skip
# "new__": SQLite's tables are copied when a migration alters them.
WRITE = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|TRUNCATE) "?(?!new__)(\w+)')
UPSERT = (
    "INSERT INTO conference_lastchange (id, mark, at) VALUES (1, %s, %s)"
    " ON CONFLICT (id) DO UPDATE SET mark = excluded.mark, at = excluded.at"
)
BEFORE_ANY = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Change(NamedTuple):
    """The mark of the last change, and when it was."""

    mark: str
    at: datetime.datetime


def last() -> Change:
    """One query. Before the first change the mark is empty."""
    row = LastChange.objects.filter(pk=1).values_list("mark", "at").first()
    return Change(*row) if row else Change("", BEFORE_ANY)


def note() -> None:
    """Say that something public was changed just now. Called once it is committed."""
    # One statement and no transaction of its own: outside of one, SQLite may still be busy with the change itself.
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [secrets.token_hex(8), connection.ops.adapt_datetimefield_value(timezone.now())])


def watch() -> None:
    """From now on, every connection notes its changes."""
    connection_created.connect(_attend, dispatch_uid=__name__)


def _attend(connection: BaseDatabaseWrapper, **_: Any) -> None:
    # The signal comes at each reconnection, the wrappers stay.
    if _noting not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noting)


def _noting(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    written = WRITE.match(sql) if isinstance(sql, str) else None
    if written and written[1] not in NEVER_SHOWN and not _will_note():
        transaction.on_commit(note, robust=True)
    return result


def _will_note() -> bool:
    return any(row[1] is note for row in connection.run_on_commit)
