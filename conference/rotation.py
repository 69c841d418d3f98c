"""WRITER  The rotating flag: nominate a host, accept it, hand the flag over.

Each act raises Refused, with a message in the reader's language, and then leaves nothing behind.
`Refused.fields` are named after the writer's own arguments ("province", "repeat_reason", "on",
"giver", "receiver", "to_edition", "reason", …), so that a form whose fields have these names shows
each beside its field. A refusal for the edition's state as a whole has a message and no field.

Locks are taken in one order everywhere, so that no two acts wait for each other: editions by id,
then the nomination, then the province (see `_set_host`).
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _

from conference import files, history
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
    """Put a member forward as the edition's host.

    Raises Refused where the edition has a host (no field) and for a province ("province") that did
    not exist or was no member on that day, or is nominated already. Before 24/8/2018 no
    membership is verified, and none is asked for.
    """
    edition = _locked(edition)
    _refuse_fictional(edition)
    _refuse_second_host(edition)
    _check_existed(province, on, "province")
    _check_member(province, on)
    if Nomination.objects.filter(edition=edition, province=province).exists():
        raise _refusal("province", _("%(province)s is nominated for this edition already."), province=province.name)
    nomination = Nomination.objects.create(
        edition=edition, province=province, nominated_on=on, note=note, repeat_reason=repeat_reason
    )
    history.record(by=by, action=Action.NOMINATED, target=nomination)
    return nomination


@transaction.atomic
def accept(*, by: User | None, nomination: Nomination, on: datetime.date, repeat_reason: str = "") -> Edition:
    """Make the nominated province the edition's host.

    Raises Refused where the edition has a host (no field), for a day ("on") before the nomination or
    after the province's end, and where the province or one that became it hosted before
    and neither the nomination nor this call gives a reason ("repeat_reason").
    """
    edition = _locked(nomination.edition)
    nomination = Nomination.objects.select_for_update(of=("self",)).select_related("province").get(pk=nomination.pk)
    _refuse_fictional(edition)
    _refuse_second_host(edition)
    if on < nomination.nominated_on:
        raise _refusal("on", _("The day of acceptance comes before the nomination."))
    _check_existed(nomination.province, on, "on")
    reason = repeat_reason.strip() or nomination.repeat_reason
    _set_host(edition, nomination.province, {"repeat_reason_vi": reason}, asked_as="repeat_reason")
    nomination.accepted_on = on
    nomination.save(update_fields=["accepted_on"])
    history.record(by=by, action=Action.ACCEPTED, target=nomination, changes={"host": [None, nomination.province_id]})
    return edition


@transaction.atomic
def record_host(
    *, by: User | None, edition: Edition, province: Province, repeat_reason_vi: str = "", repeat_reason_en: str = ""
) -> Edition:
    """Note who hosted a past edition, or who was appointed without a nomination.

    Raises Refused where the edition has a host (no field), for a province ("province") that did not
    exist on its first day, and for a repeat without a reason ("repeat_reason_vi").
    """
    edition = _locked(edition)
    _refuse_fictional(edition)
    _refuse_second_host(edition)
    reasons = {"repeat_reason_vi": repeat_reason_vi, "repeat_reason_en": repeat_reason_en}
    _set_host(edition, province, reasons, asked_as="repeat_reason_vi")
    history.record(by=by, action=Action.HOST_RECORDED, target=edition, changes={"host": [None, province.pk]})
    return edition


@transaction.atomic
def clear_host(*, by: User | None, edition: Edition, reason: str) -> Edition:
    """Take back a host recorded by mistake or who stepped down; its nomination is open again.

    Raises Refused without a host or once the flag has moved (no field), and without a reason ("reason").
    """
    edition = _locked(edition)
    _refuse_fictional(edition)
    if not edition.host_id:
        raise Refused(_("This edition has no host yet."))
    if Handover.objects.filter(Q(from_edition=edition) | Q(to_edition=edition)).exists():
        raise Refused(_("A flag handover of this edition is recorded, so its host stands."))
    if not reason.strip():
        raise _refusal("reason", _("Say why the host is taken back."))
    before = edition.host_id
    Nomination.objects.filter(edition=edition, accepted_on__isnull=False).update(accepted_on=None)
    _store_host(edition, None, {"repeat_reason_vi": "", "repeat_reason_en": ""})
    changes = {"host": [before, None], "reason": reason}
    history.record(by=by, action=Action.HOST_CLEARED, target=edition, changes=changes)
    return edition


@transaction.atomic
def pass_to_successor(*, by: User | None, edition: Edition, repeat_reason: str = "") -> Edition:
    """After a merger, let the province that the host became be the host of an edition not yet held.

    Raises Refused where there is no such province or the edition keeps the host of its day (no
    field), and where the successor hosted before and no reason stands or is given ("repeat_reason").
    """
    edition = _locked(edition)
    _refuse_fictional(edition)
    heir = _heir(edition)
    before = edition.host_id
    reason = repeat_reason.strip() or edition.repeat_reason_vi or ""
    _set_host(edition, heir, {"repeat_reason_vi": reason}, asked_as="repeat_reason")
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
    and TEXT. Raises Refused where either edition has its handover (no field), the editions do
    not follow each other or the next has no host ("to_edition"), the giver did not host ("giver"), the
    receiver is another province ("receiver"), or the day cannot be ("on").
    """
    given, taken = _locked_both(from_edition, to_edition)
    _refuse_fictional(given)
    _refuse_fictional(taken)
    if Handover.objects.filter(Q(from_edition=given) | Q(to_edition=taken)).exists():
        raise Refused(_("The flag has been handed over for this edition already."))
    _check_parties(given, taken, giver, receiver)
    handover = Handover(from_edition=given, to_edition=taken, giver=giver, receiver=receiver, on=on)
    _check_day(handover)
    _describe(handover, {**details, **({"photo": photo} if photo else {})})
    try:
        with transaction.atomic():
            handover.save()
    except IntegrityError as error:
        raise Refused(_("The flag has been handed over for this edition already.")) from error
    history.record(by=by, action=Action.HANDED_OVER, target=handover, changes={"on": on, "receiver": receiver.pk})
    return handover


@transaction.atomic
def describe(*, by: User | None, handover: Handover, on: datetime.date, **details: Any) -> Handover:
    """Correct a handover's day, picture, note or source; who gave to whom stands.

    `details` are named in PICTURE and TEXT. Raises Refused with the field it concerns.
    """
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    names = ["on", *details]
    before, replaced = history.snapshot(handover, names), [handover.photo] if "photo" in details else []
    handover.on = on
    _check_day(handover)
    _describe(handover, details)
    handover.save(update_fields=[*names, *(("photo_width", "photo_height") if "photo" in details else ())])
    files.forget(replaced)
    changes = history.difference(before, history.snapshot(handover, names))
    if changes:
        history.record(by=by, action=Action.HANDOVER_CORRECTED, target=handover, changes=changes)
    return handover


def _check_parties(given: Edition, taken: Edition, giver: Province, receiver: Province) -> None:
    if given.ordinal is None or taken.ordinal != given.ordinal + 1:
        raise _refusal("to_edition", _("The flag goes to the edition that follows: choose the next ordinal."))
    if giver.pk != given.host_id:
        sentence = _("%(province)s did not host that edition, so it cannot hand the flag over.")
        raise _refusal("giver", sentence, province=giver.name)
    if taken.host is None:
        raise _refusal("to_edition", _("The next edition has no host yet: accept a nomination first."))
    if not Lineage.load().descends_from(taken.host, receiver):
        sentence = _("%(province)s is neither the next host nor a province that became it.")
        raise _refusal("receiver", sentence, province=receiver.name)


def _check_day(handover: Handover) -> None:
    given, taken, on = handover.from_edition, handover.to_edition, handover.on
    _check_existed(handover.giver, on, "on")
    _check_existed(handover.receiver, on, "on")
    if given.starts_on and on < given.starts_on:
        raise _refusal("on", _("The flag cannot be handed over before the edition begins."))
    if taken.last_day and on > taken.last_day:
        raise _refusal("on", _("The flag cannot be handed over after the next edition has ended."))


def _check_existed(province: Province, day: datetime.date, field: str) -> None:
    if not province.existed_on(day):
        sentence = _("%(province)s did not exist on %(day)s: choose the unit of that day.")
        raise _refusal(field, sentence, province=province.name, day=formats.date_format(day))


def _check_member(province: Province, day: datetime.date) -> None:
    members = set(Province.objects.members(day).values_list("pk", flat=True))
    if members and province.pk not in members:
        sentence = _("%(province)s is not a member of the series on %(day)s.")
        raise _refusal("province", sentence, province=province.name, day=formats.date_format(day))


def _heir(edition: Edition) -> Province:
    """The province that takes the host's place at an edition not yet held."""
    host = edition.host
    if host is None or host.merged_into_id is None:
        raise Refused(_("The host has no successor."))
    lineage = Lineage.load()
    heir = lineage.became_by(host, edition.starts_on) if edition.starts_on else lineage.became(host)
    if heir.pk == host.pk or edition.is_closed:
        raise Refused(_("The edition was held before the merger, so it keeps the host of its day."))
    if Handover.objects.filter(from_edition=edition).exists():
        raise Refused(_("A flag handover of this edition is recorded, so its host stands."))
    return heir


def _set_host(edition: Edition, province: Province, reasons: dict[str, str], *, asked_as: str) -> None:
    """Store the host; `asked_as` is what the caller's form calls the reason for hosting again."""
    if edition.starts_on:
        _check_existed(province, edition.starts_on, "province")
    lineage = Lineage.load()
    # Two editions may take hosts at once, each unseen by the other. They meet at the unit of today,
    # which all that ever merged into it share, so the second one sees the turn of the first.
    Province.objects.select_for_update(no_key=True).get(pk=lineage.became(province).pk)
    if not any(text.strip() for text in reasons.values()):
        _refuse_repeat(edition, province, lineage, asked_as)
    _store_host(edition, province, reasons)


def _refuse_repeat(edition: Edition, province: Province, lineage: Lineage, field: str) -> None:
    """Refuse a province that hosted before, itself, as one that became it, or as what it became."""
    kin = lineage.forebears(province).union(lineage.line(province))
    turn = Edition.objects.real().filter(host__in=kin).exclude(pk=edition.pk).select_related("host").first()
    if turn is None:
        return
    if turn.host_id == province.pk:
        sentence = _("%(province)s has hosted before (%(edition)s): give the reason for hosting again.")
    else:
        sentence = _("%(province)s has hosted before (%(edition)s, as %(host)s): give the reason for hosting again.")
    raise _refusal(field, sentence, province=province.name, host=turn.host, edition=turn)


def _store_host(edition: Edition, province: Province | None, reasons: dict[str, str]) -> None:
    edition.host = province
    for name, text in reasons.items():
        setattr(edition, name, text.strip())
    edition.save(update_fields=["host", *reasons])


def _describe(handover: Handover, details: dict[str, Any]) -> None:
    unknown = set(details) - {*PICTURE, *TEXT}
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    for name, value in details.items():
        setattr(handover, name, value)
    try:
        # PostgreSQL would fail on a text that is too long, and browsers follow any link they are shown.
        handover.clean_fields(exclude={field.name for field in handover._meta.fields} - set(details))
    except ValidationError as error:
        raise Refused(fields=error.message_dict) from error


def _refusal(field: str, sentence: str, **words: object) -> Refused:
    return Refused(fields={field: [sentence % words if words else sentence]})


def _refuse_fictional(edition: Edition) -> None:
    if edition.is_fictional:
        raise Refused(_("The demonstration edition has no place in the rotation."))


def _refuse_second_host(edition: Edition) -> None:
    if edition.host:
        raise Refused(_("This edition has a host already: %(host)s.") % {"host": edition.host.name})


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update().get(pk=edition.pk)


def _locked_both(first: Edition, second: Edition) -> tuple[Edition, Edition]:
    locked = Edition.objects.select_for_update().order_by("pk").in_bulk([first.pk, second.pk])
    return locked[first.pk], locked[second.pk]
