"""The one way to what was uploaded: `/files/<kind>/<pk>/<name>`; the name is for people, the pk finds it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from conference import gates, pictures
from conference.choices import Audience
from conference.files import readable_name
from conference.folding import slug
from conference.models import Document, Edition, Handover
from conference.permissions import Permission, may

CONTENT_TYPES = {
    ".jpg": "image/jpeg",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
PICTURES = frozenset([".jpg", *pictures.FORMATS])
PUBLIC_SECONDS = 300


@dataclass(frozen=True)
class Found:
    """A stored file that this visitor may have."""

    file: FieldFile
    title: str
    is_public: bool
    is_picture: bool = False


@require_safe
def stored_file(request: HttpRequest, kind: str, pk: int, name: str) -> HttpResponseBase:
    """The file, to those who may have it; to everyone else, and where it is gone, a 404."""
    find = FINDERS.get(kind)
    found = find(request, pk) if find else None
    if found is None or not found.file:
        raise Http404
    return answer(request, found, _stored_name(found, name))


def _stored_name(found: Found, name: str) -> str:
    """Of a picture the size that the address asks for, or the original where that one is not there."""
    original, asked = str(found.file.name), PurePosixPath(name)
    step = asked.stem.rpartition("-")[2]
    if found.is_picture and asked.suffix in pictures.FORMATS and step in map(str, pictures.STEPS):
        size = pictures.sized(original, int(step), asked.suffix)
        return size if found.file.storage.exists(size) else original
    return original


def _cover(request: HttpRequest, pk: int) -> Found:
    edition = get_object_or_404(Edition, pk=pk)
    let_in(request, edition.is_public, edition, Permission.SEE_DESK)
    return Found(edition.cover, edition.cover_alt or str(edition), edition.is_public, is_picture=True)


def _handover(request: HttpRequest, pk: int) -> Found:
    handover = get_object_or_404(Handover.objects.select_related("from_edition"), pk=pk)
    edition = handover.from_edition
    let_in(request, edition.is_public, edition, Permission.SEE_DESK)
    return Found(handover.photo, handover.photo_alt or str(handover), edition.is_public, is_picture=True)


def _document(request: HttpRequest, pk: int) -> Found:
    document = get_object_or_404(Document.objects.select_related("edition"), pk=pk)
    is_public = document.edition.is_public and document.audience == Audience.PUBLIC
    staff_only = document.audience == Audience.STAFF
    let_in(request, is_public, document.edition, Permission.SEE_STAFF_DOCUMENTS if staff_only else Permission.SEE_DESK)
    return Found(document.file, str(document), is_public)


# Other apps add the kinds of files that are theirs.
FINDERS: dict[str, Callable[[HttpRequest, int], Found]] = {
    "cover": _cover,
    "handover": _handover,
    "document": _document,
}


def let_in(request: HttpRequest, is_public: bool, edition: Edition, permission: Permission) -> None:
    """Raise 404 unless the file is public, or the visitor is a colleague with the permission."""
    # Asked of strangers' files only: a public one is the same for everyone, and needs no session.
    if not is_public and not (may(request.user, permission, edition) and gates.signed_in_enough(request.user)):
        raise Http404


def answer(request: HttpRequest, found: Found, name: str = "") -> HttpResponseBase:
    """The file as it is handed out; 404 where it is gone from the disk."""
    stored = PurePosixPath(name or str(found.file.name))
    try:
        content = found.file.storage.open(str(stored), "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=CONTENT_TYPES.get(stored.suffix, "application/octet-stream"))
    response["Content-Disposition"] = _disposition(found, stored.suffix)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    if not found.is_public:
        response["Cache-Control"] = "private, no-store"
        return response
    response["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    # Stored names are random and never used twice, so the name tells one content from another.
    response["ETag"] = f'"{stored.name}"'
    # The stubs know of whole answers only; a streamed one is compared by its headers all the same.
    return get_conditional_response(request, etag=response["ETag"], response=response) or response  # type: ignore[arg-type]


def _disposition(found: Found, suffix: str) -> str:
    # Only what we encoded ourselves is shown in place; the rest a browser must not interpret.
    way = "inline" if found.is_picture and suffix in PICTURES else "attachment"
    plain = f"{slug(found.title)[:100] or 'file'}{suffix}"
    whole = f"{readable_name(found.title)}{suffix}"
    return f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(whole, safe='')}"
