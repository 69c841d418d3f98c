"""The forms of a page, and what each would send: its ids and choices as they stand, words left out."""

from html.parser import HTMLParser

Sent = dict[str, list[str]]
# A word that is typed is the sender's own; what the page itself put there is what an id may hide in.
OWN_WORDS = {"text", "email", "tel", "url", "search", "password", ""}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Sent]] = []
        # Buttons that send their form elsewhere.
        self.elsewhere: list[tuple[str, Sent]] = []
        self.choice = ""
        self.numbers = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said.get("action", ""), {}))
        elif tag == "button" and said.get("formaction"):
            self.elsewhere.append((said["formaction"], self.forms[-1][1] if self.forms else {}))
        elif tag in ("input", "textarea", "button") and said.get("name"):
            self._say(said["name"], self._filled(tag, said))
        elif tag == "select":
            self.choice = said.get("name", "")
        elif tag == "option" and self.choice and said.get("value"):
            self._say(self.choice, said["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.choice = ""

    def _say(self, name: str, value: str | None) -> None:
        if self.forms and value is not None:
            self.forms[-1][1].setdefault(name, []).append(value)

    def _filled(self, tag: str, said: dict[str, str]) -> str | None:
        kind = said.get("type", "")
        if kind == "file":
            return None
        if kind == "number" or said.get("inputmode") == "numeric":
            # Each another one, as a ranking wants it.
            self.numbers += 1
            return str(self.numbers)
        if tag == "textarea" or (tag == "input" and kind in OWN_WORDS):
            return "x"
        return said.get("value") or "on"


def forms_of(page: str) -> list[tuple[str, Sent]]:
    """Each form that a page has: where it goes ("" is the page itself), and all that could be chosen in it."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms + reader.elsewhere
