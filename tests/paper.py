"""A PDF as it lies on the table: its words with their places, its fonts and its size, read by poppler."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape

import pytest

A_POINT = 25.4 / 72
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A word with its box, in millimetres from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """One page; width and height in millimetres."""

    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def pages(content: bytes) -> list[Page]:
    return [
        Page(float(width) * A_POINT, float(height) * A_POINT, [_word(*found) for found in WORD.findall(words)])
        for width, height, words in PAGE.findall(_poppler("pdftotext", content, "-bbox", "-", "-"))
    ]


def text(content: bytes) -> str:
    """All its words in reading order, spaces single."""
    return " ".join(_poppler("pdftotext", content, "-layout", "-", "-").split())


def raw(content: bytes) -> str:
    """All its words in the order in which they were set: a row's cells one after the other."""
    return " ".join(_poppler("pdftotext", content, "-raw", "-", "-").split())


def fonts(content: bytes) -> dict[str, bool]:
    """Each font, and whether the file carries it."""
    rows = _poppler("pdffonts", content, "-").splitlines()[2:]
    return {row.split()[0].partition("+")[2]: row.split()[-5] == "yes" for row in rows}


def info(content: bytes) -> dict[str, str]:
    lines = _poppler("pdfinfo", content, "-").splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    at = [float(side) * A_POINT for side in (left, top, right, bottom)]
    return Word(at[0], at[1], at[2], at[3], unescape(text))


def _poppler(program: str, content: bytes, *arguments: str) -> str:
    if not shutil.which(program):
        pytest.skip(f"{program} not found: install the package poppler-utils")
    return subprocess.run([program, *arguments], input=content, capture_output=True, check=True).stdout.decode()
