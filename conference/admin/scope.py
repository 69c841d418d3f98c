"""What a colleague may see and do in the admin: their roles say it, edition by edition."""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.http import HttpRequest

from conference.models import Edition
from conference.permissions import Permission, Visitor, editions_where, may, may_somewhere, within


class Scoped(BaseModelAdmin[Any]):
    """Answers Django's permission questions from `conference.permissions`, for pages and inlines alike.

    `edition_path` leads from a row to its edition; None marks reference data, which belongs
    to no edition. A permission left None is nobody's.
    """

    edition_path: str | None = "edition"
    view_permission: Permission = Permission.SEE_DESK
    add_permission: Permission | None = None
    change_permission: Permission | None = None
    delete_permission: Permission | None = None

    def scope(self, user: Visitor) -> Q:
        """The rows this colleague may see, wherever the admin shows any."""
        return within(user, self.view_permission, self.edition_path) if self.edition_path else Q()

    def edition_of(self, obj: Model) -> Edition | None:
        """The edition of a row, or of the page an inline stands on."""
        return obj if isinstance(obj, Edition) else getattr(obj, self.edition_path or "", None)

    def allowed(self, request: HttpRequest, permission: Permission | None, obj: Model | None = None) -> bool:
        """Whether the colleague may do this with `obj`; without one, whether there is any they might."""
        if permission is None:
            return False
        if obj is None or self.edition_path is None:
            return may_somewhere(request.user, permission)
        return may(request.user, permission, self.edition_of(obj))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(self.scope(request.user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, self.view_permission, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, self.add_permission, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, self.change_permission, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, self.delete_permission, obj)

    def formfield_for_foreignkey(self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only what the colleague may see; of editions, only those they may write in."""
        related = db_field.remote_field.model
        if related is Edition and self.change_permission:
            kwargs.setdefault("queryset", editions_where(request.user, self.change_permission))
        elif self.admin_site.is_registered(related):
            kwargs.setdefault("queryset", self.admin_site.get_model_admin(related).get_queryset(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A choice is a choice: the pop-ups beside it would need JavaScript, and open doors of their own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for door in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if field is not None and hasattr(field.widget, door):
                setattr(field.widget, door, False)
        return field

    def insist(self, request: HttpRequest, permission: Permission | None, obj: Model) -> None:
        """Raise 403 unless the colleague may do this with `obj` as it is about to be."""
        if not self.allowed(request, permission, obj):
            raise PermissionDenied
