"""The fictional edition's delegates: generated, registered through the writers, in every state there is."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone

from conference.folding import slug
from conference.models import Edition, Province
from conference.project import delegates_demo_words as words
from events import places, registration
from events.choices import (
    ConsentChannel,
    DelegateSource,
    EventKind,
    Lodging,
    PoolKind,
    Purpose,
    RegistrationState,
    Transport,
)
from events.models import Category, Delegate, Event, Opening, Registration

SPACE = uuid.UUID("0b5b7a7e-5d2f-4d1c-9d53-6c6f6b6b6e64")
State = RegistrationState


def load(edition: Edition, count: int) -> None:
    """Register generated people until there are `count`; what is there already stays as it is."""
    known = Delegate.objects.filter(edition=edition).count()
    if known >= count:
        return
    _make_room(edition, count)
    openings = _openings(edition)
    people = itertools.islice(_people(edition, openings), known, count)
    made = [_register(*row) for row in people]
    if not known:
        _decide(made)


def _openings(edition: Edition) -> dict[str, list[Opening]]:
    """What is open to the people of each category, by its short name."""
    found: dict[str, list[Opening]] = {}
    rows = Opening.objects.filter(event__edition=edition).select_related("event", "category__edition")
    for opening in rows.order_by("pk"):
        found.setdefault(opening.category.code, []).append(opening)
    return found


def _make_room(edition: Edition, count: int) -> None:
    """Hotels and quotas once; a larger hall for more people, so that most are confirmed at any size."""
    main = Event.objects.filter(edition=edition, kind=EventKind.MAIN).get()
    pool = places.event_pool(main)
    if pool.size is not None and pool.size < count:
        places.resize(by=None, pool=pool, size=count)
    if main.pools.filter(kind=PoolKind.QUOTA).exists():
        return
    for name, size in words.HOTELS:
        places.open_hotel_block(by=None, edition=edition, name=name, size=size)
    for province in _provinces(edition)[:3]:
        places.open_quota(by=None, event=main, province=province, size=3, returns_on=edition.starts_on)


def _provinces(edition: Edition) -> list[Province]:
    return list(Province.objects.members(edition.starts_on or timezone.localdate()).distinct().order_by("code"))


def _people(
    edition: Edition, openings: dict[str, list[Opening]]
) -> Iterator[tuple[Category, list[Event], dict[str, Any]]]:
    """Category, events wanted and details of one person after another, always the same."""
    provinces = _provinces(edition)
    turns = [code for code, (share, _posts) in words.SHARES.items() for _ in range(share)]
    for number in itertools.count():
        # Seven and twenty have no common divisor, so each round has each category as often as it should.
        code = turns[number * 7 % len(turns)]
        category, opened = openings[code][0].category, [opening.event for opening in openings[code]]
        yield category, opened if number % 3 == 0 else opened[:1], _person(number, category, provinces)


def _person(number: int, category: Category, provinces: list[Province]) -> dict[str, Any]:
    posts = words.SHARES[category.code][1]
    position, unit = posts[number % len(posts)]
    named = _foreigner(number) if category.is_foreign else _name(number)
    if category.code in ("dai-bieu", "doanh-nghiep"):
        named["province"] = provinces[number % len(provinces)]
    address = f"{slug(named['name'])}.{number}@demo.invalid"
    return named | {
        "position": position,
        "unit": unit,
        "email": address if settings.DEMO else "",
        "lodging": [Lodging.WANTED, Lodging.OWN, ""][number % 3],
        "transport": [Transport.OWN, "", Transport.PICK_UP, ""][number % 4],
        "diet": "Ăn chay" if number % 9 == 4 else "",
    }


def _name(number: int) -> dict[str, Any]:
    honorific = ("Ông", "Bà")[number % 2]
    left, parts = number // 2, []
    # Every name comes once before any comes again, and then it bears a number.
    for words_of in (words.GIVEN[honorific], words.FAMILIES, words.MIDDLES[honorific]):
        left, at = divmod(left, len(words_of))
        parts.append(words_of[(at + number // 28) % len(words_of)])
    given, family, middle = parts
    return {"honorific": honorific, "name": " ".join([family, middle, given, *([str(left + 1)] if left else [])])}


def _foreigner(number: int) -> dict[str, Any]:
    turn, at = divmod(number // 20, len(words.FOREIGN))
    name, country = words.FOREIGN[at]
    return {
        "name": f"{name} {turn + 1}" if turn else name,
        "country": country,
        "language": "en",
        "interpretation": "English",
    }


def _register(category: Category, events: list[Event], person: dict[str, Any]) -> Delegate:
    # Colleagues enter those to whom nothing is open, and everybody where no mail is to go out.
    public = settings.DEMO and category.code != "ban-to-chuc"
    entered = DelegateSource.PUBLIC if public else DelegateSource.STAFF
    receipt = registration.register(
        by=None, category=category, events=events, person=person, source=entered,
        key=uuid.uuid5(SPACE, f"{category.edition_id} {person['name']} {person['unit']}"),
        consents=registration.Consents(list(Purpose)[: len(person["name"]) % 4], "1", ConsentChannel.FORM),
        invitation=category.invitation,
    )  # fmt: skip
    assert receipt.delegate is not None
    return receipt.delegate


def _decide(delegates: list[Delegate]) -> None:
    """Bring the delegates into every state, one after the other in turn."""
    approve: Callable[[Registration], object] = lambda one: registration.approve(by=None, registration=one)  # noqa: E731
    acts: list[Callable[[Registration], object]] = [
        *[approve] * 7,
        lambda one: registration.decline(by=None, registration=one),
        lambda one: registration.ask(by=None, registration=one, what="Giấy giới thiệu của đơn vị"),
        lambda one: one,
    ]
    applied = Registration.objects.filter(delegate__in=delegates, state=State.APPLIED).select_related("event")
    for act, one in zip(itertools.cycle(acts), applied.order_by("pk"), strict=False):
        act(one)
    confirmed = Registration.objects.filter(delegate__in=delegates, state=State.CONFIRMED).select_related("event")
    rows = list(confirmed.order_by("pk"))
    for one in rows[5:80:25]:
        registration.withdraw(by=None, registration=one)
    for number, one in enumerate(rows[8:60:30]):
        person = {"name": f"{words.FAMILIES[number]} Thế Thay", "honorific": "Ông", "position": "Phó Trưởng phòng"}
        registration.substitute(by=None, delegate=one.delegate, person=person, registrations=[one])
