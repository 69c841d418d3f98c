"""Signing in and out; the page of an account that is locked for a while."""

import datetime
from typing import Any
from urllib.parse import urlencode

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from conference import second_factor
from conference.forms.sign_in import SignInForm
from conference.models import User
from conference.permissions import needs_second_factor


def onward(request: HttpRequest) -> str:
    """The address asked for before signing in, if it is one of ours; else the desk."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url("desk")


class SignIn(LoginView):
    """E-mail and password; who has a second factor is asked for it next."""

    template_name = "conference/sign_in.html"
    authentication_form = SignInForm

    def get_success_url(self) -> str:
        user = self.request.user
        if isinstance(user, User) and needs_second_factor(user) and second_factor.is_set_up(user):
            # The gate asks only where the demo does not waive it; who has a device is always asked.
            return f"{resolve_url('second-factor')}?{urlencode({'next': onward(self.request)}, safe='/')}"
        return super().get_success_url()


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Say that the account is locked at this address, and until when (at the latest)."""
    attempts = AccessAttempt.objects.filter(
        username=(credentials or {}).get("username"), ip_address=request.META.get("REMOTE_ADDR")
    )
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    until = last + (get_cool_off(request) or datetime.timedelta())
    page = render(request, "429.html", {"until": until}, status=429)
    page["Retry-After"] = str(max(1, round((until - timezone.now()).total_seconds())))
    return page
