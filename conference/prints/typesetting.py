"""PDF through typst: a template of ours, and data that is only ever data."""

import functools
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from conference.errors import Refused

logger = logging.getLogger(__name__)
FONTS = Path(__file__).resolve().parent.parent / "fonts"
# 120 sessions with their speakers are about 150 kB and take a second. It bounds how long one print can take.
MAX_BYTES = 2_000_000


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF that the template makes of `data`, which it reads as `json(bytes(sys.inputs.data))`.

    Text reaches typst as strings and is never read as markup. Only the shipped fonts are used, nothing is
    downloaded and no clock is asked, so that every machine gives the same bytes. May be called from any thread.
    Raises Refused where there is more to print than anyone reads, or the compiler fails over it.
    """
    text = json.dumps(data, ensure_ascii=False)
    if len(text.encode()) > MAX_BYTES:
        raise Refused(_("This is too much for one print. Choose one event of the chain."))
    return _compiled(template, {"data": text})


def _compiled(template: Path, inputs: dict[str, str]) -> bytes:
    try:
        made = typst.compile(
            template, root=settings.BASE_DIR, font_paths=_fonts(), format="pdf", sys_inputs=inputs, timestamp=0
        )
    except BaseException as panic:
        # A panic of the compiler is no Exception, and would end the thread that serves the page.
        if type(panic).__name__ != "PanicException":
            raise
        logger.exception("typst panicked over %s", template.name)
        raise Refused(_("This could not be set as a PDF. Take the Word file instead.")) from panic
    assert isinstance(made, bytes)
    return made


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
