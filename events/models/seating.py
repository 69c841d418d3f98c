from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from events.choices import SeatShape, SeatSide
from events.models.category import Category
from events.models.event import Event
from events.models.place import Room
from events.models.registration import Registration

MOST_ROWS, MOST_IN_ROW, MOST_SEATS = 60, 60, 2000
label = RegexValidator(r"^[A-Z0-9]{1,3}$", _("Letters and digits, three at most: A, B, VIP."))
numbers = RegexValidator(r"^\d{1,2}( ?, ?\d{1,2})*$", _("Numbers of seats, parted by commas: 6, 12."))


class SeatingPlan(models.Model):
    """The seats of a hall for one event. Guarded: `events.seating` writes it."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="seating_plans", verbose_name=_("event"))
    room = models.ForeignKey(Room, models.RESTRICT, related_name="seating_plans", verbose_name=_("hall"))
    is_told = models.BooleanField(
        _("seats are shown on passes"), default=False, help_text=_("Before, colleagues alone see them.")
    )

    class Meta:
        verbose_name = _("seating plan")
        verbose_name_plural = _("seating plans")
        ordering = ["event", "room"]
        constraints = [models.UniqueConstraint(fields=["event", "room"], name="seating_plan_once")]

    def __str__(self) -> str:
        return f"{self.event} – {self.room}"

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.event.edition

    @classmethod
    def trail_words(cls, name: str, value: Any) -> tuple[str, str, str] | None:
        """How the trail shows what writers tell beside columns; None for anything else."""
        told = {"seated": gettext("Have a seat"), "got_up": gettext("Got up"), "kept": gettext("Kept free"),
                "freed": gettext("No longer kept free")}  # fmt: skip
        return (told[name], "", str(value)) if name in told else None


class SeatBlock(models.Model):
    """Seats that stand together, drawn from numbers: rows with aisles, or tables. Guarded: `events.seating`.

    Blocks of one `line` stand beside each other; line 1 is nearest to the stage.
    """

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="blocks", verbose_name=_("seating plan"))
    label = models.CharField(_("block"), max_length=3, validators=[label])
    shape = models.CharField(_("shape"), max_length=6, choices=SeatShape.choices, default=SeatShape.ROWS)
    line = models.PositiveSmallIntegerField(
        _("line from the stage"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("1 stands nearest to the stage."),
    )  # fmt: skip
    side = models.CharField(_("side"), max_length=6, choices=SeatSide.choices, default=SeatSide.CENTRE)
    rows = models.PositiveSmallIntegerField(
        _("rows, or tables"), validators=[MinValueValidator(1), MaxValueValidator(MOST_ROWS)]
    )
    seats_a_row = models.PositiveSmallIntegerField(
        _("seats a row, or at a table"), validators=[MinValueValidator(1), MaxValueValidator(MOST_IN_ROW)]
    )
    aisles = models.CharField(
        _("aisles after seat"), max_length=40, blank=True, validators=[numbers], help_text=_("For example 6, 12.")
    )
    category = models.ForeignKey(
        Category, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("only for the category")
    )
    from_centre = models.BooleanField(
        _("the highest rank sits in the middle"), default=True, help_text=_("Else each row is filled from the left.")
    )

    class Meta:
        verbose_name = _("block of seats")
        verbose_name_plural = _("blocks of seats")
        ordering = ["line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "label"], name="seat_block_label_once",
                violation_error_message=_("Another block has this label."),
            ),
            models.UniqueConstraint(
                fields=["plan", "line", "side"], name="seat_block_place_once",
                violation_error_message=_("Another block stands there."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return gettext("Block %(label)s") % {"label": self.label}

    @property
    def edition(self) -> Edition:
        """Whose history tells of a change to this row."""
        return self.plan.event.edition

    @property
    def aisles_after(self) -> tuple[int, ...]:
        return tuple(int(one) for one in self.aisles.replace(" ", "").split(",") if one)


class Seat(models.Model):
    """One seat. Whoever sits there is its column, and the database lets nobody sit twice in a hall.

    `is_kept` seats are given to nobody by the filling; who sits on a `is_fixed` one stays there when the hall is
    filled again. Guarded: `events.seating` writes it.
    """

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="seats", verbose_name=_("seating plan"))
    block = models.ForeignKey(SeatBlock, models.CASCADE, related_name="seats", verbose_name=_("block"))
    row = models.PositiveSmallIntegerField(_("row"))
    number = models.PositiveSmallIntegerField(_("seat"))
    code = models.CharField(_("seat"), max_length=10)
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="seats", verbose_name=_("registration")
    )
    is_kept = models.BooleanField(_("kept free"), default=False)
    is_fixed = models.BooleanField(_("moved by hand"), default=False)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["block", "row", "number"]
        constraints = [
            models.UniqueConstraint(fields=["block", "row", "number"], name="seat_once"),
            models.UniqueConstraint(fields=["plan", "registration"], name="seat_person_once"),
            models.CheckConstraint(
                condition=models.Q(is_kept=False) | models.Q(registration=None), name="seat_kept_is_free"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def words(self) -> str:
        """In full, as a pass has it: "block A, row 3, seat 12"."""
        return in_words(shape=self.block.shape, block=self.block.label, row=self.row, number=self.number)


def in_words(*, shape: str, block: str, row: int, number: int) -> str:
    """A seat in full, in the active language."""
    told = {"block": block, "row": row, "number": number}
    if shape == SeatShape.TABLES:
        return gettext("block %(block)s, table %(row)s, seat %(number)s") % told
    return gettext("block %(block)s, row %(row)s, seat %(number)s") % told
