from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Programme and delegates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The kinds of messages are known by it.
        from events import delegate_messages, delegation_messages, deletion_messages, files, guards  # noqa: F401

        files.register()
        post_migrate.connect(guards.install, sender=self, dispatch_uid="published_slot_guards")
