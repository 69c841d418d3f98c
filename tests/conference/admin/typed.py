"""What browsers send."""

from typing import Any

from conference.models import Edition


def edition_form(edition: Edition, leaders: list[dict[str, Any]] | None = None, **typed: Any) -> dict[str, Any]:
    """What a browser sends for an edition's page."""
    names = ["ordinal", "year", "theme_vi", "theme_en", "city_vi", "city_en", "venue_vi", "venue_en", "day_part",
             "organisers_vi", "organisers_en", "note_vi", "note_en", "cover_credit", "cover_alt_vi",
             "cover_alt_en"]  # fmt: skip
    form: dict[str, Any] = {name: getattr(edition, name) or "" for name in names}
    form |= {name: f"{day:%d/%m/%Y}" if (day := getattr(edition, name)) else "" for name in ("starts_on", "ends_on")}
    rows = {"leaders": leaders or [], "sources": [], "documents": []}
    for prefix, given in rows.items():
        known = sum("id" in row for row in given)
        form |= {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": known}
        form |= {f"{prefix}-{at}-{name}": value for at, row in enumerate(given) for name, value in row.items()}
        form |= {f"{prefix}-{at}-edition": edition.pk or "" for at in range(len(given))}
    return {**form, **typed}
