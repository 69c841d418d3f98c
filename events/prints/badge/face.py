"""What stands on a badge, and the measures by which it is set: millimetres, and points for letters."""

from dataclasses import dataclass, field

from events.choices import BadgeSheet as Sheet

__all__ = ["A6", "Badge", "Design", "Sheet"]

A6 = (105.0, 148.0)


@dataclass(frozen=True)
class Design:
    """How a badge looks. `colour` is the band's, where it is not the badge's own; `logo` a JPEG or PNG.

    Letters begin at `name_size` and `text_size` and shrink together, none below `smallest`. A measure of 0
    leaves band, logo or QR out. `back` is what the other side says.
    """

    heading: str = ""
    width: float = A6[0]
    height: float = A6[1]
    margin: float = 8
    band: float = 15
    colour: str = ""
    logo: bytes = b""
    logo_height: float = 12
    qr: float = 42
    name_size: float = 27
    text_size: float = 13
    smallest: float = 8
    back: str = ""


@dataclass(frozen=True)
class Badge:
    """One badge: `name` large, `lines` below it, `label` in the colour of its category; `qr` is an SVG of `code`."""

    name: str
    lines: tuple[str, ...] = ()
    label: str = ""
    code: str = ""
    qr: str = ""
    title: str = ""
    colour: str = "#A4161A"
    language: str = "vi"
    design: Design = field(default_factory=Design)
