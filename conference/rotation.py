"""WRITER  The rotating flag: nominate a host, accept it, hand the flag over."""

import datetime
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from conference import history
from conference.choices import Action
from conference.errors import Refused
from conference.lineage import Lineage
from conference.models import Edition, Handover, Nomination, Province, User

PICTURE = ("photo", "photo_credit", "photo_alt_vi", "photo_alt_en")
TEXT = ("note_vi", "note_en", "source_url")


@transaction.atomic
def nominate(
    *, by: User | None, edition: Edition, province: Province, on: datetime.date, note: str = "", repeat_reason: str = ""
) -> Nomination:
    """Put a province forward as the edition's host. Raises Refused for one that did not exist on that day."""
    edition = _locked(edition)
    _refuse_fictional(edition)
    if not province.existed_on(on):
        raise Refused(
            _("%(province)s did not exist on %(day)s: choose the unit of that day.")
            % {"province": province.name, "day": f"{on:%d/%m/%Y}"}
        )
    if edition.host_id:
        raise Refused(_("This edition has a host already: %(host)s.") % {"host": edition.host})
    if Nomination.objects.filter(edition=edition, province=province).exists():
        raise Refused(_("%(province)s is nominated for this edition already.") % {"province": province.name})
    nomination = Nomination.objects.create(
        edition=edition, province=province, nominated_on=on, note=note, repeat_reason=repeat_reason
    )
    history.record(by=by, action=Action.NOMINATED, target=nomination)
    return nomination


@transaction.atomic
def accept(*, by: User | None, nomination: Nomination, on: datetime.date, repeat_reason: str = "") -> Edition:
    """Make the nominated province the edition's host.

    Raises Refused where the edition has a host, or where the province (or one it came from)
    hosted before and no reason is given.
    """
    edition = _locked(nomination.edition)
    nomination = Nomination.objects.select_for_update().select_related("province").get(pk=nomination.pk)
    if on < nomination.nominated_on:
        raise Refused(_("The day of acceptance comes before the nomination."))
    reason = repeat_reason or nomination.repeat_reason
    _set_host(edition, nomination.province, {"repeat_reason_vi": reason} if reason else {})
    nomination.accepted_on = on
    try:
        with transaction.atomic():
            nomination.save(update_fields=["accepted_on"])
    except IntegrityError as error:
        raise Refused(_("Another province has been accepted for this edition.")) from error
    history.record(by=by, action=Action.ACCEPTED, target=nomination, changes={"host": [None, nomination.province_id]})
    return edition


@transaction.atomic
def record_host(*, by: User | None, edition: Edition, province: Province, **reasons: str) -> Edition:
    """Note who hosted a past edition, or who was appointed without a nomination.

    `reasons` are repeat_reason_vi and repeat_reason_en. Raises Refused like `accept`.
    """
    edition = _locked(edition)
    _set_host(edition, province, reasons)
    history.record(by=by, action=Action.HOST_RECORDED, target=edition, changes={"host": [None, province.pk]})
    return edition


@transaction.atomic
def clear_host(*, by: User | None, edition: Edition, reason: str) -> Edition:
    """Take back a host recorded by mistake or who stepped down. Refused once the flag has moved."""
    edition = _locked(edition)
    if not edition.host_id:
        raise Refused(_("This edition has no host yet."))
    if not reason.strip():
        raise Refused(_("Say why the host is taken back."))
    if Handover.objects.filter(from_edition=edition).exists() or Handover.objects.filter(to_edition=edition).exists():
        raise Refused(_("A flag handover of this edition is recorded, so its host stands."))
    before = edition.host_id
    Nomination.objects.filter(edition=edition, accepted_on__isnull=False).update(accepted_on=None)
    _store_host(edition, None, {"repeat_reason_vi": "", "repeat_reason_en": ""})
    changes = {"host": [before, None], "reason": reason}
    history.record(by=by, action=Action.HOST_CLEARED, target=edition, changes=changes)
    return edition


@transaction.atomic
def pass_to_successor(*, by: User | None, edition: Edition) -> Edition:
    """After a merger, let the province that the host became be the host of an edition not yet held."""
    edition = _locked(edition)
    if edition.host is None or edition.host.merged_into is None:
        raise Refused(_("The host has no successor."))
    if edition.starts_on and edition.starts_on < edition.host.merged_into.valid_from:
        raise Refused(_("The edition was held before the merger, so it keeps the host of its day."))
    before, heir = edition.host_id, edition.host.merged_into
    _store_host(edition, heir, {})
    history.record(by=by, action=Action.HOST_SUCCEEDED, target=edition, changes={"host": [before, heir.pk]})
    return edition


@transaction.atomic
def hand_over(
    *,
    by: User | None,
    from_edition: Edition,
    to_edition: Edition,
    giver: Province,
    receiver: Province,
    on: datetime.date,
    photo: "File[Any] | None" = None,
    **details: str,
) -> Handover:
    """Record that the flag went from one edition's host to the next one's.

    The receiver is the next host or a province that became it. `details` are texts named in PICTURE
    and TEXT. Raises Refused where the giver did not host, the receiver is another province,
    the editions do not follow each other, or either has its handover.
    """
    editions = {one.pk: one for one in Edition.objects.select_for_update().order_by("pk").filter(
        pk__in=[from_edition.pk, to_edition.pk])}  # fmt: skip
    given, taken = editions[from_edition.pk], editions[to_edition.pk]
    _check_parties(given, taken, giver, receiver)
    _check_day(given, giver, receiver, on)
    if Handover.objects.filter(from_edition=given).exists() or Handover.objects.filter(to_edition=taken).exists():
        raise Refused(_("The flag has been handed over for this edition already."))
    handover = Handover(from_edition=given, to_edition=taken, giver=giver, receiver=receiver, on=on)
    _describe(handover, {"photo": photo or "", **details})
    try:
        with transaction.atomic():
            handover.save()
    except IntegrityError as error:
        raise Refused(_("The flag has been handed over for this edition already.")) from error
    history.record(by=by, action=Action.HANDED_OVER, target=handover, changes={"on": on, "receiver": receiver.pk})
    return handover


@transaction.atomic
def describe(*, by: User | None, handover: Handover, on: datetime.date, **details: Any) -> Handover:
    """Correct a handover's day, picture, note or source; who gave to whom stands."""
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    names = ["on", *details]
    before = history.snapshot(handover, names)
    _check_day(handover.from_edition, handover.giver, handover.receiver, on)
    handover.on = on
    _describe(handover, details)
    handover.save(update_fields=[*names, *(("photo_width", "photo_height") if "photo" in details else ())])
    changes = history.difference(before, history.snapshot(handover, names))
    if changes:
        history.record(by=by, action=Action.HANDOVER_CORRECTED, target=handover, changes=changes)
    return handover


def _check_parties(given: Edition, taken: Edition, giver: Province, receiver: Province) -> None:
    _refuse_fictional(given)
    _refuse_fictional(taken)
    if given.ordinal is None or taken.ordinal != given.ordinal + 1:
        raise Refused(_("The flag goes to the edition that follows: choose the next ordinal."), fields={})
    if giver.pk != given.host_id:
        raise Refused(
            _("%(province)s did not host that edition, so it cannot hand the flag over.") % {"province": giver.name}
        )
    if taken.host is None:
        raise Refused(_("The next edition has no host yet: accept a nomination first."))
    if not Lineage.load().descends_from(taken.host, receiver):
        raise Refused(
            _("%(province)s is neither the next host nor a province that became it.") % {"province": receiver.name}
        )


def _check_day(given: Edition, giver: Province, receiver: Province, on: datetime.date) -> None:
    for province in (giver, receiver):
        if not province.existed_on(on):
            raise Refused(
                _("%(province)s did not exist on %(day)s: choose the unit of that day.")
                % {"province": province.name, "day": f"{on:%d/%m/%Y}"}
            )
    if given.starts_on and on < given.starts_on:
        raise Refused(_("The flag cannot be handed over before the edition begins."))


def _set_host(edition: Edition, province: Province, reasons: dict[str, str]) -> None:
    _refuse_fictional(edition)
    if edition.host_id:
        raise Refused(_("This edition has a host already: %(host)s.") % {"host": edition.host})
    if edition.starts_on and not province.existed_on(edition.starts_on):
        raise Refused(
            _("%(province)s did not exist on %(day)s: choose the unit of that day.")
            % {"province": province.name, "day": f"{edition.starts_on:%d/%m/%Y}"}
        )
    family = Lineage.load().family(province)
    earlier = Edition.objects.filter(host__in=family).exclude(pk=edition.pk).first()
    if earlier and not any(text.strip() for text in reasons.values()):
        raise Refused(
            _("%(province)s has hosted before (%(edition)s): give the reason for hosting again.")
            % {"province": province.name, "edition": earlier},
            fields={},
        )
    _store_host(edition, province, reasons)


def _store_host(edition: Edition, province: Province | None, reasons: dict[str, str]) -> None:
    edition.host = province
    for name, text in reasons.items():
        setattr(edition, name, text)
    edition.save(update_fields=["host", *reasons])


def _describe(handover: Handover, details: dict[str, Any]) -> None:
    unknown = set(details) - {*PICTURE, *TEXT}
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in details.items():
        setattr(handover, name, value)


def _refuse_fictional(edition: Edition) -> None:
    if edition.is_fictional:
        raise Refused(_("The demonstration edition has no place in the rotation."))


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update().get(pk=edition.pk)
