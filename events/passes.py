"""Reads: what a pass shows of its delegate."""

import datetime
from dataclasses import dataclass

from conference.models import Edition
from events import programme, published, seats
from events.choices import OF_A_STAY, PoolKind, RegistrationState
from events.models import AgendaVersion, Delegate, Hold, PickUp, Registration, Seat, SessionSignUp
from events.programme import Programme, Session


@dataclass(frozen=True)
class Place:
    """One registration as its owner sees it; `turn` is the place in the queue, of whoever waits."""

    registration: Registration
    turn: int | None
    chosen: frozenset[int]
    """Which sessions were asked for, by id; of an event with none, all of it concerns the delegate."""


@dataclass(frozen=True)
class Pass:
    """A delegate with all that concerns them. `version` is None before the programme is published."""

    delegate: Delegate
    places: list[Place]
    version: AgendaVersion | None
    whole: Programme
    hotel: str
    pick_up: PickUp | None
    seats: list[Seat]

    @property
    def edition(self) -> Edition:
        return self.delegate.edition

    @property
    def live(self) -> list[Place]:
        return [place for place in self.places if place.registration.is_live]

    @property
    def confirmed(self) -> list[Place]:
        return [place for place in self.places if place.registration.state == RegistrationState.CONFIRMED]

    @property
    def held_until(self) -> datetime.datetime | None:
        """Until when the contact has to be confirmed, lest a place go to others; None where none would."""
        return min((one.registration.held_until for one in self.live if one.registration.held_until), default=None)

    @property
    def is_substituted(self) -> bool:
        """Whether another person comes in their place, and this pass is nobody's any more."""
        states = {place.registration.state for place in self.places}
        return RegistrationState.SUBSTITUTED in states and not self.live

    @property
    def sessions(self) -> list[Session]:
        """Their own programme: of the events they may attend, what they chose, else all."""
        return [session for session in self.whole.sessions if self.concerns(session)]

    def concerns(self, session: Session) -> bool:
        for place in self.live:
            if place.registration.event_id == session.event.id:
                return not place.chosen or session.is_pause or session.id in place.chosen
        return False

    def offered(self, place: Place) -> list[Session]:
        """The sessions among which they choose at that event."""
        return programme.to_choose([one for one in self.whole.sessions if one.event.id == place.registration.event_id])


def find(token: str) -> Delegate | None:
    """Whose pass the secret opens. One query."""
    rows = Delegate.objects.select_related("edition__host", "category", "province")
    return rows.filter(pass_token=token).first()


def of(delegate: Delegate) -> Pass:
    """Six queries, and one more for each event the delegate waits for."""
    rows = Registration.objects.filter(delegate=delegate).select_related("event")
    registrations = list(rows.order_by("event__starts_on", "event", "pk"))
    year = delegate.edition.year
    version = published.live(year) if year else None
    holds = Hold.objects.filter(registration__in=registrations, pool__kind__in=OF_A_STAY)
    stay = {hold.pool.kind: hold.pool for hold in holds.select_related("pool__pick_up")}
    return Pass(
        delegate=delegate,
        places=_places(_latest(registrations)),
        version=version,
        whole=programme.read(version.content) if version else programme.EMPTY,
        hotel=stay[PoolKind.HOTEL].name if PoolKind.HOTEL in stay else "",
        pick_up=stay[PoolKind.PICK_UP].pick_up if PoolKind.PICK_UP in stay else None,
        seats=seats.told_to(delegate),
    )


def _latest(registrations: list[Registration]) -> list[Registration]:
    """Of each event the live registration, else the last one."""
    chosen: dict[int, Registration] = {}
    for one in sorted(registrations, key=lambda one: (one.is_live, one.pk)):
        chosen[one.event_id] = one
    return [one for one in registrations if chosen[one.event_id] is one]


def _places(registrations: list[Registration]) -> list[Place]:
    chosen: dict[int, set[int]] = {}
    for registration, session in (
        SessionSignUp.objects.standing()
        .filter(registration__in=registrations)
        .values_list("registration_id", "session_id")
    ):
        chosen.setdefault(registration, set()).add(session)
    return [Place(one, _turn(one), frozenset(chosen.get(one.pk, ()))) for one in registrations]


def _turn(registration: Registration) -> int | None:
    if registration.state != RegistrationState.WAITING:
        return None
    waiting = Registration.objects.filter(event=registration.event_id, state=RegistrationState.WAITING)
    return waiting.filter(queued_at__lt=registration.queued_at).count() + 1
