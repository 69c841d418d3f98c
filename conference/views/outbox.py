"""The outbox at the desk: what was told to whom, what became of it, and what can be done about it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import data_access, gates, message_kinds, outbox, outbox_filters, post
from conference.choices import MessageState, PeopleList, Trouble
from conference.errors import Refused
from conference.models import Mailing, Message, Worker
from conference.permissions import Permission, editions_where, may
from conference.querysets import MessageQuerySet

PAGE = 50
ACTS: dict[str, tuple[Callable[..., Message], Any]] = {
    "stop": (outbox.stop, gettext_lazy("The message is stopped.")),
    "resend": (outbox.resend, gettext_lazy("The message will be sent again.")),
    "pass-on": (outbox.pass_on, gettext_lazy("Noted: the message has been passed on.")),
}
# What a colleague can do about it.
ADVICE = {
    Trouble.REFUSED: gettext_lazy("Ask the person for the right address, or pass the text on by Zalo."),
    Trouble.UNMAKEABLE: gettext_lazy("Look whether the address is complete, or pass the text on by Zalo."),
    Trouble.SIGN_IN: gettext_lazy("Tell the one who looks after the server: the mail settings must be mended."),
    Trouble.UNREACHABLE: gettext_lazy("If this lasts, tell the one who looks after the server."),
}


@dataclass(frozen=True)
class Standing:
    """Whether messages go out at all: what the notice at the top of the outbox says."""

    demo: bool
    set_up: bool
    working: bool
    trouble: Worker | None


def _standing() -> Standing:
    workers = list(Worker.objects.alive(timezone.now()))
    trouble = next((one for one in workers if one.trouble), None)
    return Standing(bool(settings.DEMO), post.is_set_up(), bool(workers), trouble)


def _note_look(request: HttpRequest, shown: Iterable[Message]) -> None:
    """Names and addresses were seen: of each edition so many."""
    seen = Counter(message.edition for message in shown)
    wanted = {name: request.GET.get(name, "") for name in ("state", "kind", "q")}
    for edition, count in seen.items():
        data_access.note(
            by=gates.officer(request), what=PeopleList.OUTBOX, edition=edition, rows=count, narrowed=wanted
        )  # fmt: skip


def _pages(asked: MessageQuerySet, state: str, counted: Iterable[tuple[MessageState, int]]) -> "Paginator[Message]":
    shown = asked.filter(state=state) if state else asked
    pages = Paginator(shown.select_related("edition"), PAGE)
    # What the states add up to need not be counted once more.
    pages.count = sum(count for known, count in counted if state in ("", known))
    return pages


@require_safe
@gates.staff
def listed(request: HttpRequest) -> HttpResponse:
    """All messages the colleague looks after, the latest first, as far as they are asked for."""
    mine = gates.outbox(request)
    editions = list(editions_where(request.user, Permission.USE_OUTBOX))
    wanted = outbox_filters.read(request.GET, editions)
    asked = wanted.among(mine)
    states = outbox_filters.by_state(asked)
    rows = _pages(asked, wanted.state, states).get_page(request.GET.get("page"))
    _note_look(request, rows.object_list)
    page = {
        "wanted": wanted,
        "states": [(state, count, wanted.query(state=state)) for state, count in states],
        "everything": wanted.query(state=""),
        "total": sum(count for _state, count in states),
        "page": rows,
        "kinds": message_kinds.known(),
        "editions": editions,
        "runs_all": may(request.user, Permission.USE_OUTBOX, None),
        "standing": _standing(),
        "failed": MessageState.FAILED in dict(states),
        "resend": _resend_address(asked) if MessageState.FAILED in dict(states) else "",
    }
    return render(request, "conference/outbox.html", page)


def _resend_address(asked: MessageQuerySet) -> str:
    """Where all that failed is sent again: for one edition at a time, so the failed ones must be of one."""
    failed = asked.filter(state=MessageState.FAILED).order_by()
    editions = list(failed.values_list("edition_id", flat=True).distinct()[:2])
    return outbox_filters.resend_path(editions[0]) if len(editions) == 1 else ""


@require_safe
@gates.staff
def one(request: HttpRequest, message_id: int) -> HttpResponse:
    """One message: its text, what became of it and why, and the text for Zalo."""
    return _message_page(request, gates.message(request, message_id))


def _message_page(request: HttpRequest, message: Message, refusal: str = "") -> HttpResponse:
    page = {
        "message": message,
        "kind": message_kinds.label(message.kind),
        "hidden": message_kinds.HIDDEN,
        "advice": ADVICE.get(Trouble(message.trouble)) if message.trouble else "",
        "refusal": refusal,
        "standing": _standing(),
    }
    return render(request, "conference/outbox_message.html", page)


@require_POST
@gates.staff
def act(request: HttpRequest, message_id: int, act: str) -> HttpResponse:
    """Stop it, send it again, or note that it was passed on."""
    message = gates.message(request, message_id)
    if act not in ACTS:
        raise Http404
    writer, done = ACTS[act]
    try:
        message = writer(by=gates.officer(request), message=message)
    except Refused as refused:
        return _message_page(request, message, refused.message)
    messages.success(request, done)
    return redirect(message)


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def resend_failed(request: HttpRequest, edition_id: int | None = None) -> HttpResponse:
    """Say how many would go out, then send them."""
    edition = gates.desk_edition(request, edition_id, Permission.USE_OUTBOX) if edition_id else None
    gates.require(request, Permission.USE_OUTBOX, edition)
    refusal = ""
    if request.method == "POST":
        try:
            return redirect("mailing", outbox.resend_failed(by=gates.officer(request), edition=edition).pk)
        except Refused as refused:
            refusal = refused.message
    counted = outbox.failed_in(edition).aggregate(count=Count("pk"), people=Count("to_address", distinct=True))
    page = {"edition": edition, "refusal": refusal} | counted
    return render(request, "conference/outbox_resend.html", page)


@require_safe
@gates.staff
def mailing(request: HttpRequest, mailing_id: int) -> HttpResponse:
    """How far a mailing is."""
    mailing = gates.mailing(request, mailing_id)
    return render(
        request, "conference/mailing.html", {"mailing": mailing, "standing": _standing()} | _progress(mailing)
    )


def _progress(mailing: Mailing) -> dict[str, Any]:
    counts = outbox_filters.by_state(Message.objects.filter(mailing=mailing))
    found = dict(counts)
    total = sum(found.values())
    under_way = found.get(MessageState.WAITING, 0) + found.get(MessageState.SENDING, 0)
    return {"states": counts, "total": total, "done": total - under_way, "under_way": under_way}


@require_POST
@gates.staff
def stop_mailing(request: HttpRequest, mailing_id: int) -> HttpResponse:
    """Keep from going out what still waits."""
    mailing = gates.mailing(request, mailing_id)
    count = outbox.stop_all(by=gates.officer(request), mailing=mailing)
    messages.success(request, _("%(count)d messages are stopped.") % {"count": count})
    return redirect("mailing", mailing.pk)
