"""Rows of every registered model in two editions, each row bearing its year's mark."""

import datetime
import uuid

from django.db.models import Model

from conference import history, rotation
from conference.choices import Action, Audience, LeaderPart, Role
from conference.models import Edition, FormerYear, Leader, Source, StaffRole
from events import places, registration
from events.choices import DelegateSource, IndicatorTopic
from events.models import Direction, Event, Indicator, Opening
from exhibitors import exhibiting
from tests import factories
from tests.events import badge_layouts
from tests.exhibitors import fairs


def mark(year: int) -> str:
    return f"Dấu{year}tích"


def plant(year: int, ordinal: int) -> list[Model]:
    """One edition with a row of everything that hangs on an edition."""
    edition = factories.EditionFactory(
        year=year, ordinal=ordinal, theme_vi=mark(year), theme_en=mark(year), city_vi=mark(year), venue_vi=mark(year),
        organisers_vi=mark(year), note_vi=mark(year), cover_credit=mark(year),
    )  # fmt: skip
    province = factories.ProvinceFactory(name_vi=f"Tỉnh {ordinal}", name_en=f"Province {ordinal}")
    later = factories.EditionFactory(year=year + 100, ordinal=ordinal + 1, theme_vi=mark(year))
    heir = factories.ProvinceFactory()
    on = edition.starts_on
    rows: list[Model] = [
        edition,
        factories.EventFactory(edition=edition, name_vi=mark(year), name_en=mark(year), place_vi=mark(year)),
        factories.DocumentFactory(
            edition=edition,
            title_vi=mark(year),
            title_en=mark(year),
            number=f"{mark(year)}/KH",
            audience=Audience.STAFF,
        ),
        Leader.objects.create(edition=edition, part=LeaderPart.CHAIR, name=mark(year), position_vi=mark(year)),
        Source.objects.create(edition=edition, url=f"https://example.vn/{mark(year)}"),
        Direction.objects.create(edition=edition, addressed_to_vi=mark(year), text_vi=mark(year)),
        Indicator.objects.create(
            edition=edition, topic=IndicatorTopic.REGION, key="area", label_vi=mark(year), value=1
        ),
        rotation.nominate(by=None, edition=edition, province=province, on=on, note=mark(year)),
    ]
    FormerYear.objects.create(edition=edition, year=year + 50)
    rotation.record_host(by=None, edition=edition, province=province, repeat_reason_vi=mark(year))
    rotation.record_host(by=None, edition=later, province=heir)
    rows.append(
        rotation.hand_over(
            by=None, from_edition=edition, to_edition=later, giver=province, receiver=heir,
            on=on + datetime.timedelta(days=1), note_vi=mark(year),
        )
    )  # fmt: skip
    rows += _registered(edition, rows[1], mark(year))
    rows.append(badge_layouts.a_layout(edition, name=mark(year)))
    rows += _exhibiting(edition, mark(year))
    colleague = factories.officer(Role.CONTENT, edition, full_name=mark(year), email=f"a{year}@example.vn")
    rows += [colleague, StaffRole.objects.get(user=colleague)]
    rows.append(history.record(by=colleague, action=Action.CHANGED, target=rows[1], changes={"name_vi": mark(year)}))
    return rows


def _registered(edition: Edition, event: Event, words: str) -> list[Model]:
    """A category, its opening, a delegate who registered, and the places of the event."""
    category = factories.CategoryFactory(edition=edition, name_vi=words, name_en=words)
    opening = Opening.objects.create(event=event, category=category)
    person = {"name": words, "position": words, "unit": words, "diet": words, "lodging_note": words}
    receipt = registration.register(
        by=None, source=DelegateSource.STAFF, category=category, events=[event], key=uuid.uuid4(), person=person
    )
    delegate = receipt.delegate
    assert delegate is not None
    return [category, opening, delegate, delegate.registrations.get(), places.event_pool(event)]


def _exhibiting(edition: Edition, words: str) -> list[Model]:
    """An exhibitor with a product, who applied, and the booths of a province."""
    fair = fairs.a_fair(edition)
    fairs.some_booths(fair, 1)
    province = factories.ProvinceFactory()
    application = fairs.applied(fair, words, name_en=words, province=province, note=words, address=words)
    product = exhibiting.add_product(
        by=None, exhibitor=application.exhibitor, name_vi=words, name_en=words, category="food"
    )
    return [application.exhibitor, application, product, fairs.an_allotment(fair, province, 1)]
