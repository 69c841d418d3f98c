"""`python -m bench.lighthouse [--url ADDRESS] [PAGE …]`: Lighthouse's scores, as on a middling phone.

Prints a JSON object for each page and category, and one for each finding of the last three categories; exits 1
where a score is below its limit. Performance is the median of three runs: it moves with what else the machine does.
Needs Node.js 18 or later and a Chromium; Lighthouse is installed beside this file when it is first asked for.
"""

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import lines, pages, sites
from tests.browser.chromium import CHROMIUM, FLAGS

HERE = Path(__file__).resolve().parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ["home", "programme", "session", "rotation", "indicators"]
LIMITS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
SESSIONS = 15  # what the demo brings
RUNS = 3


def main() -> int:
    options = _options()
    if not LIGHTHOUSE.exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=HERE, check=True)
    with _address(options) as (base, year):
        wanted = [(name, language) for name in options.pages for language in pages.LANGUAGES]
        held = [_measure(f"{name}-{language}", base + pages.path(name, language, year)) for name, language in wanted]
    return 0 if all(held) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"of {', '.join(PAGES)}; default: all")
    parser.add_argument("--url", help="of a site that runs already, as http://127.0.0.1:8000; default: a fresh demo")
    parser.add_argument("--year", type=int, help="of the demo's edition at that site")
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="of the fresh demo; default: %(default)s")
    options = parser.parse_args()
    if bool(options.url) != bool(options.year):
        parser.error("--url and --year go together")
    if unknown := set(options.pages) - set(PAGES):
        parser.error(f"no such page: {', '.join(sorted(unknown))}")
    options.pages = options.pages or PAGES
    return options


@contextlib.contextmanager
def _address(options: argparse.Namespace) -> Iterator[tuple[str, int]]:
    if options.url:
        yield options.url.rstrip("/"), options.year
        return
    with sites.site("sqlite", sessions=options.sessions, editions=1) as site:
        yield site.url(""), site.year


def _measure(name: str, url: str) -> bool:
    """Print the page's scores and what was found; returns whether it holds its limits."""
    reports = [_report(url) for _ in range(RUNS)]
    held = True
    for category, limit in LIMITS.items():
        score = statistics.median(round(report["categories"][category]["score"] * 100) for report in reports)
        lines.line(f"{name} {category}", score, "points", n=RUNS)
        held = held and score >= limit
    for finding in _findings(reports[-1]):
        print(json.dumps({"name": name, "finding": finding}), flush=True)
    return held


def _findings(report: dict[str, Any]) -> list[str]:
    named = {
        one["id"] for category in LIMITS if category != "performance"
        for one in report["categories"][category]["auditRefs"] if one["weight"]
    }  # fmt: skip
    return [report["audits"][one]["title"] for one in sorted(named) if report["audits"][one]["score"] not in (None, 1)]


def _report(url: str) -> dict[str, Any]:
    """What Lighthouse says of the page; asked again once where the browser lost the trace of it."""
    for _attempt in range(2):
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            words = [LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={file.name}"]
            flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
            told = subprocess.run(
                ["node", *words, flags], env=os.environ | {"CHROME_PATH": CHROMIUM}, capture_output=True, text=True
            )
            text = Path(file.name).read_text("utf-8")
        report: dict[str, Any] = json.loads(text or "{}")
        if report and "runtimeError" not in report:
            return report
    sys.exit(f"Lighthouse could not measure {url}:\n{told.stderr}")


if __name__ == "__main__":
    sys.exit(main())
