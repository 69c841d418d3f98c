"""Shared makers of test data. Guarded models are made through their writers where a rule matters."""

import datetime
from decimal import Decimal
from typing import Any

import factory
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference.choices import Audience, EditionStatus, ProvinceType, Role
from conference.models import Document, Edition, Province, StaffRole, User
from events.choices import EventKind, IndicatorTopic
from events.models import Category, Direction, Event, Indicator, Room, Speaker
from exhibitors.choices import LandmarkKind
from exhibitors.models import Booth, BoothType, Hall, Landmark


class ProvinceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Province

    id = factory.Sequence(lambda n: f"T-{n:03}")
    # Four signs hold however many a run makes.
    code = factory.Sequence(lambda n: f"{n:04X}")
    name_vi = factory.Sequence(lambda n: f"Tỉnh số {n}")
    name_en = factory.Sequence(lambda n: f"Province {n}")
    full_name_vi = factory.LazyAttribute(lambda o: f"Tỉnh {o.name_vi}")
    full_name_en = factory.LazyAttribute(lambda o: f"{o.name_en} Province")
    slug = factory.Sequence(lambda n: f"tinh-{n}")
    type = ProvinceType.PROVINCE
    valid_from = datetime.date(2008, 8, 1)


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    # One process makes more editions than there are years: they start over, each test for itself. The years that
    # tests name themselves lie before.
    ordinal = factory.Sequence(lambda n: 100 + n % 3000)
    year = factory.Sequence(lambda n: 2100 + n % 90)
    status = EditionStatus.PUBLISHED
    theme_vi = "Liên kết vùng"
    theme_en = "Regional links"
    starts_on = factory.LazyAttribute(lambda o: datetime.date(o.year, 10, 10) if o.year else None)


class EventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Event

    edition = factory.SubFactory(EditionFactory)
    kind = EventKind.MAIN
    name_vi = "Hội nghị ngành Công Thương"
    name_en = "Main conference"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    edition = factory.SubFactory(EditionFactory)
    title_vi = "Kế hoạch tổ chức"
    title_en = "Plan"
    number = factory.Sequence(lambda n: f"{n}/KH-SCT")
    audience = Audience.PUBLIC


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.vn")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn {n}")


def officer(role: str, edition: Edition | None = None, **details: Any) -> User:
    """A colleague with one role (the ministry's needs no edition)."""
    user: User = UserFactory(**details)
    StaffRole.objects.create(user=user, role=role, edition=None if role == Role.MINISTRY else edition)
    return user


def signed_in(user: User) -> Client:
    """A client signed in as the user, with the second factor shown."""
    client = Client()
    client.force_login(user, backend="conference.project.visitors.AccountBackend")
    device, _ = TOTPDevice.objects.get_or_create(user=user, name="test", defaults={"confirmed": True})
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    edition = factory.SubFactory(EditionFactory)
    name_vi = factory.Sequence(lambda n: f"Hội trường {n}")
    name_en = factory.Sequence(lambda n: f"Hall {n}")


class SpeakerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Speaker

    name = factory.Sequence(lambda n: f"Trần Thị {n}")
    slug = factory.Sequence(lambda n: f"tran-thi-{n}")
    position_vi = "Giám đốc"
    position_en = "Director"


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    edition = factory.SubFactory(EditionFactory)
    topic = IndicatorTopic.TRADE
    key = "exports"
    label_vi = factory.LazyAttribute(lambda o: f"Chỉ tiêu {o.key}")
    label_en = factory.LazyAttribute(lambda o: f"Indicator {o.key}")
    value = Decimal("108.427")
    unit_vi = "tỷ USD"
    unit_en = "billion USD"


class DirectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Direction

    edition = factory.SubFactory(EditionFactory)
    addressed_to_vi = "Các địa phương"
    text_vi = "Phát triển cụm công nghiệp"


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    edition = factory.SubFactory(EditionFactory)
    code = factory.Sequence(lambda n: f"thanh-phan-{n}")
    name_vi = "Đại biểu"
    name_en = "Delegates"


class HallFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hall

    edition = factory.SubFactory(EditionFactory)
    name_vi = factory.Sequence(lambda n: f"Khu trưng bày {n}")
    name_en = factory.Sequence(lambda n: f"Exhibition hall {n}")
    width = Decimal(60)
    depth = Decimal(40)
    is_public = True


class BoothTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BoothType

    edition = factory.SubFactory(EditionFactory)
    name_vi = factory.Sequence(lambda n: f"Gian hàng loại {n}")
    name_en = factory.Sequence(lambda n: f"Booth of type {n}")
    width = Decimal(3)
    depth = Decimal(3)
    price = 6_000_000


class BoothFactory(factory.django.DjangoModelFactory):
    """A booth of 3 × 3 metres; those of one process stand in rows of ten."""

    class Meta:
        model = Booth

    hall = factory.SubFactory(HallFactory)
    edition = factory.LazyAttribute(lambda o: o.hall.edition)
    code = factory.Sequence(lambda n: f"T{n}")
    x = factory.Sequence(lambda n: Decimal(3 * (n % 10)))
    y = factory.Sequence(lambda n: Decimal(5 * (n // 10 % 7)))
    width = Decimal(3)
    depth = Decimal(3)


class LandmarkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Landmark

    hall = factory.SubFactory(HallFactory)
    kind = LandmarkKind.PILLAR
    x = Decimal(30)
    y = Decimal(36)
    width = Decimal(1)
    depth = Decimal(1)
