"""What a page says to the browser's console."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ConsoleMessage, Page


@contextmanager
def overheard(page: Page) -> Iterator[list[str]]:
    """Warnings, errors and exceptions of scripts, as they come while the block runs."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # The page's own status (a designed 404, say) is told to the console too, and is no fault.
        if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
            said.append(message.text)

    def complain(error: object) -> None:
        said.append(str(error))

    page.on("console", listen)
    page.on("pageerror", complain)
    try:
        yield said
    finally:
        page.remove_listener("console", listen)
        page.remove_listener("pageerror", complain)
