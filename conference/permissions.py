"""Every permission in one list, and who has it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from conference.choices import Role
from conference.models import Edition, StaffRole, User

if TYPE_CHECKING:
    pass


class Permission(StrEnum):
    SEE_DESK = "see_desk"
    SEE_STAFF_DOCUMENTS = "see_staff_documents"
    EDIT_EDITION = "edit_edition"
    PUBLISH_EDITION = "publish_edition"
    EDIT_EVENTS = "edit_events"
    EDIT_DOCUMENTS = "edit_documents"
    MANAGE_STAFF = "manage_staff"
    SEE_HISTORY = "see_history"
    # The rest concerns all editions at once, so only the ministry's role carries it.
    OPEN_EDITION = "open_edition"
    ROTATE_FLAG = "rotate_flag"
    EDIT_REFERENCE = "edit_reference"
    RESET_SECOND_FACTOR = "reset_second_factor"


P = Permission
ALLOWED: dict[str, frozenset[Permission]] = {
    Role.MINISTRY: frozenset(Permission),
    Role.HOST: frozenset(
        {
            P.SEE_DESK,
            P.SEE_STAFF_DOCUMENTS,
            P.EDIT_EDITION,
            P.PUBLISH_EDITION,
            P.EDIT_EVENTS,
            P.EDIT_DOCUMENTS,
            P.MANAGE_STAFF,
            P.SEE_HISTORY,
        }
    ),
    Role.CONTENT: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS, P.EDIT_EVENTS, P.EDIT_DOCUMENTS}),
    Role.RECEPTION: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS}),
    Role.LOGISTICS: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS}),
    Role.FAIR: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS}),
    Role.PRESS: frozenset({P.SEE_DESK}),
    Role.READ_ONLY: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS}),
}

# These roles see many people's data, so a password alone does not let them in.
NEEDS_SECOND_FACTOR = frozenset({Role.MINISTRY, Role.HOST, Role.RECEPTION, Role.LOGISTICS, Role.FAIR})

Visitor = "User | AnonymousUser | AbstractBaseUser"


def roles_of(user: Visitor) -> list[StaffRole]:
    """The user's roles, read once a request (the user object lives as long)."""
    if not isinstance(user, User) or not user.is_active:
        return []
    if not hasattr(user, "known_roles"):
        user.known_roles = list(StaffRole.objects.filter(user=user))  # type: ignore[attr-defined]
    return user.known_roles  # type: ignore[attr-defined,no-any-return]


def _granting(user: Visitor, permission: Permission) -> Iterable[StaffRole]:
    return (held for held in roles_of(user) if permission in ALLOWED[held.role])


def may(user: Visitor, permission: Permission, edition: Edition | None) -> bool:
    """Whether the user may do this in that edition; None asks about all editions at once."""
    wanted = edition.pk if edition else None
    return any(held.edition_id in (None, wanted) for held in _granting(user, permission))


def may_somewhere(user: Visitor, permission: Permission) -> bool:
    """Whether there is any edition in which the user may do this."""
    return any(True for _ in _granting(user, permission))


def editions_where(user: Visitor, permission: Permission) -> QuerySet[Edition]:
    """The editions in which the user may do this."""
    granted = [held.edition_id for held in _granting(user, permission)]
    if None in granted:
        return Edition.objects.all()
    return Edition.objects.filter(pk__in=granted)


def within(user: Visitor, permission: Permission, path: str) -> Q:
    """A filter for rows whose edition, at `path`, is one in which the user may do this."""
    granted = [held.edition_id for held in _granting(user, permission)]
    return Q() if None in granted else Q(**{f"{path}__in": granted})


def needs_second_factor(user: Visitor) -> bool:
    return any(held.role in NEEDS_SECOND_FACTOR for held in roles_of(user))
