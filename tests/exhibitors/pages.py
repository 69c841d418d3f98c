"""Pages of the fair as a visitor or an exhibitor asks for them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from exhibitors import exhibiting
from exhibitors.models import Application


def token_of(application: Application) -> str:
    """A fresh link's secret of the exhibitor's first contact person."""
    contact = application.exhibitor.contacts.order_by("pk")[0]
    return exhibiting.renew_link(by=None, contact=contact).rstrip("/").rsplit("/", 1)[-1]


def portal(application: Application, name: str = "exhibitor", *parts: Any) -> str:
    """The address of one of the exhibitor's own pages."""
    return reverse(name, args=[token_of(application), *parts])


def get(path: str, status: int = 200) -> str:
    """The page as text."""
    answer = Client().get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()
