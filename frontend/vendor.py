"""Builds conference/static/vendor from the npm packages that package-lock.json names.

`python frontend/vendor.py` installs them (npm ci) and writes the files, with their licences;
`python frontend/vendor.py --check` builds into a temporary folder and exits 1 where the
committed files differ. The same lock gives the same bytes.
"""

import filecmp
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
TARGET = HERE.parent / "conference" / "static" / "vendor"

SASS = ["node", MODULES / "sass" / "sass.js", "--no-source-map", "--style=compressed", "--quiet-deps"]
STYLES = ["bootstrap", "bootstrap-forms"]
FONT = "@expo-google-fonts/be-vietnam-pro"
FONT_FILES = {"400": "400Regular/BeVietnamPro_400Regular.ttf", "600": "600SemiBold/BeVietnamPro_600SemiBold.ttf"}
# Western Europe's letters, Vietnamese (as written, and with marks typed after the letter), and punctuation.
FONT_LETTERS = (
    "U+0000-00FF, U+0102-0103, U+0110-0111, U+0128-0129, U+0131, U+0152-0153, U+0168-0169, U+01A0-01A1, U+01AF-01B0,"
    "U+0300-0301, U+0303, U+0309, U+0323, U+1EA0-1EF9, U+2000-206F, U+20AB, U+20AC, U+2122, U+2212"
)
# Kerning, and the places of marks that are characters of their own.
FONT_FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]
# Bootstrap 5.3 is written for the Sass of its day; its own release notes advise to silence these.
SILENCED = ["import", "global-builtin", "color-functions"]


def main(arguments: list[str]) -> int:
    """Build, or with --check compare; returns the exit code."""
    if not shutil.which("npm"):
        sys.exit("npm is missing: install Debian's package npm, or Node.js 18 or later")
    subprocess.run(["npm", "ci", "--ignore-scripts", "--omit=optional", "--silent"], cwd=HERE, check=True)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "vendor"
        build(fresh)
        if arguments == ["--check"]:
            return report(differences(TARGET, fresh))
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(fresh, TARGET)
    return 0


def build(target: Path) -> None:
    """Write every vendored package into `target`."""
    build_bootstrap(target / f"bootstrap-{version('bootstrap')}")
    cut_font(target / f"be-vietnam-pro-{version(FONT)}")
    copy_decoder(target / f"jsqr-{version('jsqr')}")


def build_bootstrap(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(MODULES / "bootstrap" / "LICENSE", folder / "LICENSE")
    silence = [f"--silence-deprecation={name}" for name in SILENCED]
    for style in STYLES:
        source, result = HERE / f"{style}.scss", folder / f"{style}.css"
        subprocess.run([*SASS, *silence, source, result], check=True)


def cut_font(folder: Path) -> None:
    """Keep of each weight the letters our readers write, in one file: a page asks once for its text."""
    folder.mkdir(parents=True)
    package = MODULES / FONT
    shutil.copyfile(package / "LICENSE_FONT", folder / "LICENSE")
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FONT_FEATURES)
    for weight, name in FONT_FILES.items():
        font = subset.load_font(str(package / name), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=subset.parse_unicodes(FONT_LETTERS))
        cutter.subset(font)
        subset.save_font(font, str(folder / f"be-vietnam-pro-{weight}.woff2"), options)


def copy_decoder(folder: Path) -> None:
    """Reads QR codes from the camera where the browser has no reader of its own."""
    folder.mkdir(parents=True)
    for name in ("LICENSE", "dist/jsQR.js"):
        shutil.copyfile(MODULES / "jsqr" / name, folder / Path(name).name)


def version(package: str) -> str:
    manifest = json.loads((MODULES / package / "package.json").read_text("utf-8"))
    return str(manifest["version"])


def differences(committed: Path, fresh: Path) -> list[str]:
    """What would change if the committed folder were built anew, as sorted paths."""
    names = {path.relative_to(root) for root in (committed, fresh) for path in root.rglob("*") if path.is_file()}
    return sorted(str(name) for name in names if not same(committed / name, fresh / name))


def same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def report(changed: list[str]) -> int:
    for name in changed:
        sys.stderr.write(f"conference/static/vendor/{name} differs from what frontend/vendor.py builds\n")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
