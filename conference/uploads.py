"""What comes in as a file: pictures are made anew, documents are looked into, the rest is refused.

Every function takes an upload, returns a file that may be stored, or raises ValidationError
with a message for the person who chose the file.
"""

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

import pikepdf
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE

MAX_PIXELS = 40_000_000
MAX_SIDE = 10_000
STORED_SIDE = 2400
JPEG_QUALITY = 85
PAPER = "#FFFDF8"
PICTURE_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

PDF_MAX_OBJECTS = 300_000
PDF_ACTIONS = frozenset(
    ["/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute", "/GoToE"]
)
PDF_SCRIPTS = frozenset(["/JS", "/JavaScript", "/XFA"])
PDF_ATTACHMENTS = frozenset(["/EF", "/EmbeddedFiles"])

OFFICE_MAX_FILES = 5_000
OFFICE_MAX_BYTES = 200 * MEGABYTE
OFFICE_MAIN_PART = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
# What a click on a slide may set going.
SLIDE_ACTIONS = (b"ppaction://program", b"ppaction://macro", b"ppaction://ole")

Upload: TypeAlias = "File[Any]"  # Django's uploads and stored files alike
Stored: TypeAlias = "ContentFile[bytes]"


def clean_picture(file: Upload) -> Stored:
    """The picture as a fresh JPEG: upright, at most 2400 px a side, its first frame, and no metadata."""
    _refuse_large(file)
    try:
        with Image.open(file, formats=PICTURE_FORMATS) as picture:
            _refuse_many_pixels(picture.size)
            return _as_jpeg(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except ValidationError:
        raise
    except Exception as error:  # a broken picture makes Pillow's decoders raise almost anything
        raise ValidationError(
            _("This file is no picture that can be read. Choose a JPEG, PNG or WebP."), "no_picture"
        ) from error


def clean_document(file: Upload) -> Stored:
    """The document unchanged, once it is known to be a PDF, DOCX or XLSX that only holds what is read."""
    return _clean_one_of((".pdf", ".docx", ".xlsx"), file, _("Choose a PDF, a DOCX or an XLSX file."))


def clean_paper(file: Upload) -> Stored:
    """As `clean_document`, for a text that was written to be read: a PDF or DOCX."""
    return _clean_one_of((".pdf", ".docx"), file, _("Choose a PDF or a DOCX file."))


def clean_slides(file: Upload) -> Stored:
    """As `clean_document`, for slides: a PDF or PPTX. A slide that starts a program or a macro is refused."""
    return _clean_one_of((".pdf", ".pptx"), file, _("Choose a PDF or a PPTX file."))


def _clean_one_of(endings: tuple[str, ...], file: Upload, otherwise: str) -> Stored:
    ending = Path(file.name or "").suffix.lower()
    if ending not in endings:
        raise ValidationError(otherwise, "kind")
    return clean_pdf(file) if ending == ".pdf" else clean_office(file)


def clean_pdf(file: Upload) -> Stored:
    """The PDF unchanged; refused where it runs, launches, sends or carries anything, or is locked."""
    _refuse_large(file)
    content = _bytes(file)
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise _locked_pdf()
            _refuse_active(pdf)
    except pikepdf.PasswordError as error:
        raise _locked_pdf() from error
    except (pikepdf.PdfError, RecursionError, ValueError) as error:
        raise ValidationError(_("This file is no PDF that can be read."), "no_pdf") from error
    return ContentFile(content, name=file.name)


def clean_office(file: Upload) -> Stored:
    """The DOCX, XLSX or PPTX unchanged; refused where it holds macros or unpacks to more than it may."""
    _refuse_large(file)
    content, ending = _bytes(file), Path(file.name or "").suffix.lower()
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _refuse_bomb(archive)
            _refuse_macros(archive)
            _refuse_slide_actions(archive)
            if OFFICE_MAIN_PART[ending] not in archive.namelist():
                raise BadZipFile
    except (BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise ValidationError(
            _("This file is no %(kind)s that can be read.") % {"kind": ending[1:].upper()}, "no_office"
        ) from error
    return ContentFile(content, name=file.name)


# --- pictures ----------------------------------------------------------------------------------


def _as_jpeg(picture: Image.Image) -> Stored:
    picture.draft(None, (STORED_SIDE, STORED_SIDE))  # lets the JPEG decoder skip pixels nobody will see
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((STORED_SIDE, STORED_SIDE))
    # A canvas of our own takes over nothing but the pixels: place and camera stay behind.
    canvas = Image.new("RGB", upright.size, PAPER)
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        canvas.paste(upright, mask=upright.getchannel("A"))
    else:
        canvas.paste(upright.convert("RGB"))
    made = io.BytesIO()
    canvas.save(made, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return ContentFile(made.getvalue(), name="picture.jpg")


def _refuse_many_pixels(size: tuple[int, int]) -> None:
    width, height = size
    if max(size) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "This picture has too many pixels: at most 40 megapixels, and 10,000 pixels a side. "
            "Make it smaller and try again."
        ),
        "pixels",
    )


# --- documents ---------------------------------------------------------------------------------


def _refuse_active(pdf: pikepdf.Pdf) -> None:
    if len(pdf.objects) > PDF_MAX_OBJECTS:
        raise ValidationError(_("This PDF has too many parts. Print it to a new PDF and try again."), "parts")
    for found in _dictionaries(pdf):
        keys = set(found.keys())
        if keys & PDF_SCRIPTS or str(found.get("/S", "")) in PDF_ACTIONS:
            raise ValidationError(
                _(
                    "This PDF holds a script or starts something when it is opened. "
                    "Print it to a new PDF and try again."
                ),
                "active",
            )
        if keys & PDF_ATTACHMENTS:
            raise ValidationError(_("This PDF has files attached to it. Upload them one by one."), "attachments")


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those written inside others too."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Stream):
            item = item.stream_dict
        if isinstance(item, pikepdf.Dictionary):
            yield item
            inner = [value for _key, value in item.items()]
        elif isinstance(item, pikepdf.Array):
            inner = list(item)
        else:
            continue
        # What is referred to is visited as an object of its own; following it could go in circles.
        waiting += [one for one in inner if isinstance(one, pikepdf.Object) and not one.is_indirect]


def _locked_pdf() -> ValidationError:
    return ValidationError(_("This PDF is locked with a password. Save it without one and try again."), "locked")


def _refuse_bomb(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > OFFICE_MAX_FILES or sum(entry.file_size for entry in entries) > OFFICE_MAX_BYTES:
        raise ValidationError(_("This file unpacks to far more than its size says."), "bomb")


def _refuse_macros(archive: ZipFile) -> None:
    names = [name.lower() for name in archive.namelist()]
    declared = _start_of(archive, "[Content_Types].xml").lower()
    remote = "word/_rels/settings.xml.rels"
    links = _start_of(archive, remote).lower() if remote in names else b""
    if (
        any(name.endswith("vbaproject.bin") or "/activex/" in name or "oleobject" in name for name in names)
        or b"macroenabled" in declared
        or (b"attachedtemplate" in links and b"external" in links)
    ):
        raise ValidationError(
            _("This file holds macros or embedded objects. Save it without them, or as a PDF."), "macros"
        )


def _refuse_slide_actions(archive: ZipFile) -> None:
    slides = [name for name in archive.namelist() if name.lower().startswith("ppt/slide") and name.endswith(".xml")]
    if any(action in archive.read(name).lower() for name in slides for action in SLIDE_ACTIONS):
        raise ValidationError(
            _("These slides start a program or a macro at a click. Save them without it, or as a PDF."), "actions"
        )


def _start_of(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(MEGABYTE)


# --- both --------------------------------------------------------------------------------------


def _refuse_large(file: Upload) -> None:
    if file.size > MAX_BYTES:
        raise ValidationError(_("This file is larger than 20 MB. Make it smaller and try again."), "bytes")


def _bytes(file: Upload) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    return content
