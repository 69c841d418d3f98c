"""WRITER  The products that an exhibitor shows."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from conference import files, history
from conference.choices import Action
from conference.errors import Refused
from conference.models import User
from exhibitors.exhibiting.held import change, checked_save, described, free_slug, held, insist_editable
from exhibitors.models import Exhibitor, Product

ABOUT = frozenset({"name_vi", "name_en", "category", "text_vi", "text_en", "picture", "ocop_stars", "recognised_as",
                   "recognised_in"})  # fmt: skip
MOST = 40


@transaction.atomic
def add_product(*, by: User | None, exhibitor: Exhibitor, **details: Any) -> Product:
    """Show another product (in ABOUT). Raises Refused where there are as many as may be, or one cannot stand."""
    insist_editable(details, ABOUT)
    exhibitor = held(exhibitor)
    taken = set(exhibitor.products.values_list("slug", flat=True))
    if len(taken) >= MOST:
        raise Refused(_("At most %(most)s products can be shown.") % {"most": MOST})
    product: Product = described(Product(exhibitor=exhibitor), details)
    product.slug = free_slug(product.name_vi or "", taken)
    checked_save(product)
    history.record(by=by, action=Action.ADDED, target=product)
    return product


@transaction.atomic
def edit_product(*, by: User | None, product: Product, **details: Any) -> Product:
    """Change what is said of a product; its address stays. Raises Refused where one cannot stand."""
    insist_editable(details, ABOUT)
    product = _held(product)
    replaced = files.of([product]) if "picture" in details else []
    change(by, product, details)
    files.forget(replaced)
    return product


@transaction.atomic
def remove_product(*, by: User | None, product: Product) -> None:
    """Show the product no more; its picture goes once nothing names it."""
    product = _held(product)
    stored = files.of([product])
    history.record(by=by, action=Action.DELETED, target=product)
    product.delete()
    files.forget(stored)


def _held(product: Product) -> Product:
    held(product.exhibitor)
    found: Product | None = Product.objects.select_related("exhibitor__edition").filter(pk=product.pk).first()
    if found is None:
        raise Refused(_("A colleague has removed this."))
    return found
