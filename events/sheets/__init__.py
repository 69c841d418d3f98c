"""Lists of people from Excel, CSV and pasted cells, and back into Excel. Pure: nothing is saved, nothing is asked.

    known = Known.load(edition, unit="Sở Công Thương tỉnh Mẫu", province=province)   # defaults for empty cells
    sheet = read(data, "danh-sach.xlsx", known)          # or read_pasted(text, known)
    sheet.problems, sheet.notes                          # of the file as a whole
    for row in sheet.good: registration.register(…, person=row.values)

Sentences are put into the reader's language when they are shown: `str(problem)`.
"""

from events.sheets.known import Known
from events.sheets.reading import MOST_PEOPLE, read, read_pasted
from events.sheets.rows import Problem, Said, Sheet, SheetRow
from events.sheets.writing import FIELDS, MEDIA_TYPE, list_of, template, values_of

__all__ = [
    "FIELDS",
    "MEDIA_TYPE",
    "MOST_PEOPLE",
    "Known",
    "Problem",
    "Said",
    "Sheet",
    "SheetRow",
    "list_of",
    "read",
    "read_pasted",
    "template",
    "values_of",
]
