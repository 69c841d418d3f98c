"""The PDF of badges: four on A4 with cut marks, or one a page."""

import base64
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from conference.prints import letters, typesetting
from conference.prints.measuring import MM_A_POINT
from events.prints.badge import fitting
from events.prints.badge.face import Badge, Design, Sheet
from events.prints.badge.fitting import LABEL_SIZE, LINE

TEMPLATE = Path(__file__).with_name("badge.typ")
# So many are set at a time: the memory stays flat, and progress can be told. A multiple of four.
TOGETHER = 100
ON_A4 = 4


def pdf(badges: Sequence[Badge], sheet: Sheet) -> bytes:
    """All in one PDF, in the order in which they are given."""
    return joined(list(pdfs(badges, sheet)))


def pdfs(badges: Sequence[Badge], sheet: Sheet) -> Iterator[bytes]:
    """The same in parts, each set when it is asked for."""
    turned = any(badge.design.back for badge in badges)
    for start in range(0, len(badges), TOGETHER):
        yield typesetting.pdf(TEMPLATE, _data(badges[start : start + TOGETHER], sheet, turned))


def joined(parts: Sequence[bytes]) -> bytes:
    """Several PDFs as one."""
    if len(parts) == 1:
        return parts[0]
    with pikepdf.new() as whole:
        for part in parts:
            with pikepdf.open(io.BytesIO(part)) as pages:
                whole.pages.extend(pages.pages)
        out = io.BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def _data(badges: Sequence[Badge], sheet: Sheet, turned: bool) -> dict[str, Any]:
    designs = list(dict.fromkeys(badge.design for badge in badges))
    places = {design: number for number, design in enumerate(designs)}
    return {
        "sheet": sheet.value,
        "turned": turned,
        "designs": [_design(one) for one in designs],
        "badges": [_badge(one, places[one.design]) for one in badges],
    }


def _design(design: Design) -> dict[str, Any]:
    return {
        "heading": design.heading, "width": design.width, "height": design.height, "margin": design.margin,
        "band": design.band, "logo": _logo(design), "logo_height": design.logo_height, "qr": design.qr,
        "back": _printable(design.back),
    }  # fmt: skip


def _logo(design: Design) -> str:
    """The picture within an SVG: typst is given text alone."""
    if not (design.logo and design.logo_height):
        return ""
    with Image.open(io.BytesIO(design.logo)) as picture:
        (width, height), kind = picture.size, (picture.format or "JPEG").lower()
    source = f"data:image/{kind};base64,{base64.b64encode(design.logo).decode()}"
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f'{start}<image href={json.dumps(source)} width="{width}" height="{height}"/></svg>'


def _badge(badge: Badge, design: int) -> dict[str, Any]:
    colour = badge.design.colour or badge.colour
    return {
        "design": design,
        "colour": colour,
        "ink": ink_on(colour),
        "label": _printable(badge.label),
        "label_size": min(LABEL_SIZE, _largest(badge)),
        "code": badge.code,
        "qr": badge.qr if badge.design.qr else "",
        "title": fitting.title_lines(badge),
        "language": badge.language,
        "lines": _placed(badge),
    }


def _largest(badge: Badge) -> float:
    """As large as the label may be on one line."""
    long = fitting.length(badge.label, True) or 1
    return (badge.design.width - 2 * badge.design.margin - 6) / long / MM_A_POINT


def _placed(badge: Badge) -> list[dict[str, Any]]:
    """Each line with the place of its baseline, in millimetres from the badge's upper edge."""
    taken, groups = fitting.taken(badge), fitting.fit(badge).groups
    top = taken["band"] + taken["logo"] + taken["title"]
    spare = fitting.room_for_text(badge) - fitting.height(groups)
    at, placed = top + max(spare, 0) * 0.4, []
    for group in groups:
        for line in group:
            # The letters stand in the middle of their line: Ẩ rises higher than Ạ hangs.
            base = at + line.size * MM_A_POINT * (LINE * 0.5 + 0.36)
            placed.append({"text": _printable(line.text), "size": line.size, "bold": line.bold, "base": base})
            at += line.size * LINE * MM_A_POINT
        at += fitting.GAP
    return placed


def _printable(text: str) -> str:
    """Without the characters that would be an empty box: `problems` has named them."""
    gone = letters.lacking([text])
    kept = "".join(letter for letter in text if letter not in gone)
    return " ".join(kept.split()) if gone else text


def ink_on(colour: str) -> str:
    """Black or white, whichever is read better on the colour."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    bright = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#FFFFFF" if bright < 0.18 else "#000000"
