"""The secrets in links."""

import pytest

from conference import tokens


def test_each_secret_is_another_and_no_address_need_quote_it() -> None:
    made = {tokens.new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(token) == 32 and token.replace("-", "a").replace("_", "a").isalnum() for token in made)
    assert tokens.BYTES * 8 >= 128


def test_a_digest_is_the_same_each_time_and_tells_nothing_of_the_secret() -> None:
    token = tokens.new()
    assert tokens.digest(token) == tokens.digest(token)
    assert tokens.digest(token) != tokens.digest(tokens.new())
    assert len(tokens.digest(token)) == 64
    assert token not in tokens.digest(token)


def test_any_text_that_comes_in_has_a_digest() -> None:
    assert tokens.digest("không phải mã 🙂")
    assert tokens.digest("x" * 10_000)


@pytest.mark.parametrize("place", [*tokens.PLACES, "desk/welcome/MQ"])
@pytest.mark.parametrize(
    "around", ["/{}/{}/", "/en/{}/{}", "https://a.vn/{}/{}/?x=1", "Not Found: /{}/{}/files/", '"/{}/{}"']
)
def test_the_secret_of_an_address_is_left_out_wherever_it_stands(place: str, around: str) -> None:
    token = tokens.new()
    assert tokens.without_secrets(around.format(place, token)) == around.format(place, "…")


def test_a_quoted_address_is_an_address_too() -> None:
    assert tokens.without_secrets("?next=%2Fen%2Fpass%2FaB3-x&y=1") == "?next=%2Fen%2Fpass%2F…&y=1"


@pytest.mark.parametrize("text", ["paper/<token>/", "/en/pass/<token>/", "/2027/papers/abc/", "/desk/editions/3/", ""])
def test_what_is_no_secret_stays(text: str) -> None:
    assert tokens.without_secrets(text) == text
