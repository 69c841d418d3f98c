"""Search without accents: "dong thap", "Đồng Tháp" and the decomposed form are one.

`fold` is the rule in Python; the lookup `name__folded__contains` is the same rule
in SQL, so that no folded copy has to be kept beside each text.
"""

import re
import unicodedata
from typing import Any

from django.db.backends.signals import connection_created
from django.db.backends.utils import CursorWrapper
from django.db.models import CharField, TextField, Transform

MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return `text` in lower case, without Vietnamese marks, đ as d, spaces single."""
    bare = MARKS.sub("", unicodedata.normalize("NFD", text)).replace("Đ", "D").replace("đ", "d")
    return " ".join(bare.lower().split())


def slug(text: str) -> str:
    """Return `text` as a slug. Django's own `slugify` loses the Đ of "Đồng Tháp"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@CharField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """The SQL twin of `fold`; compare it with an already folded term."""

    lookup_name = "folded"
    function = "luanluu_fold"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        bare = "regexp_replace(normalize(%(expressions)s, NFD), '[\u0300-\u036f]', '', 'g')"
        plain = f"lower(replace(replace({bare}, 'Đ', 'D'), 'đ', 'd'))"
        return super().as_sql(
            compiler, connection, template=rf"btrim(regexp_replace({plain}, '\s+', ' ', 'g'))", **context
        )


def _teach_sqlite(connection: Any, **_: CursorWrapper) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "luanluu_fold", 1, lambda text: None if text is None else fold(str(text)), deterministic=True
        )


def register() -> None:
    """Give every new SQLite connection the function the lookup calls."""
    connection_created.connect(_teach_sqlite, dispatch_uid="luanluu_fold")
