"""How stored files are named: unguessable on disk, readable in their address and when saved."""

import re
import uuid
from pathlib import Path

from django.db.models import Model
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
