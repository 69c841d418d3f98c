"""An invited colleague's way in. Previews fetch links, so opening one changes nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference import staff
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.sign_in import PasswordForm
from conference.models import User
from conference.views.token_pages import token_page


@token_page
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("new_password1", "new_password2")
def welcome(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """Let the colleague whom the link names set a password, once."""
    user = _invited(uidb64)
    if user is None or not staff.opens_for(user, token):
        return render(request, "conference/welcome_over.html", status=410)
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            staff.set_password(user=user, token=token, password=form.cleaned_data["new_password1"])
            messages.success(request, _("Your password is set. Sign in with it now."))
            return redirect("sign-in")
        except Refused as refused:
            refusals.show(form, refused)
    return render(request, "conference/welcome.html", {"form": form, "colleague": user})


def _invited(uidb64: str) -> User | None:
    try:
        return User.objects.filter(pk=int(urlsafe_base64_decode(uidb64))).first()
    except ValueError:
        return None
