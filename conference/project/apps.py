from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Carries the commands and pages that need several apps at once."""

    name = "conference.project"
    label = "project"

    def ready(self) -> None:
        from conference import changes
        from conference.admin.site import site
        from conference.project.admin_index import overview

        site.overview = overview
        changes.watch()
