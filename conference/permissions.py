"""Every permission in one list, and who has it."""

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from conference.choices import Role
from conference.models import Edition, StaffRole, User


class Permission(StrEnum):
    SEE_DESK = "see_desk"
    SEE_STAFF_DOCUMENTS = "see_staff_documents"
    EDIT_EDITION = "edit_edition"
    PUBLISH_EDITION = "publish_edition"
    EDIT_EVENTS = "edit_events"
    EDIT_DOCUMENTS = "edit_documents"
    MANAGE_STAFF = "manage_staff"
    SEE_HISTORY = "see_history"
    USE_OUTBOX = "use_outbox"
    SEE_DELEGATES = "see_delegates"
    EDIT_DELEGATES = "edit_delegates"
    APPROVE_DELEGATES = "approve_delegates"
    EDIT_PLACES = "edit_places"
    EDIT_PROTOCOL = "edit_protocol"
    EDIT_SEATS = "edit_seats"
    CHECK_IN = "check_in"
    # Who sleeps where and is met by whom.
    ARRANGE_STAYS = "arrange_stays"
    EDIT_MESSAGES = "edit_messages"
    # Badges, name plates and what else names people on paper: their files are lists of personal data.
    PRINT = "print"
    SEE_FAIR = "see_fair"
    EDIT_FAIR = "edit_fair"
    EDIT_FEES = "edit_fees"
    # Deletion, retention and the record of processing: what the officer for personal data answers for.
    PROTECT_DATA = "protect_data"
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
            P.USE_OUTBOX,
            P.SEE_DELEGATES,
            P.EDIT_DELEGATES,
            P.APPROVE_DELEGATES,
            P.EDIT_PLACES,
            P.EDIT_PROTOCOL,
            P.EDIT_SEATS,
            P.CHECK_IN,
            P.ARRANGE_STAYS,
            P.EDIT_MESSAGES,
            P.PRINT,
            P.SEE_FAIR,
            P.EDIT_FAIR,
            P.EDIT_FEES,
            P.PROTECT_DATA,
        }
    ),
    Role.CONTENT: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS, P.EDIT_EVENTS, P.EDIT_DOCUMENTS}),
    Role.RECEPTION: frozenset(
        {
            P.SEE_DESK,
            P.SEE_STAFF_DOCUMENTS,
            P.USE_OUTBOX,
            P.EDIT_MESSAGES,
            P.PRINT,
            P.SEE_DELEGATES,
            P.EDIT_DELEGATES,
            P.APPROVE_DELEGATES,
            P.EDIT_PROTOCOL,
            P.EDIT_SEATS,
            P.CHECK_IN,
            P.ARRANGE_STAYS,
        }
    ),
    Role.LOGISTICS: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS, P.SEE_DELEGATES, P.ARRANGE_STAYS}),
    Role.FAIR: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS, P.SEE_FAIR, P.EDIT_FAIR, P.EDIT_FEES}),
    Role.PRESS: frozenset({P.SEE_DESK}),
    Role.READ_ONLY: frozenset({P.SEE_DESK, P.SEE_STAFF_DOCUMENTS}),
}

# These roles see many people's data, so a password alone does not let them in.
NEEDS_SECOND_FACTOR = frozenset({Role.MINISTRY, Role.HOST, Role.RECEPTION, Role.LOGISTICS, Role.FAIR})

Visitor = User | AnonymousUser | AbstractBaseUser


def roles_of(user: Visitor) -> list[StaffRole]:
    """The user's roles, read once a request (the user object lives as long)."""
    if not isinstance(user, User) or not user.is_active:
        return []
    if user.known_roles is None:
        user.known_roles = list(StaffRole.objects.filter(user=user).order_by("role", "pk"))
    return user.known_roles


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
    return Edition.objects.filter(within(user, permission, "pk"))


def within(user: Visitor, permission: Permission, path: str) -> Q:
    """A filter for rows whose edition, at `path`, is one in which the user may do this."""
    granted = [held.edition_id for held in _granting(user, permission)]
    return Q() if None in granted else Q(**{f"{path}__in": granted})


def needs_second_factor(user: Visitor) -> bool:
    return any(held.role in NEEDS_SECOND_FACTOR for held in roles_of(user))


def may_manage(user: User, colleague: User) -> bool:
    """Whether the user may let the colleague in anew, or switch them off.

    Whoever can do that can become the colleague, so every role the colleague holds must lie
    within what the user manages.
    """
    if may(user, Permission.MANAGE_STAFF, None):
        return True
    managed = {held.edition_id for held in _granting(user, Permission.MANAGE_STAFF)}
    held_in = {held.edition_id for held in colleague.roles.all()}
    return bool(held_in) and held_in <= managed
