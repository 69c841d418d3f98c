"""The demo's badge layouts, and what was printed so far: some are new since, and some have changed."""

from conference.models import Edition
from events import badge_layouts, badges, printing, registration
from events.badges import Layouts
from events.choices import BadgeLine, PrintKind
from events.models import BadgeLayout, Category, PrintRun

BACK = "Vui lòng đeo thẻ trong suốt thời gian hội nghị.\n\nBan Tổ chức (dữ liệu minh họa)"
LINES = [BadgeLine.FULL_NAME, BadgeLine.POSITION, BadgeLine.UNIT, BadgeLine.ORIGIN, BadgeLine.CATEGORY]
OWN = (
    ("khach-moi", "Thẻ khách mời", "THẺ KHÁCH MỜI"),
    ("khach-quoc-te", "Thẻ khách quốc tế", "INTERNATIONAL GUEST"),
    ("phong-vien", "Thẻ phóng viên", "THẺ PHÓNG VIÊN"),
    ("ban-to-chuc", "Thẻ Ban Tổ chức", "THẺ BAN TỔ CHỨC"),
)
# So many have their badge already, two of them as it was before a correction.
PRINTED, CORRECTED = 60, 2


def load(edition: Edition) -> None:
    """Once: layouts, a print run, corrections after it."""
    if BadgeLayout.objects.filter(edition=edition).exists():
        return
    _layout(edition, "Thẻ chung", "THẺ ĐẠI BIỂU")
    categories = {one.code: one for one in Category.objects.filter(edition=edition)}
    for code, name, heading in OWN:
        if code in categories:
            _layout(edition, name, heading, category=categories[code])
    _layout(edition, "Thẻ xe", "THẺ XE", kind=PrintKind.CAR_PASS, lines=[BadgeLine.CAR, BadgeLine.UNIT], height=100)
    if not PrintRun.objects.filter(edition=edition).exists():
        _print(edition)


def _layout(edition: Edition, name: str, heading: str, **details: object) -> None:
    fields = {"name": name, "heading": heading, "lines": LINES, "back": BACK} | details
    badge_layouts.save(by=None, layout=BadgeLayout(edition=edition, **fields))


def _print(edition: Edition) -> None:
    first = badges.in_order(badges.coming(edition))[:PRINTED]
    faces = Layouts.load(edition, PrintKind.BADGE).faces(first)
    if not faces:
        return
    contents = {face.delegate: face.content for face in faces}
    versions = {face.delegate: face.layout.version for face in faces if face.layout.version}
    printing.record(by=None, edition=edition, kind=PrintKind.BADGE, contents=contents, layouts=versions)
    for one in first[:CORRECTED]:
        registration.edit(by=None, delegate=one, person={"position": f"{one.position or 'Chuyên viên'} (bổ sung)"})
