"""Registration in the admin: categories and openings are edited here; delegates, registrations and places are read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import ModelAdmin, RelatedFieldListFilter
from django.db.models import Model
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from conference.admin.acts import Act, WithActs
from conference.admin.base import OfficerAdmin, OfficerForm, TranslatedAdmin, TranslatedBlock
from conference.admin.displays import swatch, yes_no
from conference.admin.scope import Scoped
from conference.admin.site import site
from conference.models import Edition
from conference.permissions import Permission, within
from events import places
from events.models import Category, Delegate, Opening, Pool, Question, Registration


class OfAnEvent(Scoped):
    """Rows that reach their edition through their event, and say which it is."""

    edition_path = "event__edition"

    def edition_of(self, obj: Model) -> Edition | None:
        edition: Edition | None = getattr(obj, "edition", None)
        return edition


class MyCategories(RelatedFieldListFilter):
    """Filter by category, naming only those of editions the colleague may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Any:
        mine = within(request.user, Permission.SEE_DELEGATES, "edition")
        return [(one.pk, str(one)) for one in Category.objects.filter(mine)]


class QuestionBlocks(TranslatedBlock):
    """What a category asks beyond what everybody is asked."""

    edition_path = "category__edition"
    model = Question
    add_permission = change_permission = delete_permission = Permission.EDIT_EVENTS
    fields = ["label_vi", "label_en", ("kind", "required", "order"), "choices_vi", "choices_en"]
    extra = 0

    def edition_of(self, obj: Model) -> Edition | None:
        """Asked of the category's page, and of a question."""
        edition: Edition | None = getattr(obj, "edition", None)
        return edition


class ColourInput(forms.ColorInput):
    """Always holds a colour, so HTML knows neither `required` nor `maxlength` for it."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        attrs.pop("maxlength", None)
        return attrs


class CategoryForm(OfficerForm):
    """Lets the colour be picked by eye."""

    class Meta:
        widgets = {"colour": ColourInput()}


@admin.register(Category, site=site)
class CategoryAdmin(TranslatedAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_EVENTS
    form = CategoryForm
    list_display = ["name", "code", "audience", "coloured", "order", "edition"]
    list_select_related = ["edition"]
    list_filter = ["audience"]
    search_fields = ["name_vi__folded", "name_en__folded", "code"]
    search_help_text = _("By name or short name; accents do not matter.")
    fields = ["edition", "code", "name_vi", "name_en", ("audience", "colour", "order")]
    inlines = [QuestionBlocks]

    @admin.display(description=_("colour"), ordering="colour")
    def coloured(self, category: Category) -> SafeString:
        return swatch(category.colour)


@admin.register(Opening, site=site)
class OpeningAdmin(OfAnEvent, OfficerAdmin):
    add_permission = change_permission = delete_permission = Permission.EDIT_EVENTS
    list_display = ["event", "category", "mode", "approval", "opens_at", "closes_at"]
    list_select_related = ["event__edition", "category"]
    list_filter = ["mode", "needs_approval"]
    search_fields = ["event__name_vi__folded", "category__name_vi__folded"]
    search_help_text = _("By event or category; accents do not matter.")
    fields = ["event", "category", ("mode", "needs_approval"), "opens_at", "closes_at"]
    approval = yes_no("needs_approval", _("needs approval"))

    def save_model(self, request: HttpRequest, obj: Opening, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # From now on its places can be limited.
        places.event_pool(obj.event)


@admin.register(Delegate, site=site)
class DelegateAdmin(OfficerAdmin):
    view_permission = Permission.SEE_DELEGATES
    list_display = ["name", "position", "unit", "province", "category", "protocol_rank", "edition"]
    list_select_related = ["province", "category", "edition"]
    list_filter = [("category", MyCategories), "source"]
    search_fields = ["folded_name", "folded_unit", "email", "phone"]
    search_help_text = _("By name, unit, e-mail or phone; accents do not matter.")
    fieldsets = [
        (None, {"fields": ["edition", "category", ("honorific", "name", "academic_title"), "position", "unit",
                           ("province", "country"), "protocol_rank"]}),
        (_("Contact"), {"fields": [("phone", "email"), "language", "contact_confirmed_at", "source"]}),
        (_("Stay"), {"fields": [("arrives_at", "arrival"), ("lodging", "lodging_note"), "transport", "diet",
                                "interpretation"]}),
        (_("To be reviewed"), {"fields": [("badge", "plate", "seat")]}),
    ]  # fmt: skip
    readonly_fields = ["badge", "plate", "seat"]
    badge = yes_no("badge_to_review", _("badge to be reviewed"))
    plate = yes_no("plate_to_review", _("name plate to be reviewed"))
    seat = yes_no("seat_to_review", _("seat to be reviewed"))


@admin.register(Registration, site=site)
class RegistrationAdmin(OfAnEvent, OfficerAdmin):
    view_permission = Permission.SEE_DELEGATES
    list_display = ["delegate", "unit", "event", "state", "applied_at", "queued_at"]
    list_select_related = ["delegate", "event__edition"]
    list_filter = ["state"]
    search_fields = ["folded_name", "folded_unit"]
    search_help_text = _("By name or unit; accents do not matter.")
    fields = ["delegate", "event", "state", ("applied_at", "queued_at", "held_until"), "asked"]

    @admin.display(description=_("unit"), ordering="delegate__folded_unit")
    def unit(self, registration: Registration) -> str:
        return registration.delegate.unit


class SizeForm(forms.Form):
    size = forms.IntegerField(
        label=_("places"), min_value=0, max_value=1_000_000, required=False,
        help_text=_("Empty: as many as come; for a whole event alone."),
    )  # fmt: skip


class OverbookingForm(forms.Form):
    places = forms.IntegerField(label=_("so many more"), min_value=0, max_value=1_000_000)
    reason = forms.CharField(label=_("reason"), max_length=500)


ACTS = [
    Act(
        "resize", _("Change the number of places"), _("Whoever waits and now fits is let in at once."),
        Permission.EDIT_PLACES, lambda by, target, size: places.resize(by=by, pool=target, size=size),
        _("Changed."), lambda pool: pool.returned_at is None, SizeForm,
    ),
    Act(
        "overbook", _("Overbook"), _("More are let in than there are places, those who wait longest first."),
        Permission.EDIT_PLACES,
        lambda by, target, reason, **more: places.overbook(by=by, pool=target, reason=reason, **more),
        _("Changed."), lambda pool: pool.size is not None and pool.returned_at is None, OverbookingForm,
    ),
]  # fmt: skip


@admin.register(Pool, site=site)
class PoolAdmin(WithActs, OfficerAdmin):
    view_permission = Permission.SEE_DELEGATES
    acts = ACTS
    list_display = ["__str__", "kind", "size", "overbooked", "taken", "waiting", "returns_on", "edition"]
    list_select_related = ["event", "session", "province", "category", "edition"]
    list_filter = ["kind"]
    search_fields = ["name__folded", "event__name_vi__folded", "province__name_vi__folded"]
    search_help_text = _("By event, province or hotel; accents do not matter.")
    fields = ["edition", "kind", "event", "province", "category", "session", "name", ("size", "overbooked"),
              ("taken", "waiting"), ("returns_on", "returned_at")]  # fmt: skip
