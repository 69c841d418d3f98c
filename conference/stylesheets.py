"""Style sheets that import others are joined into one file when static files are collected.

A developer's server sends them as they are written; a reader of the site asks once, and gets no comments.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The only ways in which our sheets are written: one import a line before all rules, addresses in double quotes.
IMPORT = re.compile(r'^@import url\("([^":]+)"\);\n', re.MULTILINE)
URL = re.compile(r'url\("(?![a-z]+:|[/#])([^"]+)"\)')
COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
BREAK = re.compile(r"\s*\n\s*")

# What the files were collected from, so that those of another version are told.
COLLECTED = "collected.txt"
# As collectstatic leaves them out.
LEFT_OUT = ["CVS", ".*", "*~"]

Found = Mapping[str, tuple[Any, str]]  # as collectstatic hands it over: name → the storage it lies in, and where


class JoinedStylesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it ships no types
    """Whitenoise's storage of hashed and compressed files, with our style sheets joined and without comments."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Worked out once: what was collected stays, and each page has nine of them."""
        return self._addresses.get(name) or self._addresses.setdefault(name, super().url(name, force))

    def post_process(self, paths: Found, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        made = InMemoryStorage()
        ours = {name: (made, name) for name in paths if name.startswith("luanluu/") and name.endswith(".css")}
        for name in ours:
            made.save(name, ContentFile(joined(name, paths).encode()))
        yield from super().post_process({**paths, **ours}, dry_run=dry_run, **options)
        if not dry_run:
            self.delete(COLLECTED)
            self.save(COLLECTED, ContentFile(fingerprint(paths).encode()))

    def is_of(self, paths: Found) -> bool:
        """Whether these very files are the ones that were collected last."""
        if not self.exists(COLLECTED):
            return False
        with self.open(COLLECTED) as file:
            return bool(file.read().decode() == fingerprint(paths))


def found() -> Found:
    """The files of this version, as collectstatic finds them."""
    files: dict[str, tuple[Any, str]] = {}
    for finder in finders.get_finders():
        for path, storage in finder.list(LEFT_OUT):
            files.setdefault(posixpath.join(getattr(storage, "prefix", None) or "", path), (storage, path))
    return files


def fingerprint(paths: Found) -> str:
    """Changes with any of the files, in name or content."""
    whole = hashlib.sha256()
    for name in sorted(paths):
        storage, path = paths[name]
        with storage.open(path) as file:
            whole.update(f"{name} {hashlib.sha256(file.read()).hexdigest()}\n".encode())
    return whole.hexdigest()


def joined(name: str, paths: Found) -> str:
    """The sheet with what it imports in place, addresses seen from its own folder; KeyError where one is missing."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    return BREAK.sub("\n", COMMENT.sub("", IMPORT.sub(lambda found: _imported(name, found[1], paths), text)))


def _imported(into: str, address: str, paths: Found) -> str:
    name = posixpath.normpath(posixpath.join(posixpath.dirname(into), address))
    here, there = posixpath.dirname(into), posixpath.dirname(name)

    def seen_from_here(found: re.Match[str]) -> str:
        return f'url("{posixpath.relpath(posixpath.join(there, found[1]), here)}")'

    return URL.sub(seen_from_here, joined(name, paths))
