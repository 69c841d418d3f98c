"""What search engines and browsers ask a site for."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from conference import tokens
from conference.models import Edition
from conference.public_pages import public_page
from events import indicators, published
from exhibitors.models import Exhibitor, Product

PROGRAMME = ("agenda", "speeches", "speakers")


@public_page()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keeps robots out of staff's pages and of the pages that a token opens."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    closed = ["desk", "admin", *tokens.PLACES]
    return render(
        request, "robots.txt", {"sitemap": sitemap, "closed": closed}, content_type="text/plain; charset=utf-8"
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask at the root without having read a page."""
    return redirect(static("luanluu/favicon.png"))


class BothLanguages(Sitemap):  # type: ignore[type-arg]  # generic in its stubs alone
    """Every address stands once a language, each naming the other."""

    i18n = True
    alternates = True
    x_default = True


class Pages(BothLanguages):
    def items(self) -> list[str]:
        return ["home", "editions", "rotation", "privacy"]

    def location(self, item: str) -> str:
        return reverse(item)


class Editions(BothLanguages):
    """The real editions that anyone may read and that have a page of their own."""

    def items(self) -> "QuerySet[Edition]":
        return Edition.objects.public().real().filter(year__isnull=False).order_by("-year")


class Programmes(BothLanguages):
    """What belongs to an edition's published programme, and its figures."""

    def items(self) -> list[tuple[str, int | None]]:
        editions = Edition.objects.public().real().filter(year__isnull=False).order_by("-year")
        with_programme = editions.filter(published.of_each()).values_list("year", flat=True)
        with_figures = editions.filter(indicators.of_each()).values_list("year", flat=True)
        pages = [(name, year) for year in with_programme for name in PROGRAMME]
        return [*pages, *(("indicators", year) for year in with_figures)]

    def location(self, item: tuple[str, int | None]) -> str:
        name, year = item
        return reverse(name, args=[year])


class Fairs(BothLanguages):
    """The directory of each real edition's fair, its exhibitors and their products."""

    def items(self) -> list[tuple[str, tuple[Any, ...]]]:
        known = Exhibitor.objects.standing_publicly().values_list("edition__year", "slug").order_by("slug")
        shown = Product.objects.filter(exhibitor__in=Exhibitor.objects.standing_publicly())
        products = shown.values_list("exhibitor__edition__year", "exhibitor__slug", "slug").order_by("pk")
        pages: list[tuple[str, tuple[Any, ...]]] = [
            ("exhibitors", (year,)) for year in sorted({row[0] for row in known})
        ]
        return [*pages, *(("exhibitor-page", row) for row in known), *(("product", row) for row in products)]

    def location(self, item: tuple[str, tuple[Any, ...]]) -> str:
        name, parts = item
        return reverse(name, args=parts)


SITEMAPS = {"pages": Pages, "editions": Editions, "programmes": Programmes, "fairs": Fairs}
