"""Pictures in the sizes of screens and the formats they read best, kept beside the original and named after it.

`covers/ab12.jpg` has `covers/ab12-480.avif`, `covers/ab12-480.webp` and so on, up to the original's own width. They
are made once, when the transaction that stores the original is over; where one is missing the original is served.
"""

import io
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import models, transaction
from django.db.models.fields.files import ImageFieldFile
from PIL import Image

# A phone's, a large phone's or tablet's, and a wide screen's pixels. Each step costs two files a picture.
STEPS = (480, 960, 1600)
# Ending → how Pillow writes it. The browser takes the first that it reads.
FORMATS: dict[str, dict[str, Any]] = {
    ".avif": {"format": "AVIF", "quality": 60, "speed": 8},
    ".webp": {"format": "WEBP", "quality": 80, "method": 4},
}


class PictureFile(ImageFieldFile):
    """A stored picture whose sizes come and go with it."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        super().save(name, content, save)
        # Encoding takes a second: never while the writer holds its locks. What fails is logged; the original stands.
        storage, stored = self.storage, str(self.name)
        transaction.on_commit(lambda: make_sizes(storage, stored), robust=True)

    def delete(self, save: bool = True) -> None:
        storage, name = self.storage, str(self.name or "")
        super().delete(save)
        if name:
            delete_sizes(storage, name)


class PictureField(models.ImageField):
    """An ImageField, to migrations too, whose files are PictureFiles."""

    attr_class = PictureFile

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.ImageField", args, options


def steps_for(width: int) -> list[int]:
    """The steps of a picture so many pixels wide: all below its width, and the one that holds the whole of it."""
    below = [step for step in STEPS if step < width]
    return below + [step for step in STEPS if step >= width][:1]


def sized(name: str, step: int, ending: str) -> str:
    """Where the size of a stored picture lies."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{step}{ending}"))


def make_sizes(storage: Storage, name: str) -> None:
    """Write every size of the stored picture that is not there yet."""
    with storage.open(name) as file, Image.open(file) as original:
        original.load()
        for step in steps_for(original.width):
            picture = original.copy()
            picture.thumbnail((step, picture.height))
            for ending, options in FORMATS.items():
                if not storage.exists(sized(name, step, ending)):
                    storage.save(sized(name, step, ending), _encoded(picture, options))


def delete_sizes(storage: Storage, name: str) -> None:
    for step in STEPS:
        for ending in FORMATS:
            storage.delete(sized(name, step, ending))


def _encoded(picture: Image.Image, options: dict[str, Any]) -> "ContentFile[bytes]":
    made = io.BytesIO()
    picture.save(made, **options)
    return ContentFile(made.getvalue())
