"""What the production server loads."""

import os
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")


def _site() -> Callable[..., Any]:
    """Django behind the page cache; alone for a developer, who wants to see a template as it is now."""
    site = get_wsgi_application()
    # Only now are the models there.
    from django.conf import settings

    from conference.project.page_cache.front import PageCache

    return site if settings.DEBUG else PageCache(site)


application = _site()
