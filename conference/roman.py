"""Ordinals as officials and as English readers write them."""

from django.utils import translation

SYMBOLS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a positive number in Roman numerals: 11 is "XI"."""
    parts = []
    for value, symbol in SYMBOLS:
        count, number = divmod(number, value)
        parts.append(symbol * count)
    return "".join(parts)


def english_ordinal(number: int) -> str:
    """Return a positive number as an English ordinal: 11 is "11th", 22 is "22nd"."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def written_ordinal(number: int | None) -> str:
    """Return "X" for Vietnamese readers, "10th" for English ones, "" where there is none."""
    if number is None:
        return ""
    return english_ordinal(number) if translation.get_language() == "en" else roman(number)
