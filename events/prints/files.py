"""The prints as files to be saved."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.errors import Refused
from events.prints import programme, script
from events.prints.script import Script

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class What(TextChoices):
    """What can be had, and as what."""

    PROGRAMME_PDF = "programme-pdf", gettext_lazy("Programme, PDF")
    PROGRAMME_WORD = "programme-docx", gettext_lazy("Programme, Word")
    SCRIPT_PDF = "script-pdf", gettext_lazy("MC’s script, PDF")
    SCRIPT_WORD = "script-docx", gettext_lazy("MC’s script, Word")


class Print(NamedTuple):
    name: str
    media_type: str
    content: bytes


MAKERS: dict[What, Callable[[Script], bytes]] = {
    What.PROGRAMME_PDF: lambda wanted: programme.pdf(wanted.chosen),
    What.PROGRAMME_WORD: lambda wanted: programme.docx(wanted.chosen),
    What.SCRIPT_PDF: script.pdf,
    What.SCRIPT_WORD: script.docx,
}


def make(what: What, wanted: Script) -> Print:
    """The file. Raises Refused where nothing is there to print, or more than anyone reads."""
    if not wanted.chosen.programme.sessions:
        raise Refused(_("There is no session to print yet."))
    ending = what.value.rpartition("-")[2]
    with translation.override(wanted.chosen.language):
        title = _("Programme") if what in (What.PROGRAMME_PDF, What.PROGRAMME_WORD) else _("MC’s script")
        name = wanted.chosen.file_name(title.replace("’", ""))
    return Print(f"{name}.{ending}", PDF if ending == "pdf" else WORD, MAKERS[what](wanted))
