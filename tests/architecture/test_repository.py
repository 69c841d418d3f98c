"""The shape of the repository: what the README promises is there, and files stay short and well named."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from checks.running import files
from tests.architecture.test_writers import OURS, ROOT

# A file that grows past this usually holds two ideas.
LONGEST = 350
NAMELESS = {"utils", "util", "common", "helpers", "misc", "services"}
SOURCES = [path for path in files("*.py", "*.html", "*.css") if not {"migrations", "vendor", "tests"} & set(path.parts)]
DOCUMENTS = files("*.md")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
OUR_COMMANDS = {name: app for name, app in get_commands().items() if str(app).split(".")[0] in OURS}


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_command_a_document_names_exists(path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_every_file_a_document_links_to_exists(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", (ROOT / path).read_text("utf-8"))
    assert [link for link in links if not (ROOT / path.parent / link).exists()] == []


@pytest.mark.parametrize("name", sorted(OUR_COMMANDS))
def test_every_command_says_what_it_does(name: str) -> None:
    assert load_command_class(str(OUR_COMMANDS[name]), name).help


def test_make_says_what_each_of_its_public_targets_does() -> None:
    public = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert {"help", "run", "test", "check", "bench", "screenshots"} <= public


def test_source_files_stay_short() -> None:
    lengths = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_files_are_named_after_what_users_do() -> None:
    assert [str(path) for path in SOURCES if NAMELESS & {path.stem, *path.parts}] == []
