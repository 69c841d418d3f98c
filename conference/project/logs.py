"""One JSON object a line, without personal data.

A path can hold a token and an exception's text can quote a row, so a line names the
route and the exception's type and place, never the address or the message.
"""

import datetime
import json
import logging
import traceback
from typing import Any

REQUEST_LOGGERS = ("django.request", "django.security", "django.server")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.startswith(REQUEST_LOGGERS):
            line |= _request_facts(record)
        else:
            line["message"] = record.getMessage()
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["frames"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(record.exc_info[2])][
                -12:
            ]
        return json.dumps(line, ensure_ascii=False)


def _request_facts(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    return {
        "status": getattr(record, "status_code", None),
        "method": getattr(request, "method", None),
        "route": match.route if match else None,
    }
