"""A colleague's own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference import gates, second_factor, staff
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.sign_in import OwnPasswordForm


@gates.staff
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("old_password", "new_password1", "new_password2")
def own_password(request: HttpRequest) -> HttpResponse:
    """Choose another password; this browser stays signed in."""
    user, form = gates.officer(request), OwnPasswordForm(request.POST or None)
    if form.is_valid():
        old, new = form.cleaned_data["old_password"], form.cleaned_data["new_password1"]
        try:
            user = staff.change_password(user=user, old=old, password=new)
            update_session_auth_hash(request, user)
            messages.success(request, _("Your password is changed."))
            return redirect("desk")
        except Refused as refused:
            refusals.show(form, refused)
    device = {"has_device": second_factor.is_set_up(user), "codes_left": second_factor.codes_left(user)}
    return render(request, "conference/own_password.html", {"form": form, **device})
