"""Who may import whom: the contracts in pyproject.toml hold, and are no dead letters."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.test_writers import MODULES, ROOT, name_of

LINTER = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The modules and the contracts, in a folder that may be spoilt."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in MODULES:
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("conference/lineage.py", "import events.models", "exhibitors → events → conference"),
        ("events/choices.py", "import exhibitors.apps", "exhibitors → events → conference"),
        ("exhibitors/apps.py", "import conference.project.demo", "nobody imports the composition root"),
        ("conference/editions.py", "import conference.gates", "inside an app"),
        ("conference/models/edition.py", "import conference.permissions", "inside an app"),
    ],
)
def test_a_planted_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str) -> None:
    spoilt = copy / module
    spoilt.write_text(f"{spoilt.read_text('utf-8')}\n{line}\n", "utf-8")
    done = lint(copy)
    assert done.returncode == 1
    assert re.search(f"^{contract}.* BROKEN", done.stdout, re.MULTILINE), done.stdout


def writers() -> list[Path]:
    return [path for path in MODULES if (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")[:6] == "WRITER"]


@pytest.mark.parametrize("path", writers(), ids=name_of)
def test_a_writer_knows_nothing_of_http(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    http = {"django.http", "django.shortcuts", "django.contrib.messages", "django.views"}
    assert not [node.module for node in imports if node.module and node.module.startswith(tuple(http))]
