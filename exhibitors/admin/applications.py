"""Applications and the booths of the provinces: read in the admin, decided at the desk."""

from django.contrib import admin
from django.db.models import Model
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference.admin.base import OfficerAdmin
from conference.admin.displays import yes_no
from conference.admin.filters import MyEditions
from conference.admin.site import site
from conference.models import Edition
from exhibitors import fairs
from exhibitors.admin.exhibitors import OfAnExhibitor, OfTheFair, desk_page
from exhibitors.models import Allotment, Application


@admin.register(Application, site=site)
class ApplicationAdmin(OfAnExhibitor, OfficerAdmin):
    list_display = ["exhibitor", "province", "state_now", "wanted", "by_department", "applied_at", "held_until"]
    list_select_related = ["exhibitor__edition", "exhibitor__province"]
    list_filter = [
        ("exhibitor__edition", MyEditions), "state", "through_department",
        ("exhibitor__province", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    search_fields = ["exhibitor__folded"]
    search_help_text = _("By name of the exhibitor; accents do not matter.")
    fields = ["exhibitor", "state_now", ("wanted", "wanted_type"), ("by_department", "rank"), "note", "reason",
              ("applied_at", "listed_at", "held_until"), "desk"]  # fmt: skip
    readonly_fields = ["desk", "state_now", "by_department"]
    by_department = yes_no("through_department", _("through the department of the province"))

    @admin.display(description=_("state"), ordering="state")
    def state_now(self, application: Application) -> str:
        """An offer that ran out is released, noted or not."""
        return str(application.state_on(fairs.today_at(timezone.now())).label)

    @admin.display(description=_("province or city"), ordering="exhibitor__province")
    def province(self, application: Application) -> str:
        return str(application.exhibitor.province or "–")

    @admin.display(description=_("What can be done"))
    def desk(self, application: Application) -> SafeString | str:
        return desk_page(application, application.exhibitor.edition)


@admin.register(Allotment, site=site)
class AllotmentAdmin(OfTheFair, OfficerAdmin):
    edition_path = "fair__edition"
    list_display = ["province", "size", "returns_on", "edition"]
    list_select_related = ["province", "fair__edition"]
    list_filter = [("fair__edition", MyEditions)]
    search_fields = ["province__name_vi__folded", "province__name_en__folded"]
    search_help_text = _("By name; accents do not matter.")
    fields = ["province", "size", "returns_on"]

    def edition_of(self, obj: Model) -> Edition | None:
        edition: Edition | None = getattr(obj, "edition", None)
        return edition

    @admin.display(description=_("edition"), ordering="fair__edition")
    def edition(self, allotment: Allotment) -> Edition:
        return allotment.edition
