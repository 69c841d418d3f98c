"""The order of people's names in Vietnamese lists: by given name, then by the rest of the name."""

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# The digits come first, 01 to 10, and then the letters; what is neither is passed over.
PLACE = {sign: f"{number:02}" for number, sign in enumerate([*"0123456789", *LETTERS], start=1)}
# In the order of dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
END = "00"
LONGEST = 400


def given_name_key(name: str) -> str:
    """A key that sorts names as Vietnamese lists do, in any collation: it is made of digits alone.

    The last word is the given name and counts first. Words are compared by their letters, with ă, â,
    đ, ê, ô, ơ and ư as letters of their own, and then by their tone.
    """
    *rest, given = name.split() or [""]
    return "".join(_word(word) for word in (given, *rest))[:LONGEST]


def _word(word: str) -> str:
    tone, letters = "0", ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign in TONES:
            tone = TONES[sign]
        else:
            letters += sign
    return "".join(PLACE.get(letter, "") for letter in unicodedata.normalize("NFC", letters)) + END + tone
