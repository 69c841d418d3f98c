"""The directory: who exhibits, one exhibitor, one product."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from conference import structured_data
from conference.lineage import Lineage
from conference.models import Edition
from conference.public_pages import public_page
from events.views.opened import with_edition
from exhibitors import directory, fairs, files
from exhibitors.directory import Wanted
from exhibitors.models import Exhibitor, Product


@public_page("q", "province", "category", "hall", "page")
@with_edition
def exhibitors(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Found by words, province, category and hall; the same number of queries for ten as for five hundred."""
    wanted, lineage, today = Wanted.read(request.GET), Lineage.load(), fairs.today_at(timezone.now())
    page = directory.found(edition, wanted, lineage, request.GET.get("page", ""))
    shown = {
        "edition": edition,
        "lineage": lineage,
        "today": today,
        "page": page,
        "wanted": wanted,
        "provinces": directory.provinces(edition, wanted, lineage),
        "categories": directory.categories(edition, wanted),
        "halls": directory.halls(edition, wanted),
        "earlier": wanted.query(page=page.number - 1) if page.has_previous() else "",
        "later": wanted.query(page=page.number + 1) if page.has_next() else "",
        "fair": fairs.of(edition),
    }
    return render(request, "exhibitors/exhibitors.html", shown)


@public_page()
@with_edition
def exhibitor(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """What an exhibitor says of itself, where it stands, and what it shows."""
    one = _one(edition, slug)
    return render(request, "exhibitors/exhibitor.html", _about(request, one) | {"data": _organisation(request, one)})


@public_page()
@with_edition
def product(request: HttpRequest, edition: Edition, slug: str, product: str) -> HttpResponse:
    """One product, with how it was recognised, and whose it is."""
    one = _one(edition, slug)
    shown = next((each for each in one.products.all() if each.slug == product), None)
    if shown is None:
        raise Http404
    page = {"product": shown, "data": _product(request, one, shown)}
    return render(request, "exhibitors/product.html", _about(request, one) | page)


def _one(edition: Edition, slug: str) -> Exhibitor:
    found = directory.one(edition, slug)
    if found is None:
        raise Http404
    return found


def _about(request: HttpRequest, exhibitor: Exhibitor) -> dict[str, Any]:
    return {
        "edition": exhibitor.edition, "exhibitor": exhibitor, "lineage": Lineage.load(),
        "today": fairs.today_at(timezone.now()),
    }  # fmt: skip


def _organisation(request: HttpRequest, one: Exhibitor) -> Any:
    page = reverse("exhibitor-page", args=[one.edition.year, one.slug])
    return structured_data.as_script({
        "@type": "Organization",
        "name": one.name,
        "url": request.build_absolute_uri(page),
        "sameAs": one.website,
        "logo": request.build_absolute_uri(files.address_of(files.LOGO, one)) if one.logo else "",
        "description": one.profile,
        "makesOffer": [
            {"@type": "Offer", "itemOffered": structured_data.known({"@type": "Product", "name": each.name})}
            for each in one.products.all()
        ],
    })  # fmt: skip


def _product(request: HttpRequest, one: Exhibitor, shown: Product) -> Any:
    return structured_data.as_script({
        "@type": "Product",
        "name": shown.name,
        "description": shown.text,
        "category": str(shown.get_category_display()),
        "image": request.build_absolute_uri(files.address_of(files.PRODUCT, shown)) if shown.picture else "",
        "manufacturer": {"@type": "Organization", "name": one.name},
    })  # fmt: skip
