"""A worker killed while it sends: every mail arrives, those in flight at the kill twice at most, and marked."""

from pathlib import Path

from tests.conference.project import killing


def test_a_worker_killed_while_it_sends_loses_nothing(tmp_path: Path) -> None:
    told = killing.kill_while_sending(tmp_path, messages=30, after=10)
    assert told.lost == 0
    assert told.sent_twice <= 1
    assert told.twice_unmarked == 0
    assert told.changed_ids == 0
    assert told.marked <= 1
