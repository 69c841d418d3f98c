from typing import Any

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse


class SignIn(LoginView):
    template_name = "conference/sign_in.html"


def locked_out(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    return HttpResponse("locked", status=429)
