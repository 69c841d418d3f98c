"""The pages of the staff, written in full: for the host, and for whoever of those that may open them may least.

The access matrix asks who gets in and writes no page. What fails for one role alone (a link that a role has no
address for, a part that only some see) is seen here.
"""

import pytest

from tests.architecture.access import VISITORS, World
from tests.architecture.test_access_matrix import path_of, rows

# A page reads the same on either database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
HOST = VISITORS.index("host")


def test_each_page_is_written_for_its_host_and_for_who_may_least() -> None:
    world, wrong = World(), []
    for address, (letters, _posted) in rows().items():
        # Those with an ending are files, which no role sees otherwise than another.
        if address.route.startswith(("desk/", "admin/")) and address.route.endswith("/"):
            for who in asked(letters):
                client = world.clients[VISITORS[who]]
                client.raise_request_exception = False
                answer = client.get(path_of(address, world))
                if answer.status_code >= 500:
                    wrong.append(f"{VISITORS[who]} {address.route}: {answer.exc_info[1]!r}")
    assert not wrong, "\n".join(wrong)


def asked(letters: str) -> set[int]:
    """The host, and of those who may open it whoever may open the fewest pages of all."""
    opening = {who for who, letter in enumerate(letters) if letter == "y"}
    return {min(opening, key=REACH.__getitem__)} | ({HOST} & opening) if opening else set()


REACH = [sum(get[who] == "y" for get, _post in rows().values()) for who in range(len(VISITORS))]
