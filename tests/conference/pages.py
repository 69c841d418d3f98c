"""Reading a page as a person does: its words, its facts, its links."""

import html
import re


def words(markup: str) -> str:
    """The text of a page or a part of it, without marks, spaces single."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def main_of(content: bytes) -> str:
    """The markup of the page's main part, without the frame around it."""
    page = content.decode()
    return page[page.index("<main") : page.index("</main>")]


def facts_of(content: bytes) -> dict[str, str]:
    """What the page's list of facts says, by its terms."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", content.decode(), flags=re.S)
    return {words(term): words(fact) for term, fact in pairs}
