"""How stored files are named: unguessable, and saying nothing about whose they are."""

import uuid
from pathlib import Path

from django.db.models import Model
from django.utils.deconstruct import deconstructible


@deconstructible
class stored_as:  # noqa: N801  reads as a phrase in a field: upload_to=stored_as("covers")
    """Place uploads in `folder` under a random name, keeping only the ending."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, instance: Model, filename: str) -> str:
        return f"{self.folder}/{uuid.uuid4().hex}{Path(filename).suffix.lower()}"
