"""The secret in a link that opens a page without a password: a pass, a delegation, a portal, a paper.

Made once, shown to whoever hands it on, stored only as its digest: a copy of the database opens nothing.
"""

import hashlib
import re
import secrets

# 192 bits: nobody guesses one, however many there are.
BYTES = 24
# The first part of every address whose second part is such a secret: `/pass/<token>/`, `/en/pass/<token>/`.
PLACES = ("delegation", "exhibitor", "paper", "pass")
LEFT_OUT = "…"

# A slash may have been quoted on its way into a parameter. `<token>` is a route's own word, not a secret.
_SLASH, _PART = r"(?:/|%2[Ff])", r"""[^/\s?#&%"'<>]+"""
_SECRET = re.compile(rf"({_SLASH}(?:{'|'.join(PLACES)}|welcome{_SLASH}{_PART}){_SLASH}){_PART}")


def new() -> str:
    """A fresh secret of 32 letters that an address takes as they are."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """What is stored of a secret, and looked up by: 64 hexadecimal letters, the same each time.

    Neither salt nor a slow hash is needed, as for passwords: there is no list of likely secrets of
    192 random bits to try. And what is looked up by its digest is compared in a time that tells
    nothing of the secret.
    """
    return hashlib.sha256(token.encode()).hexdigest()


def without_secrets(text: str) -> str:
    """The text with the secret of every such address in it left out, for whatever is kept or shown elsewhere."""
    return _SECRET.sub(rf"\g<1>{LEFT_OUT}", text)
