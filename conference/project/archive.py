"""A backup: one file that holds the database, the uploads and the key, and a list of what they need.

The database is taken first, the uploads after it: a file that came in between belongs to no row and
does no harm, while a row without its file would.
"""

import io
import json
import os
import shutil
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from conference.errors import Refused
from conference.project import dumps, environment

FORMAT = 1
MANIFEST, DATABASE, KEY, MEDIA = "manifest.json", "database", "key", "media"
# What a restore puts aside within the uploads' folder while it works.
COMING, GOING = ".restore-coming", ".restore-going"


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    made_at: str
    engine: str
    migrations: list[list[str]]


# --- backup --------------------------------------------------------------------------------------


def backup(file: Path) -> Manifest:
    """Write the backup while the site runs; the file appears whole, for its owner's eyes alone."""
    if file.exists():
        raise Refused(f"{file} is there already: a backup never overwrites another.")
    if not file.parent.is_dir():
        raise Refused(f"There is no folder {file.parent}.")
    # A folder nobody else reads, on the same disk as the file: a dump is large, and holds personal data.
    with tempfile.TemporaryDirectory(prefix=".luan-luu-", dir=file.parent) as name:
        folder = Path(name)
        dump = folder / DATABASE
        applied = sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())
        manifest = Manifest(FORMAT, timezone.now().isoformat(timespec="seconds"), connection.vendor, applied)
        dumps.write(dump)
        draft = folder / "backup"
        with tarfile.open(draft, "w:gz", compresslevel=6) as tar:
            _add_text(tar, MANIFEST, json.dumps(asdict(manifest), indent=1))
            _add_text(tar, KEY, settings.SECRET_KEY)
            tar.add(dump, DATABASE)
            for path in _uploads(Path(settings.MEDIA_ROOT)):
                _add_upload(tar, path)
        draft.chmod(0o600)
        draft.replace(file)
    return manifest


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = len(content), 0o600, int(time.time())
    tar.addfile(entry, io.BytesIO(content))


def _uploads(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.relative_to(root).parts[0] not in (COMING, GOING):
            yield path


def _add_upload(tar: tarfile.TarFile, path: Path) -> None:
    name = PurePosixPath(MEDIA, *path.relative_to(settings.MEDIA_ROOT).parts)
    try:
        tar.add(path, str(name))
    except FileNotFoundError:
        # Deleted by the running site since the folder was read.
        return


# --- restore -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Restored:
    """What a restore did: of when, and whether the environment still names another key than the backup's."""

    made_at: str
    other_key: bool


def restore(file: Path, *, replace: bool) -> Restored:
    """Put the backup's database, uploads and key in the place of this site's.

    Refused, with nothing touched: a file that is no backup, another engine's, one made by newer code,
    and a site that already holds something, unless `replace`.
    """
    if not file.is_file():
        raise Refused(f"There is no file {file}.")
    media = Path(settings.MEDIA_ROOT)
    if not replace and (not dumps.is_empty() or any(media.glob("*"))):
        raise Refused("This site already holds data. Say --replace to lose it for the backup's.")
    media.mkdir(parents=True, exist_ok=True)
    coming = _emptied(media / COMING)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _unpack(file, folder, coming)
            manifest = _manifest(folder)
            _check(manifest)
            # The database changes in one transaction, or not at all; only then do the files move.
            dumps.read(folder / DATABASE)
            _exchange(media, coming)
            return Restored(manifest.made_at, other_key=not _restore_key((folder / KEY).read_text()))
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def _unpack(file: Path, folder: Path, coming: Path) -> None:
    """Only plain files, only under names a backup has: whatever else an archive holds is refused."""
    try:
        with tarfile.open(file, "r:gz") as tar:
            for entry in tar:
                target = _target(entry, folder, coming)
                target.parent.mkdir(parents=True, exist_ok=True)
                with tar.extractfile(entry) as content, target.open("xb") as out:  # type: ignore[union-attr]
                    shutil.copyfileobj(content, out)
                target.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o640)
    except (tarfile.TarError, EOFError, OSError) as reason:
        raise Refused(f"{file} is no whole backup: {reason}.") from reason


def _target(entry: tarfile.TarInfo, folder: Path, coming: Path) -> Path:
    first, *rest = PurePosixPath(entry.name).parts or ("",)
    if entry.isfile() and not rest and first in (MANIFEST, DATABASE, KEY):
        return folder / first
    if entry.isfile() and first == MEDIA and rest and ".." not in rest:
        return coming.joinpath(*rest)
    raise tarfile.TarError(f"it holds {entry.name!r}")


def _manifest(folder: Path) -> Manifest:
    try:
        found = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError) as reason:
        raise Refused("The file is no backup of Luân Lưu: it has no manifest.") from reason
    missing = [name for name in (DATABASE, KEY) if not (folder / name).is_file()]
    if missing:
        raise Refused(f"The backup is not whole: it lacks {', '.join(missing)}.")
    return found


def _check(manifest: Manifest) -> None:
    if manifest.format != FORMAT:
        raise Refused(f"The backup has format {manifest.format}; this version reads {FORMAT}. Upgrade first.")
    if manifest.engine != connection.vendor:
        raise Refused(f"The backup is of {manifest.engine}, and DATABASE_URL names {connection.vendor}.")
    loader: Any = MigrationLoader(None)
    known = {*loader.disk_migrations, *(old for one in loader.disk_migrations.values() for old in one.replaces)}
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise Refused(f"The backup was made by a newer version ({unknown[0]} is unknown here). Upgrade first.")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _exchange(media: Path, coming: Path) -> None:
    """By renaming within the folder, which may be a mount of its own: each file is there or not, never half."""
    going = _emptied(media / GOING)
    for path in media.iterdir():
        if path not in (coming, going):
            path.rename(going / path.name)
    for path in coming.iterdir():
        path.rename(media / path.name)
    shutil.rmtree(going)


def _restore_key(key: str) -> bool:
    """Whether the backup's key is in force from the next start."""
    if os.environ.get("SECRET_KEY", "").strip():
        return key == settings.SECRET_KEY
    environment.keep_key(settings.KEY_FILE, key, replace=True)
    return True
