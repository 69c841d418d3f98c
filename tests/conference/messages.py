"""A kind of message for tests, and a maker of rows."""

from typing import Any

from conference import outbox
from conference.message_kinds import Kind, Placeholder, Texts
from conference.models import Message

NOTE = Kind(
    name="test.note",
    label="Test note",
    placeholders=(
        Placeholder("name", "whom it is for", "Trần Thị Sen", needed=True),
        Placeholder("hall", "where", "Hội trường A"),
        Placeholder("link", "the way in", "https://example.vn/x", secret=True),
    ),
    texts={
        "vi": Texts("Mời {name}", "Kính gửi {name},\nmời đến {hall}.\n{link}"),
        "en": Texts("For {name}", "Dear {name},\nplease come to {hall}.\n{link}", "Hello {name}!"),
    },
)


def queued(number: int = 1, **details: Any) -> Message:
    """A message that waits, to a person of that number."""
    written = {"kind": NOTE, "to_name": f"Trần Thị {number}", "to_address": f"sen{number}@example.vn", "language": "vi"}
    return outbox.queue(by=None, **(written | {"values": {"name": f"Sen {number}", "hall": "A"}} | details))
