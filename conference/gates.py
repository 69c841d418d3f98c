"""Fetch and authorise in one step, so that forgetting is hard.

A stranger is led to the sign-in, a colleague without the permission gets a 403, and what
they may not know of is a 404.
"""

import functools
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from conference.models import Edition, FormerYear, User
from conference.permissions import Permission, Visitor, may, may_somewhere, needs_second_factor, roles_of

View = Callable[..., HttpResponseBase]


def public_edition(year: int) -> Edition:
    """The edition of that year that anyone may read; 404 for a draft and for an unknown year."""
    return get_object_or_404(Edition.objects.public().select_related("host"), year=year)


def moved_edition(year: int) -> Edition | None:
    """The public edition that was once announced for that year."""
    former = FormerYear.objects.select_related("edition").filter(year=year).first()
    return former.edition if former and former.edition.is_public and former.edition.year else None


def signed_in_enough(user: Visitor) -> bool:
    """Whether the user has shown all that their roles ask for. In the demo a password does."""
    if not isinstance(user, User):
        return False
    verified = getattr(user, "is_verified", lambda: False)
    return settings.DEMO or not needs_second_factor(user) or bool(verified())


def staff(view: View) -> View:
    """Let in colleagues with any role, once they have shown their second factor where it is asked."""

    @functools.wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), "sign-in")
        if not roles_of(request.user):
            raise PermissionDenied
        if not signed_in_enough(request.user):
            return redirect("second-factor")
        return view(request, *args, **kwargs)

    return gated


def officer(request: HttpRequest) -> User:
    """The signed-in colleague; for use behind `staff`."""
    return cast(User, request.user)


def desk_edition(request: HttpRequest, year: int, permission: Permission) -> Edition:
    """The edition of that year in which the colleague has the permission.

    404 where they have nothing to do with that edition, 403 where they do but not this.
    """
    edition = get_object_or_404(Edition.objects.select_related("host"), year=year)
    if not may(request.user, Permission.SEE_DESK, edition):
        raise Http404
    if not may(request.user, permission, edition):
        raise PermissionDenied
    return edition


def require(request: HttpRequest, permission: Permission, edition: Edition | None = None) -> None:
    """Raise 403 unless the colleague may do this in that edition (None: in all at once)."""
    if not may(request.user, permission, edition):
        raise PermissionDenied


def require_somewhere(request: HttpRequest, permission: Permission) -> None:
    """Raise 403 unless there is an edition in which the colleague may do this."""
    if not may_somewhere(request.user, permission):
        raise PermissionDenied
