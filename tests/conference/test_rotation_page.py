"""/rotation/ tells the facts and nothing else."""

import datetime
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import formats, translation

from conference import editions, journey, rotation
from conference.choices import EditionStatus, Role
from conference.models import Edition, Handover, Province, User
from conference.project.facts import read
from tests.factories import EditionFactory, officer

D = datetime.date
FACTS = read("editions")["editions"]
PROVINCES = {row["id"]: row for row in read("provinces")["provinces"]}
PATHS = {"vi": "/rotation/", "en": "/en/rotation/"}
GAP = {"vi": "Đang bổ sung tư liệu", "en": "Information being collected"}


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def get(client: Client, language: str = "vi") -> str:
    response = client.get(PATHS[language])
    assert response.status_code == 200
    return response.content.decode()


def cards(page: str) -> list[str]:
    """The cards of the story, in their order."""
    return re.findall(r"<article.*?</article>", page, re.DOTALL)


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_edition_tells_its_facts_and_shows_its_gaps(client: Client, language: str) -> None:
    shown = [card for card in cards(get(client, language)) if "succession" not in card]
    told = [card for card in shown if "→" not in card]
    assert len(told) == len(FACTS)
    for row, card in zip(FACTS, told, strict=True):
        text = text_of(card)
        assert (row["roman"] if language == "vi" else f"{row['edition']}th") in text or row["edition"] < 4
        if row["status"].startswith("verified"):
            day = D.fromisoformat(row["date"])
            with translation.override(language):
                assert formats.date_format(day) in text
            assert PROVINCES[row["host_id"]][f"name_{language}"] in text
            assert all(f'href="{html.escape(url)}"' in card for url in row["sources"])
            assert (' class="passing"' in card) is bool(row["flag_to_id"])
            expected_gaps = [row["city"] or row["venue"], row["flag_to_id"]].count(None)
            assert card.count(GAP[language]) == expected_gaps
        else:
            assert text.endswith(GAP[language])
            assert card.count("<dt>") == 0


@pytest.mark.usefixtures("facts")
def test_places_are_as_reported(client: Client) -> None:
    page = get(client)
    for row in FACTS:
        for field in ("city", "venue"):
            assert row[field] is None or row[field] in page


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("language", "sentence", "note"),
    [
        (
            "vi",
            "Ngày 11/10/2024, tỉnh Kiên Giang trao cờ luân lưu cho tỉnh Long An; từ ngày 01/07/2025, "
            "tỉnh Tây Ninh kế thừa và đăng cai lần thứ XI.",
            "từ ngày 01/07/2025 thuộc tỉnh Lâm Đồng, không còn trong danh sách 8 địa phương thành viên",
        ),
        (
            "en",
            "On 11 October 2024, Kien Giang Province handed the rotating flag to Long An Province; its successor "
            "since 1 July 2025, Tay Ninh Province, is the host of the 11th edition.",
            "has belonged to Lam Dong Province since 1 July 2025 and is no longer in the list of the 8 members",
        ),
    ],
)
def test_the_heading_tells_the_journey_and_binh_thuan_is_accounted_for(
    client: Client, language: str, sentence: str, note: str
) -> None:
    text = text_of(get(client, language))
    assert sentence in text
    assert note in text


@pytest.mark.usefixtures("facts")
def test_only_the_one_known_handover_is_told(client: Client) -> None:
    page = get(client)
    (told,) = re.findall(r'<div class="passing">.*?</dl>', page, re.DOTALL)
    assert text_of(told) == (
        "Trao cờ luân lưu Bên trao tỉnh Kiên Giang Bên nhận tỉnh Long An Ngày trao cờ 11/10/2024 Nguồn m.baophapluat.vn"
    )
    assert page.count('class="leg leg-known" d="M') == 2, "one on the map, one in its key"


@pytest.mark.usefixtures("facts")
def test_long_ans_succession_is_a_card_of_its_own_between_the_tenth_and_the_eleventh(client: Client) -> None:
    tenth, succession, eleventh = cards(get(client))[9:12]
    assert "Lần thứ X, năm 2024" in tenth
    text = text_of(succession)
    assert text.startswith("Long An → Tây Ninh")
    assert "01/07/2025" in text
    assert "Nghị quyết 202/2025/QH15" in text
    assert "tỉnh Tây Ninh, tỉnh Long An" in text
    assert "Lần thứ XI, năm 2025" in eleventh


def test_the_legal_basis_is_the_one_of_the_facts() -> None:
    basis = read("provinces")["meta"]["legal_basis"]
    assert all(f"Nghị quyết {number}" in basis for number in journey.LEGAL_BASIS.values())


@pytest.mark.usefixtures("facts")
def test_the_table_says_in_words_what_the_maps_show(client: Client) -> None:
    rows = [text_of(row) for row in re.findall(r'<tr><th scope="row">.*?</tr>', get(client), re.DOTALL)]
    assert len(rows) == 8
    assert "Tây Ninh Tây Ninh, Long An VIII (2022); XI (2025)" in rows
    assert "An Giang An Giang, Kiên Giang X (2024, Kiên Giang)" in rows
    assert "Cà Mau Bạc Liêu, Cà Mau Đang bổ sung tư liệu" in rows


@pytest.mark.usefixtures("facts")
def test_nothing_typed_into_a_draft_leaks(client: Client) -> None:
    twelfth = Edition.objects.get(ordinal=12)
    province = Province.objects.get(pk="VN34-96")
    rotation.record_host(by=None, edition=twelfth, province=province)
    changes = {"theme_vi": "BÍ MẬT", "city_vi": "BÍ MẬT", "venue_vi": "BÍ MẬT", "note_vi": "BÍ MẬT"}
    editions.revise(by=None, edition=twelfth, changes={**changes, "starts_on": D(2026, 12, 24)})
    eleventh = Edition.objects.select_related("host").get(ordinal=11)
    rotation.hand_over(
        by=None, from_edition=eleventh, to_edition=twelfth, giver=eleventh.host, receiver=province,
        on=D(2025, 10, 20), note_vi="BÍ MẬT",
    )  # fmt: skip

    page = get(client)

    assert "BÍ MẬT" not in page
    assert "24/12/2026" not in page
    assert "2026" not in text_of(cards(page)[-1])
    assert text_of(cards(page)[-1]) == "Lần thứ XII Đang bổ sung tư liệu"
    assert 'class="badge-text" x="' in page
    assert ">XII<" not in page

    editions.publish(by=None, edition=twelfth)
    page = get(client)
    assert "tỉnh Tây Ninh trao cờ luân lưu cho tỉnh Cà Mau" in text_of(page)
    assert ">XII<" in page


@pytest.mark.usefixtures("facts")
def test_a_real_draft_without_an_ordinal_is_not_mentioned(client: Client) -> None:
    before = get(client)
    EditionFactory(ordinal=None, year=2029, status=EditionStatus.DRAFT)
    assert get(client) == before


@pytest.mark.usefixtures("demo")
def test_the_fictional_edition_has_no_place_here(client: Client) -> None:
    page = text_of(get(client))
    assert "Tỉnh Mẫu" not in page
    assert "2027" not in page


@pytest.mark.django_db
def test_before_anything_is_recorded_the_page_says_so(client: Client) -> None:
    text = text_of(get(client))
    assert "Chưa ghi nhận kỳ hội nghị nào." in text
    assert "Tư liệu về các lần trao cờ đang được bổ sung." in text


@pytest.mark.usefixtures("facts")
def test_a_handovers_photo_is_shown_with_its_credit(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    handover = Handover.objects.get()
    rotation.describe(
        by=None, handover=handover, on=handover.on, photo=ContentFile(pixel, name="co.png"),
        photo_credit="Báo Kiên Giang", photo_alt_vi="Trao cờ tại Phú Quốc",
    )  # fmt: skip
    card = cards(get(client))[9]
    assert 'alt="Trao cờ tại Phú Quốc"' in card
    assert 'width="1" height="1"' in card
    assert "Ảnh: Báo Kiên Giang" in card


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_the_same_for_everyone(client: Client, as_user: Callable[[User], Client], language: str) -> None:
    assert client.get(PATHS[language]).content == as_user(officer(Role.MINISTRY)).get(PATHS[language]).content


@pytest.mark.usefixtures("facts")
def test_the_queries_are_as_many_for_one_edition_as_for_twelve(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        client.get("/rotation/")
    Handover.objects.all().delete()
    Edition.objects.exclude(ordinal=10).delete()
    with django_assert_num_queries(5):
        client.get("/rotation/")


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_needs_an_inline_style_or_script(client: Client, language: str) -> None:
    page = get(client, language)
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", page)


@pytest.mark.usefixtures("facts")
def test_it_is_read_only(client: Client) -> None:
    assert client.post("/rotation/").status_code == 405
    assert client.head("/rotation/").status_code == 200
