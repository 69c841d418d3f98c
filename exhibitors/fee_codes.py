"""The code by which an exhibitor pays: VietQR with the account, what is owed, and the booths in the memo."""

import functools
import io

import segno

from exhibitors import fee_lists, vietqr
from exhibitors.fee_lists import FeeRow
from exhibitors.models import BankAccount

# On a phone's screen and on paper; a quiet zone of four modules, as readers want.
SCALE, QUIET = 10, 4


def memo_of(account: BankAccount, row: FeeRow) -> str:
    """What the payer writes, and the code fills in."""
    return fee_lists.memo(account.memo_prefix, row.codes)


def payload_of(account: BankAccount, row: FeeRow) -> str:
    """What the code says: all that is still owed."""
    return vietqr.payload(account.for_code, amount=row.standing.owed, memo=memo_of(account, row))


@functools.lru_cache(maxsize=512)
def png(payload: str) -> bytes:
    """A picture, black on white in any colour scheme."""
    out = io.BytesIO()
    _made(payload).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()


def svg(payload: str) -> str:
    """The same as a drawing, for print."""
    out = io.BytesIO()
    _made(payload).save(out, kind="svg", border=QUIET, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue().decode()


def _made(payload: str) -> segno.QRCode:
    return segno.make(payload, error="m", micro=False)
