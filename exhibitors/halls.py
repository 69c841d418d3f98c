"""WRITER  The halls of the fair and what stands in them.

A change to the plan locks its hall, says which revision it was drawn on, and keeps the plan before it as one step
that can be undone. Visitors see it at once where the hall is public.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, RestrictedError
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import files, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import Edition, User
from exhibitors import drawing
from exhibitors.drawing import Drawing
from exhibitors.models import Booth, BoothType, EarlierDrawing, Hall, Landmark

EDITABLE = frozenset(["name_vi", "name_en", "width", "depth", "order", "is_public", "background"])
KEPT_STEPS = 50


@transaction.atomic
def add(*, by: User | None, edition: Edition, **fields: Any) -> Hall:
    """A new, empty hall. Raises Refused with the fields that cannot stand."""
    hall = Hall(edition=edition)
    _assign(hall, fields)
    hall.save()
    history.record(by=by, action=Action.ADDED, target=hall, changes=history.snapshot(hall, sorted(fields)))
    return hall


@transaction.atomic
def revise(*, by: User | None, hall: Hall, **fields: Any) -> Hall:
    """Change a hall's name, measures, order, picture, or whether it is public.

    Raises Refused with the fields that cannot stand, and where something would then stand outside.
    """
    hall = lock(hall)
    before, picture = history.snapshot(hall, sorted(fields)), hall.background.name
    _assign(hall, fields)
    _insist_inside(hall, drawn(hall))
    hall.save(update_fields=sorted(fields))
    if hall.background.name != picture and picture:
        files.forget([Hall(background=picture).background])
    changes = history.difference(before, history.snapshot(hall, sorted(fields)))
    if changes:
        history.record(by=by, action=Action.CHANGED, target=hall, changes=changes)
    return hall


@transaction.atomic
def remove(*, by: User | None, hall: Hall) -> None:
    """Take a hall away with all that stands in it. Raises Refused while exhibitors hold booths there."""
    hall = lock(hall)
    history.record(by=by, action=Action.DELETED, target=hall)
    files.forget([hall.background] if hall.background else [])
    _delete(Booth.objects.filter(hall=hall))
    hall.delete()


@transaction.atomic
def draw(*, by: User | None, hall: Hall, wanted: Drawing, label: str, seen: int | None = None) -> Hall:
    """Make the hall look like `wanted`; what it does not name is taken away.

    With `seen`, the revision that was drawn on, nobody overwrites what they have not seen. Raises Refused for that,
    for what stands outside, for codes that are none or given twice, and where a booth that would go has a holder.
    Booths may overlap: `drawing.overlaps` tells of them.
    """
    hall = lock(hall)
    if seen is not None and seen != hall.revision:
        raise Refused(_("A colleague has changed this plan since you opened it."))
    before = drawn(hall)
    _insist_inside(hall, wanted)
    _insist_codes(hall, wanted)
    changed = {**_write_booths(hall, wanted["booths"]), **_write_landmarks(hall, wanted["landmarks"])}
    if not any(changed.values()):
        return hall
    _keep_step(hall, by, label, before)
    history.record(by=by, action=Action.CHANGED, target=hall, changes={k: v for k, v in changed.items() if v})
    return hall


@transaction.atomic
def undo(*, by: User | None, hall: Hall, seen: int | None = None) -> EarlierDrawing:
    """Take back the last change to the plan. Raises Refused where a colleague drew since, or nothing is left."""
    hall = lock(hall)
    step = hall.earlier.first()
    if step is None:
        raise Refused(_("There is nothing to undo."))
    if seen is not None and seen != hall.revision:
        raise Refused(_("A colleague has changed this plan since you opened it."))
    _insist_inside(hall, step.before)
    _insist_codes(hall, step.before)
    _write_booths(hall, step.before["booths"])
    _write_landmarks(hall, step.before["landmarks"])
    step.delete()
    # The steps before it keep their order, and the new revision says that the plan is not what it was.
    hall.revision += 1
    hall.save(update_fields=["revision"])
    history.record(by=by, action=Action.CHANGED, target=hall, changes={"undone": step.label})
    return step


def lock(hall: Hall) -> Hall:
    """The hall as it is, locked until the transaction ends. Raises Refused where a colleague removed it."""
    found: Hall | None = (
        Hall.objects.select_for_update(of=("self",)).select_related("edition").filter(pk=hall.pk).first()
    )
    if found is None:
        raise Refused(_("A colleague has removed this hall."))
    return found


def drawn(hall: Hall) -> Drawing:
    """What stands in the hall. Two queries."""
    return drawing.of(Booth.objects.filter(hall=hall).order_by("pk"), Landmark.objects.filter(hall=hall))


def _assign(hall: Hall, fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - EDITABLE
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(hall, name, value)
    try:
        hall.full_clean(exclude=["name"])
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error


def _insist_inside(hall: Hall, wanted: Drawing) -> None:
    width, depth = Decimal(str(hall.width)), Decimal(str(hall.depth))
    for one in [*wanted["booths"], *wanted["landmarks"]]:
        x, y, wide, deep = (drawing.length(one[name]) for name in drawing.PLACE)
        if x < 0 or y < 0 or x + wide > width or y + deep > depth:
            name = one.get("code") or one.get("label_vi") or Landmark(kind=one["kind"]).get_kind_display()
            raise Refused(_("%(name)s would stand outside the hall.") % {"name": name})


def _insist_codes(hall: Hall, wanted: Drawing) -> None:
    codes = [one["code"].upper() for one in wanted["booths"]]
    elsewhere = Booth.objects.filter(edition=hall.edition, code__in=codes).exclude(hall=hall)
    twice = sorted({code for code in codes if codes.count(code) > 1} | set(elsewhere.values_list("code", flat=True)))
    if twice:
        raise Refused(_("These codes are given twice: %(codes)s.") % {"codes": ", ".join(twice)})


def _write_booths(hall: Hall, wanted: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Store the booths; returns the codes of those added, changed and removed."""
    types = {*BoothType.objects.filter(edition=hall.edition).values_list("pk", flat=True)}
    stored, added, changed = {one.pk: one for one in Booth.objects.filter(hall=hall)}, [], []
    for one in wanted:
        booth = stored.pop(one["id"], None)
        values = {name: one[name] for name in drawing.BOOTH if name != "type"} | {"code": one["code"].upper()}
        values |= {"type_id": one["type"] if one["type"] in types else None}
        if booth is None:
            added.append(_valid(Booth(edition=hall.edition, hall=hall, **_placed(values)), one["code"]))
        elif _differs(booth, values):
            changed.append(_valid(booth, one["code"]))
    _delete(Booth.objects.filter(pk__in=stored))
    _save_booths(changed, added)
    return {
        "added": [one.code for one in added],
        "changed": [one.code for one in changed],
        "removed": [one.code for one in stored.values()],
    }


def _save_booths(changed: list[Booth], added: list[Booth]) -> None:
    try:
        with transaction.atomic():
            # Two booths may change codes: none may meet the other's on the way.
            for booth in changed:
                Booth.objects.filter(pk=booth.pk).update(code=f"-{booth.pk}"[:12])
            Booth.objects.bulk_update(changed, [name if name != "type" else "type_id" for name in drawing.BOOTH])
            Booth.objects.bulk_create(added)
    except IntegrityError as error:
        raise Refused(_("A colleague gave one of these codes to another booth. Choose another.")) from error


def _write_landmarks(hall: Hall, wanted: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Store what stands there besides; returns what was touched, by kind."""
    stored, added, changed = {one.pk: one for one in Landmark.objects.filter(hall=hall)}, [], []
    for one in wanted:
        landmark = stored.pop(one["id"], None)
        values = {name: one[name] for name in drawing.LANDMARK}
        if landmark is None:
            added.append(_valid(Landmark(hall=hall, **_placed(values)), one["label_vi"]))
        elif _differs(landmark, values):
            changed.append(_valid(landmark, one["label_vi"]))
    Landmark.objects.filter(pk__in=stored).delete()
    Landmark.objects.bulk_update(changed, list(drawing.LANDMARK))
    Landmark.objects.bulk_create(added)
    return {"landmarks": [one.kind for one in [*added, *changed, *stored.values()]]}


def _placed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: drawing.length(value) if name in drawing.PLACE else value for name, value in values.items()}


def _differs(target: Booth | Landmark, values: Mapping[str, Any]) -> bool:
    """Put the values in; returns whether any of them is new."""
    new = {name: value for name, value in _placed(values).items() if (getattr(target, name) or "") != (value or "")}
    for name, value in new.items():
        setattr(target, name, value)
    return bool(new)


def _valid(target: Any, name: str) -> Any:
    try:
        target.clean_fields(exclude=["edition", "hall", "type", "label"])
    except ValidationError as error:
        told = "; ".join(f"{message}" for message in error.messages)
        raise Refused(f"{name or target}: {told}") from error
    return target


def _delete(booths: Any) -> None:
    """Take booths away. Raises Refused while an exhibitor holds one."""
    try:
        with transaction.atomic():
            booths.delete()
    except (ProtectedError, RestrictedError, IntegrityError) as error:
        held = sorted(_codes_of(error))
        sentence = ngettext(
            "An exhibitor holds booth %(codes)s. Move the exhibitor or take the booth back first.",
            "Exhibitors hold the booths %(codes)s. Move them or take the booths back first.",
            len(held) or 1,
        )
        raise Refused(sentence % {"codes": ", ".join(held)}) from error


def _codes_of(error: Exception) -> set[str]:
    rows: Iterable[Model] = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
    return {str(getattr(row, "booth", row)) for row in rows}


def _keep_step(hall: Hall, by: User | None, label: str, before: Drawing) -> None:
    hall.revision += 1
    hall.save(update_fields=["revision"])
    EarlierDrawing.objects.create(hall=hall, revision=hall.revision, by=by, label=label[:200], before=before)
    EarlierDrawing.objects.filter(hall=hall, revision__lte=hall.revision - KEPT_STEPS).delete()


@transaction.atomic
def save_type(*, by: User | None, form: Any) -> BoothType:
    """Save a type of booth from its valid form. Raises Refused where its name is taken."""
    is_new = form.instance.pk is None
    try:
        with transaction.atomic():
            kind: BoothType = form.save()
    except IntegrityError as error:
        raise Refused(_("There is a type with this name.")) from error
    changes = {name: form.cleaned_data[name] for name in form.changed_data}
    history.record(by=by, action=Action.ADDED if is_new else Action.CHANGED, target=kind, changes=changes)
    return kind
