import pytest
from django.test import Client


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("path", ["/", "/2024/", "/editions/", "/rotation/", "/en/2025/", "/healthz"])
def test_public_pages_answer(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200
