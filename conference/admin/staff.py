"""Colleagues and their roles: read here, changed at the desk, where the writers are."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from conference.admin.base import OfficerAdmin, Row
from conference.admin.displays import yes_no
from conference.admin.site import site
from conference.models import StaffRole, User
from conference.permissions import Permission, Visitor, may_somewhere, within


class RoleRows(Row):
    """The roles in the editions whose colleagues the reader manages."""

    model = StaffRole
    view_permission = Permission.MANAGE_STAFF
    fields = ["role", "edition"]
    readonly_fields = ["role", "edition"]
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_somewhere(request.user, self.view_permission)


@admin.register(User, site=site)
class UserAdmin(OfficerAdmin):
    edition_path = "roles__edition"
    view_permission = Permission.MANAGE_STAFF
    # What was done to an account is told across editions, so it is for those who see them all.
    history_permission = Permission.RESET_SECOND_FACTOR
    list_display = ["full_name", "email", "roles_here", "active"]
    list_filter = ["is_active"]
    search_fields = ["full_name__folded", "email__folded"]
    search_help_text = _("By name or e-mail; accents do not matter.")
    fields = ["full_name", "email", "active", "created_at"]
    readonly_fields = ["active", "created_at"]
    inlines = [RoleRows]
    active = yes_no("is_active", _("active"))

    def scope(self, user: Visitor) -> Q:
        seen = within(user, self.view_permission, "edition")
        # By subquery: a join would show a colleague once for every role.
        return Q(pk__in=StaffRole.objects.filter(seen).values("user")) if seen else Q()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_somewhere(request.user, self.view_permission)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = within(request.user, self.view_permission, "edition")
        roles = StaffRole.objects.filter(seen).select_related("edition")
        return super().get_queryset(request).prefetch_related(Prefetch("roles", roles, to_attr="seen_roles"))

    @admin.display(description=_("roles"))
    def roles_here(self, user: User) -> str:
        return "; ".join(str(role) for role in user.seen_roles)  # type: ignore[attr-defined]


@admin.register(StaffRole, site=site)
class StaffRoleAdmin(OfficerAdmin):
    view_permission = Permission.MANAGE_STAFF
    list_display = ["user", "role", "edition"]
    list_select_related = ["user", "edition"]
    list_filter = ["role"]
    search_fields = ["user__full_name__folded", "user__email__folded"]
    search_help_text = _("By name or e-mail; accents do not matter.")
