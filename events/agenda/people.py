"""Who is named in a session or an item: known people, and new ones typed on the way."""

from collections.abc import Mapping, Sequence
from typing import Any

from conference.models import User
from events import reference

# Each names its "speaker", or a "new_name" to be added, and may say position and unit of that day.
People = Sequence[Mapping[str, Any]]
OF_THE_DAY = ("position_vi", "unit_vi", "position_en", "unit_en")


def named(by: User | None, person: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the row that names the person. With no position and unit, the latest known are kept with it."""
    fields = {name: person.get(name) or "" for name in OF_THE_DAY}
    speaker = person.get("speaker")
    if speaker is None:
        speaker = reference.add_speaker(by=by, name=person["new_name"], **fields)
    if not any(fields.values()):
        fields = {name: getattr(speaker, name) for name in OF_THE_DAY}
    part = {"part": person["part"]} if person.get("part") else {}
    return fields | part | {"speaker": speaker}
