from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Carries the commands and pages that need several apps at once."""

    name = "conference.project"
    label = "project"
