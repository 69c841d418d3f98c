"""What an exhibitor says and shows: texts, logo, pictures, products."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from conference.errors import Refused
from conference.forms import refusals
from conference.views.files import Found, answer
from exhibitors import exhibiting, files
from exhibitors.forms.presenting import GalleryForm, ProductForm, ProfileForm
from exhibitors.models import Product
from exhibitors.views.portal.opened import Portal, back, page, with_portal


@with_portal("GET", "HEAD", "POST")
def profile(request: HttpRequest, portal: Portal) -> HttpResponse:
    """Texts, logo and invoice details."""
    form = ProfileForm(*_sent(request), exhibitor=portal.exhibitor)
    if form.is_valid():
        try:
            exhibiting.edit_profile(by=None, exhibitor=portal.exhibitor, **form.details)
            return back(portal, "exhibitor-profile", "saved")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "profile.html", here="profile", form=form)


@with_portal("GET", "HEAD", "POST")
def pictures(request: HttpRequest, portal: Portal) -> HttpResponse:
    """The pictures, and one more."""
    form = GalleryForm(*_sent(request))
    if form.is_valid():
        try:
            exhibiting.add_picture(by=None, exhibitor=portal.exhibitor, **form.cleaned_data)
            return back(portal, "exhibitor-pictures", "added")
        except Refused as refused:
            refusals.show(form, refused)
    shown = portal.exhibitor.pictures.all()
    return page(request, portal, "pictures.html", here="pictures", form=form, pictures=shown)


@with_portal("POST")
def remove_picture(request: HttpRequest, portal: Portal, picture_id: int) -> HttpResponse:
    picture = get_object_or_404(portal.exhibitor.pictures.select_related("exhibitor__edition"), pk=picture_id)
    exhibiting.remove_picture(by=None, picture=picture)
    return back(portal, "exhibitor-pictures", "removed")


@with_portal("GET", "HEAD")
def products(request: HttpRequest, portal: Portal) -> HttpResponse:
    return page(request, portal, "products.html", here="products", products=portal.exhibitor.products.all())


@with_portal("GET", "HEAD", "POST")
def product(request: HttpRequest, portal: Portal, product_id: int | None = None) -> HttpResponse:
    """A new product, or one to be changed."""
    known = _product(portal, product_id) if product_id else None
    form = ProductForm(*_sent(request), product=known)
    if form.is_valid():
        try:
            if known:
                exhibiting.edit_product(by=None, product=known, **form.details)
            else:
                exhibiting.add_product(by=None, exhibitor=portal.exhibitor, **form.details)
            return back(portal, "exhibitor-products", "saved")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "product.html", here="products", form=form, product=known)


@with_portal("POST")
def remove_product(request: HttpRequest, portal: Portal, product_id: int) -> HttpResponse:
    product = _product(portal, product_id)
    # Refused where somebody else of the exhibitor was quicker: it is gone either way.
    with suppress(Refused):
        exhibiting.remove_product(by=None, product=product)
    return back(portal, "exhibitor-products", "removed")


@with_portal("GET", "HEAD")
def file(request: HttpRequest, portal: Portal, kind: str, pk: int) -> HttpResponseBase:
    """The exhibitor's own pictures, public or not."""
    if kind not in files.KINDS:
        raise Http404
    model, _field, way = files.KINDS[kind]
    own = model._default_manager.filter(**{way or "pk": portal.exhibitor.pk})
    row: Any = get_object_or_404(own, pk=pk)
    stored = files.file_of(kind, row)
    if not stored:
        raise Http404
    return answer(request, Found(stored, str(row), is_public=False, is_picture=True))


def _product(portal: Portal, product_id: int) -> Product:
    return get_object_or_404(Product.objects.select_related("exhibitor__edition"), pk=product_id,
                             exhibitor=portal.exhibitor)  # fmt: skip


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
