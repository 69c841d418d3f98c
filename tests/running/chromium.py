"""Finds a Chromium for the browser tests."""

import os
import shutil
from collections.abc import Mapping

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MISSING = "no Chromium found: install the package chromium, or name one in CHROMIUM"


def find(variables: Mapping[str, str] = os.environ) -> str | None:
    """The browser named in CHROMIUM, else the first known one on the PATH; None where there is none."""
    named = variables.get("CHROMIUM")
    candidates = [named] if named else NAMES
    path = variables.get("PATH")
    return next((found for name in candidates if (found := shutil.which(name, path=path))), None)
