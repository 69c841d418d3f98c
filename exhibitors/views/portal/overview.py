"""An exhibitor's first page: how the application stands, the offer, what is to be done. A GET changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from conference.errors import Refused
from conference.forms import refusals
from conference.models import Message
from events.privacy import VERSION
from exhibitors import booths, exhibiting, fairs, tasks
from exhibitors.choices import ApplicationState
from exhibitors.forms.applying import ChangeWishForm
from exhibitors.privacy import IN_SHORT
from exhibitors.transitions import Step, may
from exhibitors.views.portal.opened import Portal, back, page, with_portal


@with_portal("GET", "HEAD", "POST")
def shown(request: HttpRequest, portal: Portal) -> HttpResponse:
    """A POST says that the notice on personal data was read."""
    if request.method == "POST":
        exhibiting.note_opened(contact=portal.contact, notice=VERSION)
        return back(portal)
    return _page(request, portal)


def _page(request: HttpRequest, portal: Portal, trouble: str = "") -> HttpResponse:
    application, today = portal.application, fairs.today_at(timezone.now())
    state = application.state_on(today)
    return page(
        request, portal, "overview.html", here="overview", trouble=trouble,
        booths=[one.booth for one in application.holdings.select_related("booth__hall", "booth__type")],
        tasks=[(task, task.is_late_on(today)) for task in tasks.of(portal.fair, application)],
        may_withdraw=may(state, Step.WITHDRAW), may_reopen=may(state, Step.REOPEN),
        may_change=state == ApplicationState.APPLIED, in_short=IN_SHORT,
        messages_told=Message.objects.about(portal.contact).order_by("-pk")[:10],
    )  # fmt: skip


@with_portal("POST")
def act(request: HttpRequest, portal: Portal, act: str) -> HttpResponse:
    """Confirm what is offered, or come after all."""
    if act not in ("confirm", "reopen"):
        return page(request, portal, "closed.html", here="", status=404)
    try:
        if act == "confirm":
            taken = booths.accept(application=portal.application)
            told = "confirmed" if taken.state == ApplicationState.CONFIRMED else "to_pay"
        else:
            exhibiting.reopen(by=None, application=portal.application)
            told = "reopened"
        return back(portal, told=told)
    except Refused as refused:
        return _page(request, portal, trouble=refused.message)


@with_portal("GET", "HEAD", "POST")
def withdraw(request: HttpRequest, portal: Portal) -> HttpResponse:
    """A confirming page."""
    trouble = ""
    if request.method == "POST":
        try:
            exhibiting.withdraw(by=None, application=portal.application)
            return back(portal, told="withdrawn")
        except Refused as refused:
            trouble = refused.message
    return page(request, portal, "withdraw.html", here="overview", trouble=trouble)


@with_portal("GET", "HEAD", "POST")
def wish(request: HttpRequest, portal: Portal) -> HttpResponse:
    """Another number or type of booths, until it is decided on."""
    form = ChangeWishForm(request.POST if request.method == "POST" else None, application=portal.application)
    if form.is_valid():
        try:
            exhibiting.change_wish(by=None, application=portal.application, **form.wish)
            return back(portal, told="saved")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "wish.html", here="overview", form=form)
