"""What an exhibitor says and shows of itself, and of its products."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.uploads import PictureField
from exhibitors.choices import OcopStars, ProductCategory, RecognitionLevel
from exhibitors.forms.layout import in_groups
from exhibitors.models import Exhibitor, Product

PUBLIC = (
    "name_vi",
    "name_en",
    "logo",
    "profile_vi",
    "profile_en",
    "address",
    "website",
    "public_phone",
    "public_email",
)
INVOICE = ("tax_code", "invoice_name", "invoice_address", "invoice_email")


def _long(label: Any, length: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, widget=forms.Textarea({"rows": 6}))


class ProfileForm(forms.Form):
    """The public part, and what stands on the invoice, which is never public."""

    name_vi = forms.CharField(
        label=_("Name of the exhibitor"), max_length=200,
        error_messages={"required": _("Type the name of the exhibitor.")},
    )  # fmt: skip
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    logo = PictureField(label=_("Logo"), required=False)
    profile_vi = _long(_("About you"), 3000)
    profile_en = _long(_("About you, in English"), 3000)
    address = forms.CharField(label=_("Address"), max_length=250, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    public_phone = forms.CharField(label=_("Phone for visitors"), max_length=30, required=False)
    public_email = forms.EmailField(label=_("E-mail for visitors"), max_length=254, required=False)
    tax_code = forms.RegexField(
        r"^\d{10}(-\d{3})?$|^\d{12}$", label=_("Tax code"), required=False,
        error_messages={"invalid": _("A tax code has 10 digits, 12, or 10-3.")},
    )  # fmt: skip
    invoice_name = forms.CharField(label=_("Name on the invoice"), max_length=200, required=False)
    invoice_address = forms.CharField(label=_("Address on the invoice"), max_length=250, required=False)
    invoice_email = forms.EmailField(label=_("E-mail for the invoice"), max_length=254, required=False)

    def __init__(self, *args: Any, exhibitor: Exhibitor, **kwargs: Any) -> None:
        known = {name: getattr(exhibitor, name) for name in (*PUBLIC, *INVOICE)}
        super().__init__(*args, **kwargs | {"initial": known})
        in_groups(self, [
            (_("Read by the public once your booth is allotted"), PUBLIC),
            (_("For the invoice, never public"), INVOICE),
        ])  # fmt: skip

    @property
    def details(self) -> dict[str, Any]:
        """What the writer takes: no logo where none was chosen; read when valid."""
        said = {name: value or "" for name, value in self.cleaned_data.items()}
        return said if "logo" in self.changed_data else {name: said[name] for name in said if name != "logo"}


class GalleryForm(forms.Form):
    """One more picture."""

    file = PictureField(label=_("Picture"), error_messages={"required": _("Choose a picture.")})
    caption = forms.CharField(label=_("What it shows"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_groups(self, [("", ("file", "caption"))])


class ProductForm(forms.Form):
    """A product, with how it was recognised."""

    name_vi = forms.CharField(
        label=_("Name of the product"), max_length=160, error_messages={"required": _("Type the name of the product.")}
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=160, required=False)
    category = forms.ChoiceField(label=_("Kind of product"), choices=ProductCategory.choices)
    picture = PictureField(label=_("Picture"), required=False)
    text_vi = _long(_("About the product"), 2000)
    text_en = _long(_("About the product, in English"), 2000)
    ocop_stars = forms.TypedChoiceField(
        label=_("OCOP"), choices=[("", _("not recognised")), *OcopStars.choices], coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    recognised_as = forms.ChoiceField(
        label=_("Typical rural industrial product"), choices=[("", _("not recognised")), *RecognitionLevel.choices],
        required=False,
    )  # fmt: skip
    recognised_in = forms.IntegerField(
        label=_("Year of the recognition"), min_value=2010, max_value=2100, required=False
    )

    def __init__(self, *args: Any, product: Product | None = None, **kwargs: Any) -> None:
        known = {name: getattr(product, name) for name in self.base_fields} if product else {}
        super().__init__(*args, **kwargs | {"initial": known})
        in_groups(self, [
            (_("The product"), ("name_vi", "name_en", "category", "picture", "text_vi", "text_en")),
            (_("How it was recognised"), ("ocop_stars", "recognised_as", "recognised_in")),
        ])  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("recognised_as")) != bool(cleaned.get("recognised_in")) and not self.errors:
            told = forms.ValidationError(_("Give the level and the year, or neither."))
            self.add_error("recognised_in" if cleaned.get("recognised_as") else "recognised_as", told)
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        """What the writer takes: no picture where none was chosen; read when valid."""
        said = dict(self.cleaned_data)
        if "picture" not in self.changed_data:
            del said["picture"]
        elif not said["picture"]:
            said["picture"] = ""
        return said
