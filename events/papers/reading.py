"""What a Word file says, to be read where it is judged. Nothing of it is kept or interpreted: words alone."""

from collections.abc import Iterator
from itertools import islice
from typing import Any
from zipfile import ZipFile

import docx
from django.db.models.fields.files import FieldFile
from docx.document import Document
from docx.table import Table

# A page of the desk waits for it: what unpacks to more than any paper's text is downloaded instead.
MOST_BYTES = 4 * 1024 * 1024
MOST_PARAGRAPHS = 2000


def paragraphs(file: FieldFile) -> list[str]:
    """The paragraphs of a stored DOCX in their order, tables row by row; none of a PDF and of what cannot be read."""
    if not str(file.name).endswith(".docx"):
        return []
    try:
        with file.open("rb") as stored, ZipFile(stored) as archive:
            if archive.getinfo("word/document.xml").file_size > MOST_BYTES:
                return []
            stored.seek(0)
            return list(islice(_told(docx.Document(stored)), MOST_PARAGRAPHS))
    except Exception:  # noqa: BLE001  a file made by who knows what makes the library raise almost anything
        return []


def _told(document: Document) -> Iterator[str]:
    for part in document.iter_inner_content():
        told = [_row(row) for row in part.rows] if isinstance(part, Table) else [part.text.strip()]
        yield from filter(None, told)


def _row(row: Any) -> str:
    return " | ".join(cell.text.strip() for cell in row.cells)
