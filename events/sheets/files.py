"""What kind of file it is, by what is in it: names lie."""

import re

from django.utils.translation import gettext_lazy as _

from events.sheets import texts, xls, xlsx
from events.sheets.rows import Unreadable
from events.sheets.table import Book

MOST_BYTES = 10 * 1024 * 1024
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
MARKED_UP = re.compile(rb"<(!doctype html|html|head|table|meta)\b", re.IGNORECASE)


def book_of(data: bytes, name: str) -> Book:
    """The tables in a file. Raises Unreadable with what to do about a file that holds none."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(_("This file is empty. Choose the one with the list."))
    if len(data) > MOST_BYTES:
        raise Unreadable(_("This file is larger than 10 MB. Take out pictures, or send the list in several parts."))
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return xls.read(data)
    _refuse(data)
    return texts.read_html(data) if _is_html(data) else texts.read_csv(data)


def _zipped(data: bytes) -> Book:
    if b"word/document.xml" in data:
        raise Unreadable(_("This is a Word file. Copy its table and paste it, or save the list as .xlsx."))
    if b"xl/workbook.bin" in data or b"application/vnd.oasis" in data[:200]:
        raise Unreadable(_("This kind of workbook is not read here. Save it as .xlsx, and send that."))
    return xlsx.read(data)


def _refuse(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        raise Unreadable(_("This is a PDF. Choose the list as an Excel file (.xlsx), or copy its table and paste it."))
    if data.startswith(PICTURES):
        raise Unreadable(_("This is a picture. Choose the list as an Excel file (.xlsx)."))
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:3000] or data[:20].lower().startswith(b"mime-version"):
        raise Unreadable(_("This kind of workbook is not read here. Save it as .xlsx, and send that."))
    if data.startswith(b"{\\rtf"):
        raise Unreadable(_("This is a Word file. Copy its table and paste it, or save the list as .xlsx."))


def _is_html(data: bytes) -> bool:
    start = data[:4000]
    return bool(MARKED_UP.search(start.replace(b"\0", b"")))
