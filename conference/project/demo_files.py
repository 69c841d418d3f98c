"""The fictional edition's files: a drawn cover, and papers that say what they are."""

import io
import math
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.base import ContentFile
from django.utils.html import escape
from PIL import Image, ImageDraw

SIZE = (1200, 630)
SKY, SUN = "#FCF2D8", "#E0A526"
# From the back to the front: height of the wave on the picture, its phase, its colour.
WAVES = [
    (0.56, 0.4, "#F0CF7C"),
    (0.64, 1.9, "#E0A526"),
    (0.70, 3.1, "#C93A34"),
    (0.78, 4.4, "#A4161A"),
    (0.88, 5.6, "#6E0C10"),
]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
}


def cover() -> "ContentFile[bytes]":
    """A picture of cloth in the flag's colours under a golden sun."""
    width, height = (2 * side for side in SIZE)  # drawn at twice the size, so that edges come out smooth
    picture = Image.new("RGB", (width, height), SKY)
    draw = ImageDraw.Draw(picture)
    draw.circle((width * 0.72, height * 0.40), height * 0.24, fill=SUN)
    for level, phase, colour in WAVES:
        crest = [(x, height * (level + 0.07 * math.sin(x / width * 5 + phase))) for x in range(0, width + 9, 8)]
        draw.polygon([*crest, (width, height), (0, height)], fill=colour)
    made = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(made, "JPEG", quality=88, optimize=True)
    return ContentFile(made.getvalue(), "cover.jpg")


def paper(*lines: str) -> "ContentFile[bytes]":
    """A DOCX with these lines, under a heading that says it is made up."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in ("DỮ LIỆU MINH HỌA", *lines))
    document = f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in (*PARTS.items(), ("word/document.xml", document)):
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    return ContentFile(made.getvalue(), "paper.docx")
