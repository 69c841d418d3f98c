"""Clock times as Vietnamese officers write them: 7h30, 7g30, 07.30, 7 giờ 30. Pure."""

import datetime
import re
from dataclasses import dataclass

CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:(?:h|g|giờ|:|\.|,)\s*(?P<minute>\d{2})?|(?=\s*(?:-|$)))\s*(?:'|phút|ph)?", re.IGNORECASE
)
BETWEEN = re.compile(r"\s*(?:->|[-‐‑‒–—−~→]|đến|tới)+\s*", re.IGNORECASE)
BEFORE = re.compile(r"^\s*(?:từ|lúc|khoảng)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """What a cell of times says; `rest` is what could not be read in it."""

    starts: datetime.time | None = None
    ends: datetime.time | None = None
    rest: str = ""


def read(text: str) -> datetime.time | None:
    """One clock time, or None where the text is no such thing."""
    span = span_of(text)
    return span.starts if span.ends is None and not span.rest else None


def span_of(text: str) -> Span:
    """A start and perhaps an end: "7h30", "07:30-8h", "từ 7 giờ 30 đến 8 giờ"."""
    words = " ".join(text.split())
    parts = BETWEEN.split(BEFORE.sub("", words), maxsplit=1)
    times = [_time(part) for part in parts]
    if not words or None in times or (len(times) == 2 and not all(parts)):
        return _salvaged(words)
    return Span(times[0], times[1] if len(times) == 2 else None)


def _time(text: str) -> datetime.time | None:
    found = CLOCK.fullmatch(text.strip())
    return _valid(found) if found else None


def _valid(found: re.Match[str]) -> datetime.time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _salvaged(words: str) -> Span:
    """Of a cell that says more than times, the times that stand at its beginning; the rest is told."""
    found = re.match(rf"{CLOCK.pattern}(?=\s|\(|;|$)", words, re.IGNORECASE)
    start = _valid(found) if found else None
    return Span(start, None, words)
