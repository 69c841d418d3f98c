"""The whole server killed while people race for places: nobody's place is lost or given twice, nor their mail."""

from pathlib import Path

import pytest

from bench import kills, race
from tests import once
from tests.conference import smtp
from tests.conference.project.commands import KEY, environment
from tests.running.postgres import free_port

PEOPLE, PLACES = 30, 10


@pytest.mark.sqlite
def test_a_server_killed_in_the_midst_of_a_race_keeps_its_word(tmp_path: Path) -> None:
    with smtp.running(free_port()) as post:
        post.mailbox.slowness = kills.MAIL_TAKES
        # As a developer's, so that no static files need collecting.
        variables = environment({
            "DEBUG": "1", "SECRET_KEY": KEY, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
            "EMAIL_URL": f"smtp://127.0.0.1:{post.port}", "EMAIL_FROM": "hoinghi@example.vn",
        })  # fmt: skip
        once.put_migrated(variables["DATABASE_URL"])
        hall = race.ask("opened", 1, PLACES, variables=variables)
        found = kills.killed(variables, hall, hall["events"][0], "group", PEOPLE, post.mailbox)
    assert race.whole(found, PEOPLE, PLACES), found
    assert kills.kept_its_word(found), found
