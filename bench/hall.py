"""What the benchmarks of registering ask of the site from within: events to register for, and what came of it."""

import datetime
import json
import os
import sys
import uuid
from typing import Any

import django

UNIT = "Sở Công Thương"
PERSON = {"honorific": ["Bà"], "position": ["Chuyên viên"], "unit": [UNIT]}


def opened(count: str, size: str) -> dict[str, Any]:
    """A public edition with so many events of so many places each, to which anybody may come without approval."""
    from conference import editions
    from events import places
    from events.choices import EventKind, OpeningMode
    from events.models import Category, Event, Opening

    begun = editions.open_edition(
        by=None, year=2040, ordinal=40, theme_vi="Liên kết vùng", starts_on=datetime.date(2040, 10, 10)
    )
    of = editions.publish(by=None, edition=begun)
    category = Category.objects.create(edition=of, code="hot", name_vi="Đại biểu", name_en="Delegates")
    made = []
    for number in range(int(count)):
        event = Event.objects.create(edition=of, kind=EventKind.MAIN, name_vi=f"Hội nghị {number}")
        places.resize(by=None, pool=places.event_pool(event), size=int(size))
        Opening.objects.create(event=event, category=category, mode=OpeningMode.OPEN, needs_approval=False)
        made.append(event.pk)
    return {"year": of.year, "edition": of.pk, "category": category.pk, "events": made}


def drafts(category: str, event: str, count: str) -> list[dict[str, str]]:
    """So many forms that are filled in but for the last step: the cookie that opens each, and its key."""
    from django.utils import timezone

    from events import drafts
    from events.models import Category

    found, made = Category.objects.select_related("edition").get(pk=category), []
    for number in range(int(count)):
        name, now = f"{event} {number}", timezone.now()
        draft, cookie = drafts.begin(edition=found.edition, at=now)
        typed = {
            "choice": {"category": [category], "events": [event]},
            "person": PERSON | {"name": [f"Nguyễn Thị {name}"], "email": [f"g{event}-{number}@example.vn"]},
            "stay": {},
        }
        for step, values in typed.items():
            drafts.keep(draft=draft, step=step, typed=values, at=now)
        made.append({"cookie": cookie, "key": str(draft.key)})
    return made


def told(event: str) -> dict[str, Any]:
    """What came of the registrations for an event, and of their messages."""
    from django.db.models import Count

    from conference.choices import MessageState
    from conference.models import Message
    from events import places
    from events.choices import PoolKind
    from events.models import Delegate, Pool, Registration

    rows = Registration.objects.filter(event=event).order_by()
    pool = Pool.objects.get(event=event, kind=PoolKind.EVENT)
    people = Delegate.objects.filter(registrations__event=event)
    messages = Message.objects.filter(about_id__in=[str(pk) for pk in people.values_list("pk", flat=True)])
    return {
        "states": dict(rows.values_list("state").annotate(Count("pk"))),
        "people": people.values("email").distinct().count(),
        "taken": pool.taken,
        "waiting": pool.waiting,
        "messages": list(messages.values_list("message_id", "to_address", "possibly_twice")),
        "differences": [str(one) for one in places.differences()],
        "unsent": messages.exclude(state=MessageState.SENT).count(),
    }


def registered(*events: str) -> int:
    """How many are registered for these events."""
    from events.models import Registration

    return Registration.objects.filter(event__in=events).count()


def let_in(*events: str) -> int:
    """How many came to these events."""
    from events.choices import ScanResult
    from events.models import Scan

    return Scan.objects.filter(event__in=events, result=ScanResult.FIRST).count()


def expire() -> int:
    """End the leases of a worker that was killed, as they end by themselves after some minutes."""
    from django.utils import timezone

    from conference.models import Message

    return Message.objects.exclude(leased_until=None).update(leased_until=timezone.now())


def badges(category: str, event: str, count: str) -> list[str]:
    """The codes on the badges of so many people who are confirmed for the event."""
    from events import registration
    from events.models import Category, Event

    of, to = Category.objects.select_related("edition").get(pk=category), Event.objects.get(pk=event)
    receipts = [
        registration.register(
            by=None, category=of, events=[to], key=uuid.uuid4(),
            person={"name": f"Trần Văn {event} {number}", "unit": UNIT, "email": f"b{event}-{number}@example.vn"},
        )
        for number in range(int(count))
    ]  # fmt: skip
    return [one.delegate.scan_code for one in receipts if one.delegate]


def officer(edition: str) -> str:
    """The cookie of a colleague who keeps the door and has shown the second factor."""
    from django.test import Client
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from conference import staff
    from conference.choices import Role
    from conference.models import Edition

    of, client = Edition.objects.get(pk=edition), Client()
    user = staff.invite(by=None, email="door@example.vn", full_name="Bà Cửa", role=Role.RECEPTION, edition=of)
    device = TOTPDevice.objects.create(user=user, name="bench", confirmed=True)
    client.force_login(user, backend="conference.project.visitors.AccountBackend")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return f"sessionid={session.session_key}"


COMMANDS = (opened, drafts, told, registered, let_in, expire, badges, officer)

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")
    django.setup()
    print(json.dumps({one.__name__: one for one in COMMANDS}[sys.argv[1]](*sys.argv[2:])))
