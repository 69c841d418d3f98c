"""One print: which of the pieces are made, what is to be known of them, and their file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference.errors import Refused
from conference.models import Edition, User
from events import printing
from events.choices import PrintKind
from events.models import Delegate, PrintRun
from events.printing import Standing
from events.prints.people import findings
from events.prints.people.findings import Finding

Contents = Mapping[Delegate, Mapping[str, Any]]


class Which(TextChoices):
    """Of those chosen, which are printed."""

    DUE = "due", gettext_lazy("Only what is new or has changed since the last print")
    ALL = "all", gettext_lazy("All of them")


@dataclass(frozen=True)
class Job:
    """What a form asks for. `kind` is the print log's, None for what is not kept track of.

    `makers` make the file of the pieces by its ending; `others` are pieces that name nobody; `around` are the
    texts that stand on all pieces.
    """

    edition: Edition
    all: Contents
    makers: Mapping[str, Callable[[Contents], bytes]]
    kind: PrintKind | None = None
    which: str = Which.ALL
    others: int = 0
    wants: tuple[str, ...] = ()
    around: tuple[str, ...] = ()

    @cached_property
    def standing(self) -> Standing | None:
        """How they stand to the last print. One query."""
        return printing.standing(self.edition, self.kind, self.all) if self.kind and self.all else None

    @cached_property
    def pieces(self) -> Contents:
        """What is printed now."""
        if self.which == Which.DUE and self.standing:
            return {one: self.all[one] for one in self.standing.due}
        return self.all

    @property
    def count(self) -> int:
        """How many pieces are printed now."""
        return len(self.pieces) + self.others

    def findings(self, ending: str = "pdf") -> list[Finding]:
        return findings.of(self.pieces, self.wants, self.around, as_pdf=ending == "pdf")

    def file(self, ending: str) -> bytes:
        """The file. Raises Refused where there is nothing to print."""
        if not self.count:
            raise Refused(self._nothing)
        return self.makers[ending](self.pieces)

    def record(self, *, by: User, reason: str) -> PrintRun | None:
        """Note it in the print log. Raises Refused ("reason") for what would be the same as the last print."""
        if self.kind is None:
            return None
        return printing.record(
            by=by, edition=self.edition, kind=self.kind, contents=self.pieces, reason=reason, others=self.others
        )

    @property
    def _nothing(self) -> str:
        if self.all:
            return _("Nothing is new or has changed since the last print. To print again, choose all of them.")
        return _("Nobody fits what you chose.")
