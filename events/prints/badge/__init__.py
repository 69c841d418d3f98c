"""Badges and passes as PDF, from plain rows: this knows of no delegate, booth or database.

    badge = Badge(name="Nguyễn Thị Ngọc Ánh", lines=("Giám đốc", "Công ty A"), label="Gian hàng A12", code="7K2M…",
                  qr=pass_codes.svg("7K2M…"), title="Hội nghị …", colour="#A4161A", design=Design())
    content = pdf([badge], Sheet.A4)

`problems` says before that what does not fit, what is missing, and which characters no font has.
"""

from events.prints.badge.face import Badge, Design, Sheet
from events.prints.badge.problems import Problem, problems
from events.prints.badge.typeset import TOGETHER, joined, pdf, pdfs

__all__ = ["TOGETHER", "Badge", "Design", "Problem", "Sheet", "joined", "pdf", "pdfs", "problems"]
