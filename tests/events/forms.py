"""Filling in the registration form as a visitor does, step by step."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from events.models import Opening, RegistrationDraft

PERSON = {
    "honorific": "Bà", "name": "Trần Thị Sen", "position": "Giám đốc", "unit": "Sở Công Thương Đồng Tháp",
    "phone": "0912 345 678", "email": "sen@example.vn",
}  # fmt: skip
AGREED = {"adult": "on", "notice": "on"}


def address(opening: Opening, step: str = "", language: str = "") -> str:
    return f"{language}/{opening.event.edition.year}/register/{step and f'{step}/'}"


def choose(client: Client, opening: Opening, **more: Any) -> Any:
    typed = {"category": opening.category_id, "events": [opening.event_id]}
    return client.post(address(opening), typed | more)


def tell(client: Client, opening: Opening, **more: Any) -> Any:
    return client.post(address(opening, "person"), PERSON | more)


def stay(client: Client, opening: Opening, **more: Any) -> Any:
    return client.post(address(opening, "stay"), more)


def send(client: Client, opening: Opening, **more: Any) -> HttpResponse:
    key = RegistrationDraft.objects.latest("pk").key
    return client.post(address(opening, "review"), AGREED | {"key": str(key)} | more)  # type: ignore[return-value]


def register(client: Client, opening: Opening, **person: Any) -> HttpResponse:
    """All steps; returns the answer to the last."""
    choose(client, opening)
    tell(client, opening, **person)
    stay(client, opening)
    return send(client, opening)
