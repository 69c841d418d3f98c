"""Opening day at seven: the badge's QR, read as a scanner reads it, opens the door once; the second look is told."""

import shutil
import subprocess
from pathlib import Path

import pytest
import segno

from conference.choices import Role
from tests import factories
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db
NO_READER = shutil.which("zbarimg") is None


@pytest.mark.skipif(NO_READER, reason="no zbarimg found: install the package zbar-tools")
def test_a_badge_is_read_and_its_second_look_is_told(tmp_path: Path) -> None:
    opening = an_opening()
    guest = registered(opening, "Trần Thị Sen").delegate
    door = f"/desk/editions/{guest.edition_id}/scan/"
    reception = factories.signed_in(factories.officer(Role.RECEPTION, guest.edition))
    segno.make(guest.scan_code, error="q", micro=False).save(str(tmp_path / "badge.png"), scale=8, border=4)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", str(tmp_path / "badge.png")], check=True, capture_output=True, text=True
    )
    sent = {"event": opening.event_id, "gate": "Cửa A", "code": read.stdout}
    assert "light-green" in reception.post(door, sent).text
    again = reception.post(door, sent).text
    assert "light-amber" in again
    assert "tại Cửa A" in again
    assert "1/1" in reception.get(f"/desk/editions/{guest.edition_id}/arrivals/").text
