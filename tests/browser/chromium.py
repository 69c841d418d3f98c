"""The machine's Chromium, and how it is started."""

import os
from pathlib import Path

CHROMIUM = next(
    (
        path
        for path in (
            os.environ.get("CHROMIUM", ""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        )
        if path and Path(path).exists()
    ),
    "",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
