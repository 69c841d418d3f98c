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
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache

from conference.models import Edition, FormerYear, Mailing, Message, User
from conference.permissions import (
    Permission,
    Visitor,
    may,
    may_manage,
    may_somewhere,
    needs_second_factor,
    roles_of,
    within,
)
from conference.querysets import MessageQuerySet
from conference.ready import Given, Ready

_PUBLIC_EDITION = Ready(lambda: Edition.objects.public().select_related("host").filter(year=Given("year")))

View = Callable[..., HttpResponseBase]


def public_edition(year: int) -> Edition:
    """The edition of that year that anyone may read; 404 for a draft and for an unknown year."""
    edition = _PUBLIC_EDITION.first(year=year)
    if edition is None:
        raise Http404
    return edition


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


def signed_in(view: View) -> View:
    """Let in colleagues with any role on their password alone: the way to show the second factor."""

    @functools.wraps(view)
    @never_cache
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(_wanted(request), "sign-in")
        if not roles_of(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return gated


def staff(view: View) -> View:
    """Let in colleagues with any role, once they have shown their second factor where it is asked."""

    @functools.wraps(view)
    @signed_in
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not signed_in_enough(request.user):
            return redirect_to_login(_wanted(request), "second-factor")
        return view(request, *args, **kwargs)

    return gated


def _wanted(request: HttpRequest) -> str:
    """Where to lead the colleague afterwards; what was posted is lost, so a form's address is no place to return to."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else reverse("desk")


def officer(request: HttpRequest) -> User:
    """The signed-in colleague; for use behind `staff`."""
    return cast(User, request.user)


def desk_edition(request: HttpRequest, edition_id: int, permission: Permission) -> Edition:
    """The edition in which the colleague has the permission; by id, for a draft may have no year yet.

    404 where they have nothing to do with that edition, 403 where they do but not this.
    """
    edition = get_object_or_404(Edition.objects.select_related("host"), pk=edition_id)
    at_desk(request, edition, permission)
    return edition


def at_desk(request: HttpRequest, edition: Edition, permission: Permission) -> None:
    """What `desk_edition` asks, of an edition that was fetched already."""
    if not may(request.user, Permission.SEE_DESK, edition):
        raise Http404
    require(request, permission, edition)


def colleague(request: HttpRequest, user_id: int) -> User:
    """The colleague whose account the signed-in one manages; 404 for everyone else's."""
    user = get_object_or_404(User.objects.prefetch_related("roles__edition"), pk=user_id)
    if not may_manage(officer(request), user):
        raise Http404
    return user


def outbox(request: HttpRequest) -> MessageQuerySet:
    """The messages that the colleague looks after; 403 for those who look after none."""
    if not may_somewhere(request.user, Permission.USE_OUTBOX):
        raise PermissionDenied
    return Message.objects.filter(within(request.user, Permission.USE_OUTBOX, "edition"))


def message(request: HttpRequest, message_id: int) -> Message:
    """One of those messages; 404 for any other."""
    return get_object_or_404(outbox(request).select_related("edition", "by", "mailing"), pk=message_id)


def mailing(request: HttpRequest, mailing_id: int) -> Mailing:
    """A mailing of an edition whose messages the colleague looks after; 404 for any other."""
    if not may_somewhere(request.user, Permission.USE_OUTBOX):
        raise PermissionDenied
    mine = Mailing.objects.filter(within(request.user, Permission.USE_OUTBOX, "edition"))
    return get_object_or_404(mine.select_related("edition", "by"), pk=mailing_id)


def require(request: HttpRequest, permission: Permission, edition: Edition | None = None) -> None:
    """Raise 403 unless the colleague may do this in that edition (None: in all at once)."""
    if not may(request.user, permission, edition):
        raise PermissionDenied
