"""The first day: from an empty site to a published twelfth edition, in the browser alone after two commands."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from conference.choices import EditionStatus, Role
from conference.models import Edition, HistoryEntry, User

pytestmark = pytest.mark.django_db
PASSWORD = "một câu thật dễ nhớ"


def first_link() -> str:
    out = StringIO()
    call_command("load_facts", stdout=out)
    call_command("first_officer", "an@moit.gov.vn", name="Phạm An", site="http://testserver", stdout=out)
    found = re.search(r"http://testserver(/\S+)", out.getvalue())
    assert found
    return found[1]


def set_password(client: Client, link: str) -> None:
    assert client.get(link).status_code == 200
    client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})


def sign_in(client: Client, email: str) -> Any:
    return client.post("/desk/sign-in/", {"username": email, "password": PASSWORD}, follow=True)


def enrol(client: Client, email: str) -> None:
    client.post("/desk/second-factor/begin/")
    device = TOTPDevice.objects.get(user__email=email)
    page = client.post("/desk/second-factor/enrol/", {"code": f"{totp(device.bin_key):06}"})
    assert len(page.context["codes"]) == 10


def choose_host(client: Client, edition: Edition) -> None:
    client.post(f"/desk/rotation/editions/{edition.pk}/nominate/", {"province": "VN34-96", "on": "05/11/2025"})
    nomination = edition.nominations.get()
    client.post(f"/desk/rotation/nominations/{nomination.pk}/accept/", {"on": "06/11/2025"})


def invite(client: Client, edition: Edition, email: str, role: str) -> str:
    typed = {"full_name": "Lê Lan", "email": email, "role": role}
    page = client.post(f"/desk/editions/{edition.pk}/colleagues/", typed)
    return str(page.context["link"]).removeprefix("http://testserver")


def set_up(client: Client, edition: Edition) -> None:
    path = f"/desk/editions/{edition.pk}/setup/"
    typed = {
        "seen": client.get(path).context["seen"],
        "ordinal": "12", "year": "2026", "starts_on": "05/11/2026", "ends_on": "06/11/2026",
        "city_vi": "thành phố Cà Mau", "city_en": "Ca Mau City", "venue_vi": "Trung tâm Hội nghị tỉnh",
        "theme_vi": "Liên kết vùng", "theme_en": "Regional links",
        "events-TOTAL_FORMS": "3", "events-INITIAL_FORMS": "0",
        "events-0-kind": "main", "events-0-name_vi": "Hội nghị chính", "events-0-starts_on": "05/11/2026",
        "events-1-kind": "fair", "events-1-name_vi": "Hội chợ triển lãm", "events-1-starts_on": "05/11/2026",
        "events-1-ends_on": "09/11/2026",
    }  # fmt: skip
    assert client.post(path, typed)["Location"] == path


def test_from_two_commands_to_a_public_page() -> None:
    ministry, host, public = Client(), Client(), Client()

    set_password(ministry, first_link())
    assert sign_in(ministry, "an@moit.gov.vn").redirect_chain[-1][0] == "/desk/second-factor/?next=/desk/"
    enrol(ministry, "an@moit.gov.vn")
    twelfth = Edition.objects.get(ordinal=12)
    assert ministry.get("/desk/").context["edition"] == twelfth, "the desk opens on what is being prepared"
    choose_host(ministry, twelfth)
    link = invite(ministry, twelfth, "lan@camau.gov.vn", Role.HOST)

    set_password(host, link)
    sign_in(host, "lan@camau.gov.vn")
    enrol(host, "lan@camau.gov.vn")
    set_up(host, twelfth)
    invite(host, twelfth, "minh@camau.gov.vn", Role.CONTENT)
    assert public.get("/2026/").status_code == 404, "a draft is nobody else's"
    host.post(f"/desk/editions/{twelfth.pk}/publish/")

    page = public.get("/2026/").text
    for told in ("XII", "Cà Mau", "Trung tâm Hội nghị tỉnh", "Liên kết vùng", "Hội chợ triển lãm"):
        assert told in page
    assert "Regional links" in public.get("/en/2026/").text
    twelfth.refresh_from_db()
    assert (twelfth.status, twelfth.host_id) == (EditionStatus.PUBLISHED, "VN34-96")
    acts = set(
        HistoryEntry.objects.filter(by=User.objects.get(email="lan@camau.gov.vn")).values_list("action", flat=True)
    )
    assert {"second_factor_set", "changed", "added", "invited", "role_granted", "published"} <= acts
