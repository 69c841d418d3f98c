"""What a writer raises when a rule says no."""

from collections.abc import Mapping


class Refused(Exception):
    """A rule said no. `message` is in the reader's language and says what to do.

    `fields` names the form fields the reason belongs to, where there are any, so
    that the page can show it beside them.
    """

    def __init__(self, message: str = "", *, fields: Mapping[str, list[str]] | None = None) -> None:
        self.fields = dict(fields or {})
        self.message = str(message) or " ".join(text for texts in self.fields.values() for text in texts)
        super().__init__(self.message)
