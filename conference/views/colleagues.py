"""Colleagues and their roles: of one edition, and of the ministry."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conference import gates, second_factor, staff
from conference.errors import Refused
from conference.forms import refusals
from conference.forms.colleagues import InviteForm
from conference.models import Edition, HistoryEntry, StaffRole, User
from conference.permissions import Permission, may, may_manage
from conference.views.invitation import invitation


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def colleagues(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Who works on an edition, and inviting one more."""
    return _roster(request, gates.desk_edition(request, edition_id, Permission.MANAGE_STAFF))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def ministry_colleagues(request: HttpRequest) -> HttpResponse:
    """Who holds the ministry's role, and inviting one more."""
    gates.require(request, Permission.MANAGE_STAFF)
    return _roster(request, None)


def _roster(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    form = InviteForm(request.POST or None, edition=edition)
    if form.is_valid():
        try:
            user = staff.invite(by=gates.officer(request), edition=edition, **form.cleaned_data)
            return _invited(request, user, edition)
        except Refused as refused:
            refusals.show(form, refused)
    roles = _roles_in(edition)
    manageable = {role.user_id for role in roles if may_manage(gates.officer(request), role.user)}
    page = {"form": form, "edition": edition, "roles": roles, "manageable": manageable}
    return render(request, "conference/colleagues.html", page)


def _invited(request: HttpRequest, user: User, edition: Edition | None) -> HttpResponse:
    """One who has a password, or works elsewhere too, signs in as before; anyone else gets a link."""
    if user.has_usable_password() or not may_manage(gates.officer(request), user):
        messages.success(request, _("%(name)s has an account already and signs in as before.") % {"name": user})
        return redirect("colleagues", edition.pk) if edition else redirect("ministry-colleagues")
    return render(request, "conference/invitation.html", invitation(request, user, staff.welcome_path(user)))


def _roles_in(edition: Edition | None) -> QuerySet[StaffRole]:
    held = StaffRole.objects.filter(edition=edition).select_related("user", "edition")
    return held.prefetch_related("user__roles").order_by("user__full_name", "user__email", "role")


@require_safe
@gates.staff
def colleague(request: HttpRequest, user_id: int) -> HttpResponse:
    """One colleague: roles, sign-in, what was done to the account."""
    user = gates.colleague(request, user_id)
    history = HistoryEntry.objects.filter(target_type=user._meta.label_lower, target_id=str(user.pk))
    page = {
        "colleague": user,
        "is_self": user.pk == request.user.pk,
        "has_device": second_factor.is_set_up(user),
        "may_reset": may(request.user, Permission.RESET_SECOND_FACTOR, None),
        "history": history.select_related("by")[:20],
    }
    return render(request, "conference/colleague.html", page)


@require_POST
@gates.staff
def renew_link(request: HttpRequest, user_id: int) -> HttpResponse:
    user = gates.colleague(request, user_id)
    try:
        path = staff.renew_link(by=gates.officer(request), user=user)
    except Refused as refused:
        return _back(request, user, refused.message)
    return render(request, "conference/invitation.html", invitation(request, user, path))


@require_POST
@gates.staff
def reset_second_factor(request: HttpRequest, user_id: int) -> HttpResponse:
    gates.require(request, Permission.RESET_SECOND_FACTOR)
    user = gates.colleague(request, user_id)
    try:
        staff.reset_second_factor(by=gates.officer(request), user=user)
    except Refused as refused:
        return _back(request, user, refused.message)
    messages.success(request, _("The second factor is reset: the next sign-in sets up a new one."))
    return redirect("colleague", user.pk)


@require_POST
@gates.staff
def switch(request: HttpRequest, user_id: int, to: str) -> HttpResponse:
    """Switch the account on or off."""
    user = gates.colleague(request, user_id)
    try:
        staff.set_active(by=gates.officer(request), user=user, active=to == "on")
    except Refused as refused:
        return _back(request, user, refused.message)
    messages.success(request, _("The account is switched on.") if to == "on" else _("The account is switched off."))
    return redirect("colleague", user.pk)


@require_POST
@gates.staff
def revoke(request: HttpRequest, role_id: int) -> HttpResponse:
    """Take one role away; the account stays."""
    held = get_object_or_404(StaffRole.objects.select_related("edition", "user"), pk=role_id)
    if not may(request.user, Permission.MANAGE_STAFF, held.edition):
        raise Http404
    try:
        staff.revoke(by=gates.officer(request), role=held)
        messages.success(request, _("%(name)s no longer has this role.") % {"name": held.user})
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("colleagues", held.edition_id) if held.edition_id else redirect("ministry-colleagues")


def _back(request: HttpRequest, user: User, reason: str) -> HttpResponse:
    messages.error(request, reason)
    return redirect("colleague", user.pk)
