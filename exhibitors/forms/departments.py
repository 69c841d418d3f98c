"""Whom a department gives its booths to, in which order."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibitors.models import Application


class RankForm(forms.Form):
    """A number for each of those who get a booth; the others stay empty."""

    def __init__(self, *args: Any, applicants: Sequence[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.applicants = {f"rank_{one.pk}": one for one in applicants}
        for name, one in self.applicants.items():
            told = gettext_lazy("Type whole numbers from 1 on.")
            self.fields[name] = forms.IntegerField(
                label=_("Rank of %(name)s") % {"name": one.exhibitor.name}, min_value=1, max_value=999, required=False,
                initial=one.rank, error_messages={"invalid": told, "min_value": told, "max_value": told},
            )  # fmt: skip

    def pairs(self) -> list[tuple[Application, Any]]:
        """Each applicant with its field, for the page."""
        return [(one, self[name]) for name, one in self.applicants.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        times = Counter(rank for rank in cleaned.values() if rank)
        for name, rank in list(cleaned.items()):
            if rank and times[rank] > 1:
                told = _("Two have the number %(rank)s. Give each a number of its own.") % {"rank": rank}
                self.add_error(name, forms.ValidationError(told))
        return cleaned

    @property
    def ranked(self) -> list[Application]:
        """Those chosen, in their order; read when valid."""
        chosen = [(rank, self.applicants[name]) for name, rank in self.cleaned_data.items() if rank]
        return [one for _rank, one in sorted(chosen, key=lambda pair: pair[0])]
