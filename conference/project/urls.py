"""The site map."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, register_converter

from conference.admin.site import site as admin_site
from conference.project.views import health, site
from conference.public_pages import public_page


class YearConverter:
    """Four digits, so that no other number becomes an edition's address."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


register_converter(YearConverter, "year")

handler400 = "conference.project.views.errors.bad_request"
handler500 = "conference.project.views.errors.failed"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", public_page("p")(sitemap), {"sitemaps": site.SITEMAPS}, name="sitemap"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("files/", include("conference.urls.files")),
    *i18n_patterns(
        # Django tries one after the other: a word in front spares the rest, and the public's pages are kept anyway.
        path("desk/", include("events.urls_desk")),
        path("desk/", include("conference.urls.desk")),
        path("desk/", include("exhibitors.urls_desk_fees")),
        path("desk/", include("exhibitors.urls_desk")),
        path("desk/", include("exhibitors.urls_desk_halls")),
        path("admin/", admin_site.urls),
        path("", include("conference.project.pages")),
        path("", include("conference.urls.public")),
        path("", include("events.urls")),
        path("", include("exhibitors.urls")),
        prefix_default_language=False,
    ),
]
