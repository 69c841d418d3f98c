"""What a visitor looks for on the plan: words, a state, a province."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from conference.folding import fold
from exhibitors.choices import BoothState
from exhibitors.floorplan import BoothShape, Plan

LONGEST = 80


@dataclass(frozen=True)
class Wanted:
    """`colour` is what the booths' colours tell: their state, or the province."""

    q: str = ""
    state: str = ""
    province: str = ""
    colour: str = "state"

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What the address asks for; what is no state or colour of ours is nothing."""
        state, colour = asked.get("state", ""), asked.get("colour", "")
        return cls(
            q=asked.get("q", "").strip()[:LONGEST],
            state=state if state in BoothState.values else "",
            province=asked.get("province", "")[:LONGEST],
            colour="province" if colour == "province" else "state",
        )

    @property
    def narrows(self) -> bool:
        return bool(self.q or self.state or self.province)

    def takes(self, shape: BoothShape) -> bool:
        """Whether the booth is one of those looked for; each word is, without accents, part of what it says."""
        if self.state and shape.stand.state != self.state:
            return False
        if self.province and (shape.stand.province is None or shape.stand.province.pk != self.province):
            return False
        return not self.q or all(word in told(shape) for word in fold(self.q).split())


def told(shape: BoothShape) -> str:
    """All that a booth is found by, folded."""
    exhibitor, province = shape.stand.exhibitor, shape.stand.province
    names = [getattr(one, f"name_{code}", "") or "" for one in (exhibitor, province) if one for code in ("vi", "en")]
    return fold(" ".join([shape.code, *names]))


def left_out(plan: Plan, wanted: Wanted) -> set[int]:
    """The ids of booths that are not looked for."""
    return {one.booth.pk for one in plan.booths if not wanted.takes(one)} if wanted.narrows else set()
