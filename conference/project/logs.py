"""One JSON object a line, without personal data.

A path can hold a token and an exception's text can quote a row, so a line names the
route and the exception's type and place, never the address or the message.
"""

import datetime
import json
import logging
import traceback
from typing import Any

from conference import tokens

# Those whose words we choose. Any other library may put a value into its message.
OUR_OWN = ("conference", "events", "exhibitors", "_granian")
FRAMES = 12


class JsonLines(logging.Formatter):
    """One record, one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.split(".")[0] in OUR_OWN:
            # The first line alone: granian appends an exception with its text.
            line["message"] = record.getMessage().partition("\n")[0]
        elif not hasattr(record, "request"):
            line["place"] = f"{record.pathname}:{record.lineno}"
        line |= _request_facts(record) | _exception_facts(record)
        # Our own words may name an address all the same.
        return tokens.without_secrets(json.dumps(line, ensure_ascii=False))


def _request_facts(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    facts = {
        "status": getattr(record, "status_code", None),
        "method": getattr(request, "method", None),
        "route": match.route if match else None,
        "incident": getattr(request, "incident", None),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _exception_facts(record: logging.LogRecord) -> dict[str, Any]:
    exception = record.exc_info[1] if record.exc_info else None
    if exception is None:
        return {}
    frames = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(exception.__traceback__)]
    return {"exception": " < ".join(_types(exception)), "frames": frames[-FRAMES:]}


def _types(exception: BaseException) -> list[str]:
    """The exception's type and those of its causes: IntegrityError < UniqueViolation."""
    names: list[str] = []
    cause: BaseException | None = exception
    while cause is not None and len(names) < 5:
        names.append(type(cause).__name__)
        cause = cause.__cause__
    return names
