"""The guarded models: each is created, saved, changed and deleted by its writers alone.

Held twice: `scan` reads the source, and `watch` looks at every write while the suite runs.
"""

import ast
import functools
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model, QuerySet

from conference import ready

# model → the modules that may write it
WRITERS = {
    "Edition": {"conference.editions", "conference.rotation"},
    "FormerYear": {"conference.editions"},
    "Nomination": {"conference.rotation"},
    "Handover": {"conference.rotation"},
    "StaffRole": {"conference.staff"},
    "HistoryEntry": {"conference.history"},
    "DataAccess": {"conference.data_access"},
    "LastChange": {"conference.changes"},
    "Mailing": {"conference.outbox"},
    "Message": {"conference.outbox", "conference.mailing"},
    "MessageTemplate": {"conference.message_texts"},
    "Worker": {"conference.mailing"},
    "Session": {"events.agenda.drafting", "events.agenda.sessions", "events.agenda.timing", "events.restoring"},
    "SessionChair": {"events.agenda.drafting", "events.agenda.sessions", "events.restoring"},
    "Item": {"events.agenda.drafting", "events.agenda.items", "events.restoring", "events.texts"},
    "ItemSpeaker": {"events.agenda.drafting", "events.agenda.items", "events.restoring"},
    "AgendaDraft": {"events.agenda.drafting", "events.agenda.steps"},
    "DraftStep": {"events.agenda.drafting", "events.agenda.steps"},
    "AgendaVersion": {"events.agenda.publishing", "events.programme_news"},
    "PublishedSlot": {"events.agenda.publishing"},
    "Delegate": {
        "events.protocol.ranking",
        "events.protocol.table",
        "events.registration.contacts",
        "events.registration.deleting",
        "events.registration.listed",
        "events.registration.people",
        "events.registration.registering",
        "events.registration.substituting",
        "events.registration.together",
        "events.purging",
    },
    "Delegation": {"events.delegations.held", "events.purging"},
    "DelegationEntry": {"events.delegations.drafting", "events.delegations.sending", "events.purging"},
    "DelegationQuota": {"events.delegations.inviting"},
    "SentList": {"events.delegations.sending"},
    "SentChange": {"events.delegations.sending"},
    "DelegateImport": {"events.importing"},
    "DeletionRequest": {"events.deletions"},
    "Answer": {"events.purging", "events.registration.registering", "events.registration.wishes"},
    "Consent": {"events.registration.contacts", "events.registration.registering", "events.purging"},
    "Registration": {
        "events.places.queue",
        "events.registration.contacts",
        "events.registration.deciding",
        "events.registration.listed",
        "events.registration.people",
        "events.registration.registering",
        "events.registration.substituting",
        "events.registration.together",
        "events.purging",
        "events.registration.wishes",
    },
    "RegistrationDraft": {"events.drafts"},
    "SessionSignUp": {
        "events.registration.registering",
        "events.registration.substituting",
        "events.registration.wishes",
        "events.restoring",
    },
    "Pool": {"events.places.pools", "events.places.queue", "events.places.taking", "events.places.wishes"},
    "Hold": {"events.places.pools", "events.places.queue", "events.places.taking", "events.places.wishes"},
    "Protocol": {"events.protocol.ranking", "events.protocol.table"},
    "ProtocolGroup": {"events.protocol.table"},
    "Scan": {"events.checkin"},
    "PickUp": {"events.stays.arranging"},
    "StayList": {"events.stays.changes"},
    "StayRow": {"events.stays.changes"},
    "PrintRun": {"events.printing"},
    "Printed": {"events.printing"},
    "BadgeLayout": {"events.badge_layouts"},
    "BadgeLayoutVersion": {"events.badge_layouts"},
    "BadgeJob": {"events.badge_jobs", "events.print_files"},
    "QrDrawing": {"events.qr_drawings"},
    "Seat": {"events.seating.blocks", "events.seating.filling", "events.seating.moving"},
    "SeatBlock": {"events.seating.blocks"},
    "SeatingPlan": {"events.seating.plans"},
    "PaperInvitation": {"events.papers.held", "events.purging"},
    "Fair": {"exhibitors.fairs"},
    "FairDeadline": {"exhibitors.fairs"},
    "Exhibitor": {"exhibitors.exhibiting.deciding", "exhibitors.exhibiting.held"},
    "ExhibitorContact": {"exhibitors.exhibiting.contacts", "exhibitors.exhibiting.held", "exhibitors.purging"},
    "PortalLink": {"exhibitors.portal_links", "exhibitors.purging"},
    "ExhibitorPicture": {"exhibitors.exhibiting.held", "exhibitors.exhibiting.presenting"},
    "Product": {"exhibitors.exhibiting.held", "exhibitors.exhibiting.products"},
    "BoothStaff": {"exhibitors.exhibiting.held", "exhibitors.exhibiting.working", "exhibitors.purging"},
    "Allotment": {"exhibitors.allotting"},
    "Application": {
        "exhibitors.allotting",
        "exhibitors.booths",
        "exhibitors.exhibiting.deciding",
        "exhibitors.exhibiting.held",
        "exhibitors.exhibiting.working",
    },
    "ServiceOrder": {"exhibitors.exhibiting.working"},
    "Booth": {"exhibitors.halls"},
    "EarlierDrawing": {"exhibitors.halls"},
    "Hall": {"exhibitors.halls"},
    "Landmark": {"exhibitors.halls"},
    "BoothHolding": {"exhibitors.booths"},
    "BankAccount": {"exhibitors.fees"},
    "Fee": {"exhibitors.fees"},
    "Statement": {"exhibitors.payments"},
    "Payment": {"exhibitors.payments"},
    "PaymentShare": {"exhibitors.payments"},
}
OURS = ("conference", "events", "exhibitors")


class WrittenElsewhere(AssertionError):
    """A guarded model was written without its writer."""


# --- while the suite runs --------------------------------------------------------------------------


def watch(patch: pytest.MonkeyPatch) -> None:
    """Make every write of a guarded model look at who asked for it. Cascades are the database's own affair."""
    patch.setattr(Model, "save_base", _asking(Model.save_base, lambda one: type(one)))
    patch.setattr(Model, "delete", _asking(Model.delete, lambda one: type(one)))
    for name in ("insert", "insert_unless_refused"):
        patch.setattr(ready, name, _asking(getattr(ready, name), _model_inserted))
    for name in ("update", "delete", "bulk_create", "bulk_update"):
        patch.setattr(QuerySet, name, _asking(getattr(QuerySet, name), lambda rows: rows.model))


def _model_inserted(rows: Any) -> type[Model] | None:
    """None for no rows at all."""
    first = next(iter(rows), None) if isinstance(rows, list) else rows
    return type(first) if first else None


def _asking(write: Callable[..., Any], model_of: Callable[[Any], type[Model] | None]) -> Callable[..., Any]:
    @functools.wraps(write)
    def asked(target: Any, *args: Any, **kwargs: Any) -> Any:
        model = model_of(target)
        # Django's sign-in sessions are called Session, too.
        name = model.__name__ if model and model._meta.app_label in OURS else ""
        # `raw` is a backup being read back: rows as they were, by no rule of ours.
        if name in WRITERS and not kwargs.get("raw") and (culprit := found_in(name, _modules_on_the_stack())):
            raise WrittenElsewhere(f"{name} was written by {culprit}; its writers are {sorted(WRITERS[name])}")
        return write(target, *args, **kwargs)

    # Django reads these of a queryset's methods when it makes a manager of them.
    vars(asked).update(vars(write))
    return asked


def found_in(name: str, modules: Iterable[str]) -> str:
    """Which module wrote the model unduly, "" for none; `modules` are the callers, the nearest first.

    The nearest module of ours decides: a writer, a migration or a test may. A request that
    arrives with none of ours in between came through a view of a library, and may not.
    """
    for module in modules:
        if module in WRITERS[name] or module.startswith("tests.") or ".migrations." in module:
            return ""
        if module.split(".")[0] in OURS or module.startswith("django.core.handlers."):
            return module
        if module == "django.db.models.deletion":
            return ""
    return ""


def _modules_on_the_stack() -> Iterator[str]:
    frame = sys._getframe(1)
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        # Who adds rows through it is who is asked.
        if module not in (__name__, ready.__name__):
            yield module
        frame = frame.f_back  # type: ignore[assignment]


# --- in the source ---------------------------------------------------------------------------------

WRITES = {"save", "create", "get_or_create", "update_or_create", "update", "bulk_create", "bulk_update", "delete"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def scan(source: str, module: str) -> list[str]:
    """Every write of a guarded model in the source of a module that may not write it."""
    tree = ast.parse(source)
    known = _named_after_models() | _named_in(tree)
    found = []
    for call in [node for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            name = _model_of(call.func.value, known)
            if name and module not in WRITERS[name]:
                found.append(f"{module}:{call.lineno}: {ast.unparse(call.func)}() writes {name}")
    return found


def _model_of(value: ast.expr, known: dict[str, str]) -> str:
    """The guarded model that an expression is, or holds rows of; "" for anything else."""
    match value:
        case ast.Name(id=name):
            return known.get(name, "")
        case ast.Attribute(value=inner, attr=name) if name in MANAGERS:
            return _model_of(inner, known)
        case ast.Attribute(attr=name):
            return known.get(name, "") or _accessors().get(name, "")
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Subscript(value=inner):
            return _model_of(inner, known)
        case ast.Call(func=ast.Name(id="get_object_or_404"), args=[inner, *_]):
            return _model_of(inner, known)
        case ast.Call(func=ast.Name() as inner):
            return _model_of(inner, known)
    return ""


def _named_after_models() -> dict[str, str]:
    """Edition and edition, StaffRole and staff_role: a variable is taken to be what it is called."""
    return {form: name for name in WRITERS for form in (name, _snake(name))}


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _named_in(tree: ast.Module) -> dict[str, str]:
    """Other names of guarded models in a module: imported as, annotated as, or assigned from one."""
    known = _named_after_models()
    for node in ast.walk(tree):
        match node:
            case ast.alias(name=name, asname=str(other)) if name in WRITERS:
                known[other] = name
            case ast.arg(arg=other, annotation=ast.Name(id=name)) if name in WRITERS:
                known[other] = name
            case (
                ast.Assign(targets=[ast.Name(id=other)], value=value) | ast.For(target=ast.Name(id=other), iter=value)
            ) if name := _model_of(value, known):
                known[other] = name
    return known


@functools.cache
def _accessors() -> dict[str, str]:
    """The names under which other models reach guarded ones: edition.nominations, user.roles."""
    return {
        str(relation.get_accessor_name()): name
        for name in WRITERS
        for relation in _relations_of(name)
        if not relation.hidden
    }


def _relations_of(name: str) -> list[Any]:
    models = [model for model in apps.get_models() if model.__name__ == name and model._meta.app_label in OURS]
    return [field.remote_field for model in models for field in model._meta.concrete_fields if field.remote_field]
