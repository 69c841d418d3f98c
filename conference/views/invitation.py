"""What is sent to an invited colleague: the link, and a polite message around it for Zalo."""

from typing import Any

from django.http import HttpRequest

from conference import message_texts, post
from conference.models import User
from conference.staff_messages import WELCOME, link_works_until, welcome_values


def invitation(request: HttpRequest, user: User, path: str) -> dict[str, Any]:
    """What the page shows: the colleague, the whole address, until when it works, and the message."""
    link = request.build_absolute_uri(path)
    first = user.roles.select_related("edition").first()
    texts = message_texts.in_use(WELCOME, first.edition if first else None)["vi"]
    message = message_texts.rendered(texts, dict(welcome_values(user, link))).zalo
    mailed = user.email if post.is_set_up() else ""
    return {"colleague": user, "link": link, "until": link_works_until(), "message": message, "mailed": mailed}
