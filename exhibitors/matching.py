"""Pure: which payment is probably for which fee. Staff decide; nothing is matched by itself."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from conference.folding import fold

# Words that many names share say nothing of whose a payment is.
COMMON = """cong ty co phan tnhh mtv mot thanh vien htx hop tac xa ho kinh doanh so san xuat thuong mai dich vu va cua
trach nhiem huu han doanh nghiep tu nhan xuat nhap khau nong nghiep"""
LEAST_WORDS = 2


class Sureness(StrEnum):
    """Why a payment is proposed for a fee, the surest first."""

    EXACT = "exact"  # the booths are named, and the amount is what is owed
    NAMED = "named"  # the booths are named, the amount is another
    LIKELY = "likely"  # tax code or name fits, and the amount is what is owed
    AMOUNT = "amount"  # nothing but the amount fits, and it fits one fee alone


@dataclass(frozen=True)
class Owed:
    """A fee of which `owed` đồng are still to be paid; `codes` are the booths', `words` the exhibitor's name."""

    fee: int
    owed: int
    codes: tuple[str, ...]
    name: str = ""
    tax_code: str = ""


@dataclass(frozen=True)
class Proposal:
    """How an amount might be shared among fees (id → đồng), and why."""

    sureness: Sureness
    parts: Mapping[int, int] = field(default_factory=dict)


def propose(memo: str, amount: int, fees: Sequence[Owed]) -> Proposal | None:
    """What a payment of `amount` with this memo is probably for; None where nothing says so."""
    open_fees = [fee for fee in fees if fee.owed > 0]
    named = [fee for fee in open_fees if _names(memo, fee.codes)]
    if named:
        return _of_named(named, amount)
    known = [fee for fee in open_fees if fee.owed == amount]
    likely = [fee for fee in known if _is_told(memo, fee)]
    if len(likely) == 1:
        return Proposal(Sureness.LIKELY, {likely[0].fee: amount})
    return Proposal(Sureness.AMOUNT, {known[0].fee: amount}) if len(known) == 1 and not likely else None


def _of_named(named: Sequence[Owed], amount: int) -> Proposal:
    """All that is owed for the booths named, one after the other, as far as the amount goes."""
    exact = amount == sum(fee.owed for fee in named)
    parts, left = {}, amount
    for fee in named:
        share = min(left, fee.owed)
        if share:
            parts[fee.fee] = share
        left -= share
    return Proposal(Sureness.EXACT if exact else Sureness.NAMED, parts)


def _names(memo: str, codes: Iterable[str]) -> bool:
    """Whether one of the booths is named. Banks drop signs and spaces: "A-01" comes as "A01", "GH A01" as "GHA01"."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(memo))
    joined = words.replace(" ", "")
    return any(_stands_in(re.sub(r"[^a-z0-9]", "", fold(code)), words, joined) for code in codes)


def _stands_in(code: str, words: str, joined: str) -> bool:
    """As a word of its own, spaces or none within it; or, where the bank ate the spaces, behind "gh" or "gian hang"."""
    spaced = " ?".join(re.escape("".join(run)) for _kind, run in groupby(code, key=str.isdigit))
    alone = re.search(rf"(?<![a-z0-9]){spaced}(?![a-z0-9])", words)
    return bool(alone or re.search(rf"(?:gh|gianhang){re.escape(code)}(?!\d)", joined))


def _is_told(memo: str, fee: Owed) -> bool:
    """Whether the memo has the tax code, or at least two of the words that make the name this one's."""
    if fee.tax_code and fee.tax_code.replace("-", "") in re.sub(r"\D", "", memo):
        return True
    said = set(re.findall(r"[a-z0-9]+", fold(memo)))
    telling = set(re.findall(r"[a-z0-9]+", fold(fee.name))) - set(COMMON.split())
    return len(telling & said) >= min(LEAST_WORDS, len(telling)) > 0
