"""A calendar program that people use takes the feed, and takes it again after a change."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from events import agenda
from tests.events import programmes

pytestmark = pytest.mark.django_db
CONFIG = """
[calendars]
[[conference]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %d/%m/%Y
longdateformat = %d/%m/%Y
datetimeformat = %d/%m/%Y %H:%M
longdatetimeformat = %d/%m/%Y %H:%M
default_timezone = Asia/Ho_Chi_Minh
local_timezone = Asia/Ho_Chi_Minh
"""


class Khal:
    """The program khal (Debian's package of that name), with all it keeps in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "khal.conf").write_text(CONFIG.format(folder=folder), "utf-8")

    def takes(self, feed: bytes) -> None:
        file = self.folder / "agenda.ics"
        file.write_bytes(feed)
        self._run("import", "--batch", str(file))

    def shows(self, day: str) -> str:
        return self._run("list", "--format", "{start-time}-{end-time} {status}{title}", day, "1d")

    def _run(self, *words: str) -> str:
        places = {f"XDG_{kind}_HOME": str(self.folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
        surroundings = {**places, "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        (self.folder / "data").mkdir(exist_ok=True)
        command = ["khal", "--config", str(self.folder / "khal.conf"), *words]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    if not shutil.which("khal"):
        pytest.skip("needs the program khal (package khal)")
    return Khal(tmp_path)


def test_khal_shows_the_new_state_after_a_change_and_a_withdrawal(client: Client, khal: Khal) -> None:
    event = programmes.an_event()
    moved = programmes.a_session(event, "Phiên toàn thể")
    gone = programmes.a_session(event, "Phiên chuyên đề", starts=programmes.clock(10), ends=programmes.clock(11))
    programmes.publish(event)
    khal.takes(client.get("/2040/agenda.ics").content)
    assert "08:00-09:00 CONFIRMED Phiên toàn thể" in khal.shows("10/10/2040")

    agenda.edit_session(by=None, session=moved, starts=programmes.clock(8, 30))
    agenda.remove_session(by=None, session=gone)
    programmes.publish(event)
    khal.takes(client.get("/2040/agenda.ics").content)
    shown = khal.shows("10/10/2040")
    assert "08:30-09:00 CONFIRMED Phiên toàn thể" in shown
    assert "08:00" not in shown
    assert "CANCELLED Phiên chuyên đề" in shown
