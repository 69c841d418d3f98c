"""What staff say of fees, of payments, and of the account that exhibitors pay to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.forms.days import DayField
from exhibitors.choices import CoverSource
from exhibitors.fee_lists import FeeRow
from exhibitors.forms.money import DongField

MOST_BYTES = 10 * 1024 * 1024
SHARES = 4


class AccountForm(forms.Form):
    bank_name = forms.CharField(label=_("Bank"), max_length=80)
    bank = forms.CharField(
        label=_("Code of the bank (BIN)"), max_length=6,
        help_text=_("The six digits by which NAPAS knows the bank, as on its own VietQR codes."),
    )  # fmt: skip
    number = forms.CharField(label=_("Account number"), max_length=19)
    holder = forms.CharField(label=_("Account holder"), max_length=120)
    memo_prefix = forms.CharField(
        label=_("First word of the memo"), max_length=10, required=False,
        help_text=_("Capital letters and digits, as HNCT12: by it the bank's statement tells the fair from all else."),
    )  # fmt: skip

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).replace(" ", "").upper()

    def clean_memo_prefix(self) -> str:
        return str(self.cleaned_data["memo_prefix"]).strip().upper()


class FixForm(forms.Form):
    amount = DongField(
        label=_("Fee in đồng"), required=False, help_text=_("Empty: the price of the booths and services.")
    )
    due_on = DayField(label=_("To be paid by"), required=False)


class CoverForm(forms.Form):
    covered = DongField(label=_("Covered, in đồng"), help_text=_("0 takes it back."))
    source = forms.ChoiceField(label=_("Covered by"), choices=[("", "—"), *CoverSource.choices], required=False)
    note = forms.CharField(label=_("Number of the decision, or note"), max_length=200, required=False)


class CoverAllForm(forms.Form):
    """Covers the fees that were ticked, in full."""

    source = forms.ChoiceField(label=_("Covered by"), choices=CoverSource.choices)
    note = forms.CharField(label=_("Number of the decision, or note"), max_length=200, required=False)
    fees = forms.MultipleChoiceField(
        label=_("Exhibitors"), choices=[], error_messages={"required": _("Tick at least one exhibitor.")}
    )

    def __init__(self, *args: Any, rows: Sequence[FeeRow], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fees"].choices = [(str(row.fee.pk), str(row.fee)) for row in rows]  # type: ignore[attr-defined]


class CashForm(forms.Form):
    amount = DongField(label=_("Paid, in đồng"), min_value=1)
    on = DayField(label=_("Day"))
    note = forms.CharField(label=_("Number of the receipt, or note"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"on": timezone.localdate()}, **options})


class StatementForm(forms.Form):
    file = forms.FileField(
        label=_("Bank statement"),
        help_text=_("Excel or CSV as the bank gives it; a row that is there already is left out."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB. Choose a shorter period."))
        return file


class SharesForm(forms.Form):
    """For which fees a payment is, in a few rows of exhibitor and amount."""

    def __init__(self, *args: Any, rows: Sequence[FeeRow], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "—"), *((str(row.fee.pk), f"{row.booths or '—'} · {row.fee}") for row in rows)]
        for number in range(1, SHARES + 1):
            self.fields[f"fee_{number}"] = forms.ChoiceField(label=_("Exhibitor"), choices=choices, required=False)
            self.fields[f"amount_{number}"] = DongField(label=_("Amount in đồng"), required=False)

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"fee_{number}"], self[f"amount_{number}"]) for number in range(1, SHARES + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.parts: dict[int, int] = {}
        for number in range(1, SHARES + 1):
            fee, amount = given.get(f"fee_{number}"), given.get(f"amount_{number}")
            if fee and not amount and f"amount_{number}" not in self.errors:
                self.add_error(f"amount_{number}", _("Type how much of the payment is for this exhibitor."))
            elif amount and not fee:
                self.add_error(f"fee_{number}", _("Choose the exhibitor."))
            elif fee and int(fee) in self.parts:
                self.add_error(f"fee_{number}", _("This exhibitor stands in another row already."))
            elif fee and amount:
                self.parts[int(fee)] = amount
        if not self.parts and not self.errors:
            self.add_error("fee_1", _("Choose the exhibitor."))
        return given


class AsideForm(forms.Form):
    reason = forms.CharField(label=_("Why it is not of the fair"), max_length=200)
