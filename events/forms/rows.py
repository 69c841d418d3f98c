"""A row of the draft's table, edited where it stands. What is not in the row stays as it is."""

from typing import Any

from conference.models import Edition
from events.forms.items import ItemForm
from events.forms.sessions import SessionForm

ROW = "row"  # the id of the form that the inputs of a row belong to: a table cannot hold one


class SessionRowForm(SessionForm):
    """The session's times, title and hall."""

    shown = frozenset({"starts", "ends", "title_vi", "room", "seen"})

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        _only(self)


class ItemRowForm(ItemForm):
    """The item's minutes, title, and who carries it out where no speakers are named."""

    shown = frozenset({"minutes", "title_vi", "by_vi", "seen"})

    def __init__(self, *args: Any, edition: Edition, with_speakers: bool, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        _only(self)
        if with_speakers:
            del self.fields["by_vi"]


def _only(form: SessionRowForm | ItemRowForm) -> None:
    form.fields = {name: field for name, field in form.fields.items() if name in form.shown}
    for field in form.fields.values():
        field.widget.attrs["form"] = ROW
