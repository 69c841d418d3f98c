"""The pictures of exhibitors through the one gated view of stored files."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from conference.files import address
from conference.permissions import Permission
from conference.views.files import FINDERS, Found, let_in
from exhibitors.models import Exhibitor, ExhibitorPicture, Hall, Product

LOGO, PICTURE, PRODUCT, HALL = "exhibitor-logo", "exhibitor-picture", "product", "hall"
# Kind in an address → model, its field, and the way to the exhibitor.
KINDS: dict[str, tuple[type[Model], str, str]] = {
    LOGO: (Exhibitor, "logo", ""),
    PICTURE: (ExhibitorPicture, "file", "exhibitor"),
    PRODUCT: (Product, "picture", "exhibitor"),
}


def address_of(kind: str, row: Any) -> str:
    """Where the gated view serves it: to anyone once the exhibitor is in the directory, before that to staff."""
    return address(kind, row.pk, str(row), file_of(kind, row))


def file_of(kind: str, row: Any) -> FieldFile:
    file: FieldFile = getattr(row, KINDS[kind][1])
    return file


def _found(kind: str) -> Callable[[HttpRequest, int], Found]:
    model, _field, way = KINDS[kind]

    def find(request: HttpRequest, pk: int) -> Found:
        rows = model._default_manager.select_related(f"{way}__edition" if way else "edition")
        row: Any = get_object_or_404(rows, pk=pk)
        exhibitor: Exhibitor = getattr(row, way) if way else row
        edition = exhibitor.edition
        is_public = edition.is_public and Exhibitor.objects.public(edition).filter(pk=exhibitor.pk).exists()
        let_in(request, is_public, edition, Permission.SEE_FAIR)
        return Found(file_of(kind, row), str(row), is_public, is_picture=True)

    return find


def hall_picture(hall: Hall) -> str:
    """Where the picture is served on which a hall is drawn: to staff of the fair alone."""
    return address(HALL, hall.pk, str(hall), hall.background)


def _hall(request: HttpRequest, pk: int) -> Found:
    hall = get_object_or_404(Hall.objects.select_related("edition"), pk=pk)
    let_in(request, False, hall.edition, Permission.SEE_FAIR)
    return Found(hall.background, str(hall), False, is_picture=True)


def register() -> None:
    FINDERS[HALL] = _hall
    for kind in KINDS:
        FINDERS[kind] = _found(kind)
