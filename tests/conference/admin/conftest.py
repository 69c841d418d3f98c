from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    """Addresses without a prefix: the language of the last test's last request would stay active."""
    with translation.override("vi"):
        yield
