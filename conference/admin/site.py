"""Our own admin site: its gate is ours, and so is its start page."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.i18n import JavaScriptCatalog

from conference import gates
from conference.admin.trail import latest
from conference.folding import fold
from conference.permissions import roles_of

# Ours to leave out: passwords are changed at the desk, and the shortcut to "view on site"
# would tell a stranger to an edition where its objects live.
LEFT_OUT = {"password_change", "password_change_done", "view_on_site"}
# What Django's own Vietnamese leaves in English, or says as no officer would: named here for our catalogue.
SAID_BY_US = [
    _("Skip to main content"),
    _("Change %s"),
    _("0 of %(cnt)s selected"),
    ngettext_lazy("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected"),
    ngettext_lazy("%(total_count)s selected", "All %(total_count)s selected"),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below."),
    _("Add another %(verbose_name)s"),
]


class ScriptWords(JavaScriptCatalog):
    """What Django's scripts say, with the sentence under the lists in our words."""

    packages = ["django.contrib.admin"]

    def get_catalog(self) -> dict[str, Any]:
        said = "%(sel)s of %(cnt)s selected"
        return super().get_catalog() | {said: [ngettext(said, said, count) for count in (1, 2)]}


class LuanLuuAdmin(admin.AdminSite):
    """Django's admin for colleagues: roles decide, the second factor is asked, nothing of another edition shows."""

    site_header = _("Data management")
    site_title = _("Data management")
    index_title = _("Data management")
    enable_nav_sidebar = False

    # What needs several apps to be told is given by conference.project.
    overview: Callable[[HttpRequest], dict[str, Any]] = staticmethod(lambda request: {})

    def has_permission(self, request: HttpRequest) -> bool:
        return gates.signed_in_enough(request.user) and bool(roles_of(request.user))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return gates.staff(super().admin_view(view, cacheable))

    def get_urls(self) -> list[Any]:
        return [one for one in super().get_urls() if getattr(one, "name", None) not in LEFT_OUT]

    def i18n_javascript(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return ScriptWords.as_view()(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """As Django's, in the order of the Vietnamese alphabet's letters, marks aside."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: fold(str(model["name"])))
        return apps

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "site_url": reverse("home")}

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one sign-in for desk and admin."""
        if self.has_permission(request):
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), "sign-in")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        context = {"latest": latest(request.user), **self.overview(request), **(extra_context or {})}
        return super().index(request, context)


site = LuanLuuAdmin(name="admin")
