"""The QR of a pass: the badge's code and nothing else, so that a photograph of it opens nothing."""

import functools
import io

import segno

# At 360 px each of the 29 modules is 12 px wide; a reader wants a quiet zone of four.
SCALE, QUIET = 26, 4


@functools.lru_cache(maxsize=2048)
def png(code: str) -> bytes:
    """A picture of some 750 px, black on white in any colour scheme."""
    out = io.BytesIO()
    _made(code).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()


def svg(code: str) -> str:
    """The same as a drawing, for print."""
    out = io.BytesIO()
    _made(code).save(out, kind="svg", border=QUIET, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue().decode()


def _made(code: str) -> segno.QRCode:
    # A quarter of it may be covered by a thumb, or by the glare of a lamp.
    return segno.make(code, error="q", micro=False)
