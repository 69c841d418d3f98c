from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitorsConfig(AppConfig):
    name = "exhibitors"
    verbose_name = _("Fair")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The kinds of messages are known by it.
        from exhibitors import exhibitor_messages, files  # noqa: F401

        files.register()
