from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitorsConfig(AppConfig):
    name = "exhibitors"
    verbose_name = _("Fair")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The kinds of messages are known by it.
        from events import delegation_tabs
        from exhibitors import departments, exhibitor_messages, files, purging  # noqa: F401

        files.register()
        purging.register()
        delegation_tabs.register(delegation_tabs.Tab("delegation-booths", _("Booths"), departments.told))
