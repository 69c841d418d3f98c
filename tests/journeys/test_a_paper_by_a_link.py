"""A paper by a link: an officer invites, a department sends Word, the officer clears, everyone reads."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from conference.choices import Role
from events.models import Item, PaperInvitation
from tests import factories
from tests.conference.pages import main_of, words
from tests.events.invited import word_file
from tests.events.programmes import a_paper, a_session, an_event, publish

pytestmark = pytest.mark.django_db


def test_an_officer_invites_a_department_sends_word_and_everyone_reads() -> None:
    event = an_event()
    a_session(event, items=[a_paper()])
    publish(event)
    edition, item = event.edition, Item.objects.get()
    officer = factories.signed_in(factories.officer(Role.CONTENT, edition))
    host = factories.signed_in(factories.officer(Role.HOST, edition))
    department, public = Client(enforce_csrf_checks=True), Client()
    desk = f"/desk/editions/{edition.pk}/papers/"

    made = officer.post(
        f"{desk}invite/",
        {
            "topic": "Phát triển cụm công nghiệp", "unit": "Sở Công Thương tỉnh Mẫu", "language": "vi",
            "due_on": f"{timezone.localdate():%d/%m/%Y}", "item": item.pk, "contact": "Bà Ví Dụ, 0900 000 000",
        },
    ).text  # fmt: skip
    (link,) = set(re.findall(r"http://testserver(/paper/[\w-]+/)", made))
    assert "Kính gửi Sở Công Thương tỉnh Mẫu" in made
    assert "Dear Sở Công Thương tỉnh Mẫu" in made
    token = link.split("/")[2]
    paper = f"{desk}{PaperInvitation.objects.get().pk}/"
    assert token not in officer.get(paper).text, "the link is shown once"

    assert "Hạn gửi" in department.get(link).text
    begin = department.post(link, {"act": "begin"}, headers={"origin": "null"})
    assert begin.status_code == 302, "a browser that says no origin may post"
    word = SimpleUploadedFile("tham-luan.docx", word_file("Kính thưa quý vị đại biểu").read())
    typed = {"act": "send", "seen": "0", "title_vi": "Cụm công nghiệp gắn với làng nghề", "document": word}
    assert "Xin trân trọng cảm ơn" in department.post(link, typed, follow=True).text

    assert "Đã gửi, chờ duyệt · 1" in officer.get(desk).text
    read = officer.get(paper)
    assert "Kính thưa quý vị đại biểu" in words(main_of(read.content))
    speech, file = f"/2040/speeches/{item.slug}/", f"/files/paper/{item.pk}/x.docx"
    officer.post(f"{paper}clear/", {"seen": read.context["invitation"].revision})
    assert officer.post(f"{paper}release/", {}).status_code == 403, "the Organising Committee releases"
    assert public.get(file).status_code == 404
    assert "chưa được công khai" in public.get(speech).text

    host.post(f"{paper}release/", {})
    assert file.rpartition("/")[0] in public.get(speech).text
    assert b"".join(public.get(file)).startswith(b"PK")  # type: ignore[arg-type]
    assert "cho công khai" in department.get(link).text
