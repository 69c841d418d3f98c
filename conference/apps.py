from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferenceConfig(AppConfig):
    name = "conference"
    verbose_name = _("Conference")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from conference import folding, staff_messages  # noqa: F401  declares its kinds of messages

        folding.register()
