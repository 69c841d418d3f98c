"""Badges at the desk: what is wrong is named before, the PDF comes at once or from the worker, layouts are a form."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from conference.choices import Role
from conference.models import Edition
from events import badge_jobs, registration
from events.choices import BadgeLine, PrintJobState
from events.models import BadgeJob, BadgeLayout, Delegate, Opening, PrintRun
from tests import factories, paper
from tests.events.badge_layouts import a_layout
from tests.events.registrations import an_opening, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening() -> Opening:
    return an_opening(900)


@pytest.fixture
def edition(opening: Opening) -> Edition:
    found: Edition = opening.event.edition
    return found


@pytest.fixture
def reception(edition: Edition) -> Client:
    return factories.signed_in(factories.officer(Role.RECEPTION, edition))


def url(edition: Edition, rest: str = "") -> str:
    return f"/desk/editions/{edition.pk}/badges/{rest}"


def body(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_what_is_wrong_is_named_before_anything_is_printed(
    opening: Opening, edition: Edition, reception: Client
) -> None:
    a_layout(edition, qr=75, smallest=12)
    person = {"position": " ".join(["Phó Trưởng ban"] * 13), "unit": "Cục Công Thương " * 12}
    registered(opening, "An 🌾 Bình", person=person)
    text = body(reception.get("/en" + url(edition)))
    assert "Look at 1 badge before you print" in text
    assert "EAR OF RICE" in text
    assert "does not fit" in text
    assert "Nothing is known" not in text


def test_one_badge_is_offered_on_a_page_of_its_own_and_leads_from_its_delegate(
    opening: Opening, edition: Edition, reception: Client
) -> None:
    one, _other = (registered(opening).delegate for _ in range(2))
    alone = url(edition) + f"?which=all&delegate={one.pk}"
    assert alone.replace("&", "&amp;") in body(reception.get(f"/desk/editions/{edition.pk}/delegates/{one.pk}/"))
    assert reception.get(alone).context["form"].initial == {"sheet": "a6"}
    assert reception.get(url(edition)).context["form"].initial == {"sheet": "a4"}


def test_badges_are_downloaded_and_then_nothing_is_due(opening: Opening, edition: Edition, reception: Client) -> None:
    one = registered(opening, "Nguyễn Thị Ngọc Ánh").delegate
    answer = reception.post(url(edition), {"sheet": "a6"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Nguyễn Thị Ngọc Ánh" in paper.text(answer.content)
    assert "Nothing is to be printed" in body(reception.get("/en" + url(edition)))
    new = registration.substitute(by=None, delegate=one, person={"name": "Đặng Ướt"})
    shown = body(reception.get("/en" + url(edition)))
    assert "Print 1 badge" in shown
    assert f"/delegates/{new.pk}/preview.pdf" in shown
    assert f"/delegates/{one.pk}/preview.pdf" not in shown


def test_the_same_badge_again_needs_a_reason(opening: Opening, edition: Edition, reception: Client) -> None:
    one = registered(opening).delegate
    sent = {"sheet": "a4", "which": "all", "delegate": one.pk}
    reception.post(url(edition), sent)
    refused = reception.post("/en" + url(edition), sent)
    assert refused.status_code == 200
    assert "say why again" in body(refused)
    assert reception.post(url(edition), sent | {"reason": "lost"})["Content-Type"] == "application/pdf"
    assert [run.reason for run in PrintRun.objects.order_by("pk")] == ["", "lost"]


def test_nonsense_in_the_address_or_the_form_is_no_error(opening: Opening, edition: Edition, reception: Client) -> None:
    registered(opening)
    odd = {"kind": "plate", "which": "x", "category": "१", "delegation": "'", "delegate": "-1"}
    assert reception.get(url(edition), odd).status_code == 200
    assert reception.post(url(edition), {"sheet": "a5", "reason": "x"}).status_code == 200
    assert reception.post(url(edition), {"sheet": "a4", "delegation": "ZZ"}).status_code == 200
    assert not PrintRun.objects.exists()


def test_many_wait_for_the_worker_and_the_file_is_given_to_those_who_may_print(
    opening: Opening, edition: Edition, reception: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(badge_jobs, "AT_ONCE", 1)
    registered(opening)
    registered(opening)
    answer = reception.post(url(edition), {"sheet": "a4"})
    job = BadgeJob.objects.get()
    assert answer.url == url(edition, f"jobs/{job.pk}/")
    page = body(reception.get("/en" + answer.url))
    assert "0 of 2 badges" in page
    assert "data-under-way" in page
    assert reception.get(answer.url + "badges.pdf").status_code == 302
    badge_jobs.go_on(lambda: True)
    assert "The badges are ready" in body(reception.get("/en" + answer.url))
    assert reception.get(answer.url + "badges.pdf")["Content-Type"] == "application/pdf"
    logistics = factories.signed_in(factories.officer(Role.LOGISTICS, edition))
    assert logistics.get(answer.url + "badges.pdf").status_code == 403
    BadgeJob.objects.update(content=None, state=PrintJobState.GONE)
    assert "The file is deleted" in body(reception.get("/en" + answer.url))


def test_marks_of_badges_that_are_still_right_are_taken_off(
    opening: Opening, edition: Edition, reception: Client
) -> None:
    a_layout(edition, lines=[BadgeLine.NAME])
    one = registered(opening).delegate
    reception.post(url(edition), {"sheet": "a4"})
    registration.edit(by=None, delegate=one, person={"position": "Giám đốc"})
    assert "1 badge may have to be printed again" in body(reception.get(f"/en/desk/editions/{edition.pk}/"))
    assert "1 badge is marked for review" in body(reception.get("/en" + url(edition)))
    reception.post(url(edition, "settle/"))
    assert not Delegate.objects.filter(badge_to_review=True).exists()


def test_a_preview_is_the_real_pdf_and_nothing_is_logged(opening: Opening, edition: Edition, reception: Client) -> None:
    one = registered(opening, "Hoàng Phủ Ngọc Tường Vi").delegate
    layout = a_layout(edition)
    real = reception.get(url(edition, f"delegates/{one.pk}/preview.pdf"))
    assert "Tường Vi" in paper.text(real.content)
    made_up = reception.get(url(edition, f"layouts/{layout.pk}/preview.pdf"))
    assert len(paper.pages(made_up.content)) == 4
    assert not PrintRun.objects.exists()


def test_a_layout_is_a_form_and_what_cannot_stand_is_said_at_its_field(edition: Edition, reception: Client) -> None:
    add = reverse("admin:events_badgelayout_add")
    sent = {
        "edition": edition.pk, "kind": "badge", "name": "Thẻ khách mời", "who": "everybody", "in_use": "on",
        "heading": "THẺ KHÁCH MỜI", "lines_0": "name", "lines_1": "unit", "lines_2": "name", "width": 90, "height": 130,
        "margin": 6, "band": 12, "logo_height": 10, "qr": 36, "name_size": 24, "text_size": 12, "smallest": 8,
        "versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert reception.get(add).status_code == 200
    refused = reception.post("/en" + add, sent | {"smallest": 14})
    assert "no line is smaller" in body(refused)
    assert reception.post(add, sent).status_code == 302
    layout = BadgeLayout.objects.get()
    assert (layout.lines, layout.number) == (["name", "unit"], 1)
    change = reverse("admin:events_badgelayout_change", args=[layout.pk])
    assert "/preview.pdf" in body(reception.get(change))
    assert reception.post(change, sent | {"lines_0": "full_name"}).status_code == 302
    layout.refresh_from_db()
    assert (layout.lines, layout.number) == (["full_name", "unit", "name"], 2)


def test_the_command_prints_everybody_and_notes_it(
    opening: Opening, edition: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registered(opening, "Đặng Ướt")
    registered(opening, "An 🌾 Bình")
    for _ in range(2):
        call_command("print_badges", edition.year, tmp_path / "badges.pdf")
    assert "EAR OF RICE" in capsys.readouterr().out
    assert "Đặng Ướt" in paper.text((tmp_path / "badges.pdf").read_bytes())
    assert [(run.count, run.reason) for run in PrintRun.objects.order_by("pk")] == [(2, ""), (2, "spare")]
    with pytest.raises(CommandError):
        call_command("print_badges", 1999, tmp_path / "badges.pdf")
    with pytest.raises(CommandError):
        call_command("print_badges", edition.year, tmp_path / "nowhere" / "badges.pdf")
