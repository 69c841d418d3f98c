"""What an exhibitor needs at the booth: services, and badges for those who work there."""

from django.http import HttpRequest, HttpResponse

from conference.errors import Refused
from conference.forms import refusals
from exhibitors import exhibiting
from exhibitors.forms.working import ServicesForm, StaffForm
from exhibitors.views.portal.opened import Portal, back, page, with_portal


@with_portal("GET", "HEAD", "POST")
def services(request: HttpRequest, portal: Portal) -> HttpResponse:
    """So much of each service; nothing is an answer, too."""
    sent = request.POST if request.method == "POST" else None
    form = ServicesForm(sent, fair=portal.fair, application=portal.application)
    if form.is_valid():
        try:
            exhibiting.order_services(by=None, application=portal.application, quantities=form.quantities)
            return back(portal, "exhibitor-services", "saved")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "ordering.html", here="services", form=form)


@with_portal("GET", "HEAD", "POST")
def staff(request: HttpRequest, portal: Portal) -> HttpResponse:
    """Who gets a badge, as many as the booths bring."""
    quota = exhibiting.staff_quota(portal.exhibitor, portal.fair)
    form = StaffForm(request.POST if request.method == "POST" else None, exhibitor=portal.exhibitor, quota=quota)
    if form.is_valid():
        try:
            exhibiting.set_staff(by=None, exhibitor=portal.exhibitor, people=form.people)
            return back(portal, "exhibitor-staff", "saved")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "staff.html", here="staff", form=form, quota=quota)
