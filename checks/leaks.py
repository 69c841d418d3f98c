"""No file of the repository names a place that only one machine has."""

import re
from pathlib import Path

from checks.running import ROOT, Problem, files

# The homes of people and of build machines; /usr, /etc, /var and /tmp are everywhere.
PLACES = re.compile(r"(?<![\w.<>}\)])/(?:root|home|Users|work|workspace|farm|builds)/[\w.-]")
INDEXES = re.compile(
    r"registry\.(?:npmjs|yarnpkg|npmmirror)\.|files\.pythonhosted\.|pypi\.[\w.]*/simple|--(?:extra-)?index-url|proxy\.golang\."
)


def check() -> None:
    """Raise Problem with file and line of every machine's path and package index's address."""
    told = [f"{path}:{number}: {found}" for path in files() for number, found in finds(text_of(ROOT / path))]
    if told:
        raise Problem("\n".join(told))


def text_of(path: Path) -> str:
    """The file's text; "" for a binary file."""
    data = path.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def finds(text: str, checkout: Path = ROOT) -> list[tuple[int, str]]:
    """The number of every line that names such a place, with what it names."""
    patterns = [PLACES, INDEXES, re.compile(re.escape(str(checkout)) + r"\b")]
    lines = enumerate(text.splitlines(), 1)
    return [(number, hit[0]) for number, line in lines for one in patterns for hit in [one.search(line)] if hit]
