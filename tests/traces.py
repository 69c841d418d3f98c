"""Where in the whole database and the folder of files something is written. Tables are walked, not listed."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from conference.folding import fold


def texts_of_tables() -> Iterator[tuple[str, str]]:
    """Every text, JSON and binary column of every table of the database, whichever app made it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((f"{table}.{name}", _text(value)) for name, value in zip(columns, row, strict=True))


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    # JSON may be stored with its letters escaped.
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def texts_of_files() -> Iterator[tuple[str, str]]:
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes().decode("utf-8", "replace") + path.name


def of(spellings: Sequence[str]) -> set[str]:
    """The columns and files in which one of these stands, whatever its accents."""
    everywhere = [*texts_of_tables(), *texts_of_files()]
    return {place for place, text in everywhere if any(fold(one) in fold(text) for one in spellings)}
