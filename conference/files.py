"""How stored files are named (unguessable on disk, readable in their address and when saved), and when they go."""

import re
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.db.models import FileField, Model
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.deconstruct import deconstructible

from conference.folding import slug

# What some system forbids in a file's name.
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
LONGEST = 100


@deconstructible
class stored_as:  # noqa: N801  reads as a phrase in a field: upload_to=stored_as("covers")
    """Place uploads in `folder` under a random name, keeping only the ending."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, instance: Model, filename: str) -> str:
        return f"{self.folder}/{uuid.uuid4().hex}{Path(filename).suffix.lower()}"


def readable_name(title: str) -> str:
    """`title` as a file's name on any system, in its own letters, without an ending."""
    return " ".join(FORBIDDEN.sub(" ", title).split())[:LONGEST].strip(" .") or "file"


def address(kind: str, pk: int, title: str, file: FieldFile) -> str:
    """Where the gated view serves a stored file; `kind` is one of its kinds."""
    name = f"{slug(title)[:LONGEST].strip('-') or 'file'}{Path(str(file.name)).suffix}"
    return reverse("file", args=[kind, pk, name])


def of(rows: Iterable[Model]) -> list[FieldFile]:
    """All files that hang on these rows, as they are now."""
    return [file for row in rows for field in _fields(type(row)) if (file := getattr(row, field.name))]


def forget(files: Iterable[FieldFile]) -> None:
    """Once the transaction commits, delete those of the files that no row names any more.

    A paper's file can be its programme item's, too. What cannot be deleted stays on the disk, and nobody is told of
    a failure: the change itself is stored.
    """
    # Deleting empties the column in memory, too: it is that of a row made for it, and the caller's keeps its new file.
    gone = [file.field.attr_class(type(file.instance)(), file.field, str(file.name)) for file in files if file]
    if gone:
        transaction.on_commit(lambda: _delete(gone), robust=True)


def _delete(gone: Iterable[FieldFile]) -> None:
    for file in gone:
        if not any(_naming(str(file.name))):
            file.delete(save=False)


def _naming(name: str) -> Iterator[bool]:
    """For every column of files, whether a row of it names the file."""
    for model in apps.get_models():
        for field in _fields(model):
            yield model._default_manager.filter(**{field.name: name}).exists()


def _fields(model: type[Model]) -> list[FileField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, FileField)]
