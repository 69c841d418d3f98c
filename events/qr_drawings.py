"""WRITER  The QRs of badges: drawing one takes far longer than printing it, so each is drawn once and kept."""

from collections.abc import Collection, Iterable

from events import pass_codes
from events.models import QrDrawing

# So many are asked for, and kept, in one statement.
BATCH = 500


def drawn(codes: Collection[str]) -> dict[str, str]:
    """The QR of each code as an SVG; those not kept yet are drawn, and kept."""
    found = dict[str, str]()
    wanted = list(dict.fromkeys(codes))
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        kept = dict(QrDrawing.objects.filter(code__in=part).values_list("code", "svg"))
        new = {code: pass_codes.svg(code) for code in part if code not in kept}
        QrDrawing.objects.bulk_create(
            [QrDrawing(code=code, svg=svg) for code, svg in new.items()], ignore_conflicts=True
        )
        found |= kept | new
    return found


def forget(codes: Iterable[str]) -> None:
    """Delete the drawings of codes whose owners are deleted or have new ones."""
    QrDrawing.objects.filter(code__in=list(codes)).delete()
