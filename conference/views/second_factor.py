"""The second factor: enrolling a phone at the first sign-in, showing a code at the later ones."""

from base64 import b32encode

import django_otp
import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference import gates, second_factor
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.sign_in import CodeForm
from conference.models import User
from conference.permissions import needs_second_factor
from conference.views.sign_in import onward

# The session that was shown the secret is the one that may confirm it.
SHOWN = "second_factor_being_set_up"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@gates.signed_in
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Ask for a code, or lead to the set-up where there is no device yet."""
    user = gates.officer(request)
    if not needs_second_factor(user) or user.is_verified():  # type: ignore[attr-defined]
        return redirect(onward(request))
    if not second_factor.is_set_up(user):
        return render(request, "conference/second_factor_start.html", {"next": onward(request)})
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            django_otp.login(request, second_factor.check(user=user, code=form.cleaned_data["code"]))
            return redirect(onward(request))
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "conference/second_factor.html", {"form": form, "next": onward(request)})


@require_POST
@gates.signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Make the secret; apart from showing it, so that reading a page changes nothing."""
    try:
        request.session[SHOWN] = second_factor.begin(user=gates.officer(request)).pk
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("second-factor")
    return redirect(f"{reverse('second-factor-enrol')}?{urlencode({'next': onward(request)})}")


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
@gates.signed_in
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the secret to this session's phone; one right code takes it into use and shows the paper codes once."""
    user = gates.officer(request)
    device = _being_set_up(request, user)
    if device is None:
        return redirect("second-factor")
    form = CodeForm(request.POST or None, digits_only=True)
    if form.is_valid():
        try:
            codes = second_factor.confirm(user=user, device=device, code=form.cleaned_data["code"])
            return _codes_page(request, device, codes)
        except Refused as refused:
            refusals.show(form, refused)
    page = {"form": form, "next": onward(request), "secret": _spelled(device), **_qr(device)}
    return render(request, "conference/second_factor_enrol.html", page)


@gates.staff
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code")
def new_codes(request: HttpRequest) -> HttpResponse:
    """Ten new paper codes against one code, shown once; who has no device is led to the set-up."""
    user = gates.officer(request)
    if not second_factor.is_set_up(user):
        return redirect("second-factor")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = second_factor.renew_codes(user=user, code=form.cleaned_data["code"])
            return render(
                request, "conference/static_codes.html", {"codes": codes, "next": reverse("desk"), "renewed": True}
            )
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "conference/new_codes.html", {"form": form, "left": second_factor.codes_left(user)})


def _being_set_up(request: HttpRequest, user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(pk=request.session.get(SHOWN), user=user, confirmed=False).first()


def _codes_page(request: HttpRequest, device: TOTPDevice, codes: list[str]) -> HttpResponse:
    del request.session[SHOWN]
    django_otp.login(request, device)
    return render(request, "conference/static_codes.html", {"codes": codes, "next": onward(request)})


def _qr(device: TOTPDevice) -> dict[str, str]:
    return {
        "address": device.config_url,
        "qr": segno.make(device.config_url, error="m").png_data_uri(scale=6, border=3),
    }


def _spelled(device: TOTPDevice) -> str:
    """The secret as apps take it by hand: base 32, in groups of four."""
    text = b32encode(device.bin_key).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
