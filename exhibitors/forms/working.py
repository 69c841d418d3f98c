"""What an exhibitor needs at the booth: services, and badges."""

from typing import Any

from django import forms

from events import words
from exhibitors.forms.layout import in_groups
from exhibitors.models import Application, Exhibitor, Fair, FairService


class ServicesForm(forms.Form):
    """So much of each service."""

    def __init__(self, *args: Any, fair: Fair, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ordered = {order.service_id: order.quantity for order in application.orders.all()}
        self.services = {f"service_{one.pk}": one for one in fair.services.all()}
        for name, service in self.services.items():
            self.fields[name] = forms.IntegerField(
                label=_called(service), min_value=0, max_value=service.most, required=False,
                initial=ordered.get(service.pk, 0),
            )  # fmt: skip
        in_groups(self, [("", tuple(self.fields))])

    @property
    def quantities(self) -> dict[FairService, int]:
        """As the writer takes it; read when valid."""
        return {service: self.cleaned_data[name] or 0 for name, service in self.services.items()}


def _called(service: FairService) -> str:
    unit = words.of(service, "unit")
    return words.of(service, "name") + (f" ({unit})" if unit else "")


class StaffForm(forms.Form):
    """Those who work at the booth, a row each; empty rows are no people."""

    def __init__(self, *args: Any, exhibitor: Exhibitor, quota: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(exhibitor.staff.all())
        self.rows = range(1, max(quota, len(known)) + 1)
        for number in self.rows:
            one = known[number - 1] if number <= len(known) else None
            self.fields[f"name_{number}"] = forms.CharField(
                max_length=120, required=False, initial=one.name if one else ""
            )
            self.fields[f"position_{number}"] = forms.CharField(
                max_length=120, required=False, initial=one.position if one else ""
            )

    def pairs(self) -> list[tuple[int, Any, Any]]:
        """Number, name and position of each row, for the page."""
        return [(number, self[f"name_{number}"], self[f"position_{number}"]) for number in self.rows]

    @property
    def people(self) -> list[tuple[str, str]]:
        """As the writer takes it; read when valid."""
        said = self.cleaned_data
        return [(said[f"name_{number}"], said[f"position_{number}"]) for number in self.rows]
