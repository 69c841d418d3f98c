"""What is sent to an invited colleague: the link, and a polite message around it for Zalo."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from conference.models import User


def invitation(request: HttpRequest, user: User, path: str) -> dict[str, Any]:
    """What the page shows: the colleague, the whole address, until when it works, and the message."""
    link = request.build_absolute_uri(path)
    until = timezone.localtime() + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return {"colleague": user, "link": link, "until": until, "message": _message(user, link, until)}


def _message(user: User, link: str, until: datetime.datetime) -> str:
    # Colleagues read Vietnamese, whatever language the one who invites has chosen.
    with translation.override("vi"):
        return _(
            "Dear %(name)s,\n"
            "The Organising Committee invites you to work on the conference's system. Please open this link to set "
            "your password (it works once, until %(until)s):\n"
            "%(link)s\n"
            "Please do not pass the link on. Thank you very much."
        ) % {"name": user, "link": link, "until": formats.date_format(until, "DATETIME_FORMAT")}
