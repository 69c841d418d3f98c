"""Invited papers for tests, made through the writers."""

import datetime
from typing import Any

from django.core.files.base import ContentFile

from conference.models import Edition
from conference.project import demo_files
from events import papers
from events.models import PaperInvitation

NOW = datetime.datetime(2040, 8, 1, 2, 0, tzinfo=datetime.UTC)
DUE = datetime.date(2040, 9, 20)
WORDS = {"title_vi": "Phát triển cụm công nghiệp", "text_vi": "Kính thưa quý vị đại biểu"}


def invited(edition: Edition, **details: Any) -> papers.Invited:
    given = {
        "unit": "Sở Công Thương tỉnh Mẫu", "topic": "Cụm công nghiệp", "due_on": DUE, "at": NOW,
        "contact": "Bà Ví Dụ, 0900 000 000",
    }  # fmt: skip
    return papers.invite(by=None, edition=edition, **given | details)


def sent(edition: Edition, content: dict[str, Any] | None = None, **details: Any) -> PaperInvitation:
    made = invited(edition, **details)
    return papers.send(token=made.token, seen=None, at=NOW, **(content or WORDS))


def word_file(*lines: str, name: str = "tham-luan.docx") -> "ContentFile[bytes]":
    return ContentFile(demo_files.paper(*lines).read(), name=name)
