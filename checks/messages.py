"""The Vietnamese catalogue: `python -m checks.messages` makes it, `make check` compares it."""

import re
import shutil
import sys
import tempfile
from pathlib import Path

import tests.environment  # noqa: F401  what production asks for, so that Django starts
from checks.running import ROOT, Problem, command, files, needs

FOLDER = Path("conference", "locale", "vi", "LC_MESSAGES")
CATALOGUE = FOLDER / "django.po"
COMPILED = FOLDER / "django.mo"
SOURCES = ["manage.py", "conference", "events", "exhibitors", "templates"]
# No places and no folding, so that a change shows the strings it changed and nothing else.
STYLE = ["--no-location", "--no-wrap"]
UNUSED = ["tests", "checks", "bench", "docs", "frontend", "staticfiles", "media", ".venv", "*/facts"]
# A date of its own on every run would make every run a change.
DATED = re.compile(r'^"POT-Creation-Date:.*\n', re.MULTILINE)


def make() -> None:
    """Collect the strings into the catalogue, without those no longer used, and compile it."""
    _collect(ROOT, "--no-obsolete")
    command("msgfmt", "--check-format", "-o", COMPILED, CATALOGUE)


def check_translated() -> None:
    """Raise Problem where a string is missing, empty, fuzzy, or no longer used."""
    needs("xgettext", "gettext")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in files(*SOURCES):
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, copy / path)
        _collect(copy)
        found = {
            "not translated": _strings(copy, "--untranslated", "--no-obsolete"),
            "fuzzy": _strings(copy, "--only-fuzzy", "--no-obsolete"),
            "no longer used": _strings(copy, "--only-obsolete"),
        }
    told = [f"{what}: {text}" for what, texts in found.items() for text in texts]
    if told:
        raise Problem("\n".join(told))


def check_compiled() -> None:
    """Raise Problem where django.mo is not what django.po compiles to."""
    needs("msgfmt", "gettext")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "django.mo"
        command("msgfmt", "--check-format", "-o", fresh, CATALOGUE)
        # Compared as text: the layout of the binary file differs between versions of gettext.
        if command("msgunfmt", "--sort-output", fresh) != command("msgunfmt", "--sort-output", COMPILED):
            raise Problem(f"{COMPILED} is not what {CATALOGUE.name} compiles to")


def _collect(root: Path, *options: str) -> None:
    ignored = [f"--ignore={name}" for name in UNUSED]
    command(sys.executable, "manage.py", "makemessages", "-l", "vi", *STYLE, *ignored, *options, within=root)
    catalogue = root / CATALOGUE
    catalogue.write_text(DATED.sub("", catalogue.read_text("utf-8")), "utf-8")


def _strings(root: Path, *which: str) -> list[str]:
    told = command("msgattrib", "--no-wrap", "--force-po", *which, root / CATALOGUE)
    found = re.findall(r'^(?:#~ )?msgid ((?:".*"\n(?:#~ )?)+)', told, re.MULTILINE)
    texts = ["".join(re.findall(r'"(.*)"', text)) for text in found]
    return [text for text in texts if text]


if __name__ == "__main__":
    make()
