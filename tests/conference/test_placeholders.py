"""Whatever officers write and delegates are called, a text is filled, and nothing of it is run."""

import re

from hypothesis import given
from hypothesis import strategies as st

from conference import placeholders

NAMES = st.from_regex(re.compile(r"[a-z_]{1,12}", re.ASCII), fullmatch=True)


@given(st.text(), st.dictionaries(NAMES, st.text()))
def test_any_text_is_filled_with_any_values(text: str, values: dict[str, str]) -> None:
    assert isinstance(placeholders.fill(text, values), str)


@given(st.text(alphabet=st.characters(exclude_characters="{}")), st.dictionaries(NAMES, st.text()))
def test_a_text_without_braces_goes_out_as_it_is(text: str, values: dict[str, str]) -> None:
    assert placeholders.fill(text, values) == text


@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_characters="{}")), NAMES), min_size=1), st.text())
def test_a_value_goes_in_as_it_is_and_is_not_looked_at_again(parts: list[tuple[str, str]], value: str) -> None:
    text = "".join(f"{words}{{{name}}}" for words, name in parts)
    values = {name: value for _, name in parts}
    assert placeholders.fill(text, values) == "".join(words + value for words, _ in parts)


@given(st.text(), st.sets(NAMES))
def test_a_text_that_passes_the_checks_leaves_no_brace_behind(text: str, known: set[str]) -> None:
    if not placeholders.unknown_in(text, known) and not placeholders.has_stray_brace(text):
        filled = placeholders.fill(text, dict.fromkeys(known, "x"))
        assert "{" not in filled
        assert "}" not in filled


def test_names_are_found_once_each_and_strange_ones_are_told() -> None:
    text = "Kính gửi { name } {name}, {tên} {name.__class__} {0!r} {}"
    assert placeholders.used_in(text) == ["name", "tên", "name.__class__", "0!r", ""]
    assert placeholders.unknown_in(text, ["name"]) == ["tên", "name.__class__", "0!r", ""]


def test_a_missing_value_leaves_nothing_behind() -> None:
    assert placeholders.fill("Hàng {row}.", {}) == "Hàng ."


def test_a_brace_without_its_partner_is_found() -> None:
    assert placeholders.has_stray_brace("{name")
    assert placeholders.has_stray_brace("{{name}}")
    assert not placeholders.has_stray_brace("{name} {hall}")
