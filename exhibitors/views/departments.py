"""The tab of a focal person's page on the fair: a department's own applicants, selected and ranked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.forms import refusals
from events.models import Delegation
from events.views.delegation.opened import page, with_list
from exhibitors import allotting, departments
from exhibitors.forms.departments import RankForm


@with_list("GET", "HEAD", "POST")
def booths(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """Who applies through the department; until the day is over, whom it gives its booths to."""
    department = departments.of(delegation)
    if department is None:
        raise Http404
    sent = request.POST if request.method == "POST" and department.is_open else None
    form = RankForm(sent, applicants=department.applicants)
    if form.is_valid() and department.allotment:
        try:
            allotting.select(by=None, allotment=department.allotment, ranked=form.ranked)
            response = redirect("delegation-booths", token)
            response["Location"] += "?told=saved"
            return response
        except Refused as refused:
            refusals.show(form, refused)
    told = _("The choice is saved. The Organising Committee allots the booths in this order.")
    return page(
        request, token, delegation, "exhibitors/delegation/booths.html", here="delegation-booths",
        department=department, form=form, told=told if request.GET.get("told") == "saved" else "",
    )  # fmt: skip
