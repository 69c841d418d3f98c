"""The home page, an edition's page and the list of editions, as a reader meets them."""

import datetime
import json
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from conference import editions, rotation
from conference.choices import Audience, DayPart, EditionStatus
from conference.models import Edition, FormerYear, Leader, Source
from tests import factories
from tests.conference.pages import facts_of, main_of, words

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


def data_of(content: bytes) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', content.decode(), flags=re.S)
    return json.loads(found[1]) if found else None


def meta_of(content: bytes, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}" content="(.*?)">', content.decode())
    assert found, name
    return found[1]


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def coming(days: int, length: int = 0, **details: Any) -> Edition:
    """A published edition that begins in so many days; its year is that day's."""
    starts = in_days(days)
    details = {"starts_on": starts, "ends_on": in_days(days + length), "year": starts.year, **details}
    edition: Edition = factories.EditionFactory(**details)
    return edition


def whole(year: int) -> Edition:
    """An edition with one of everything."""
    edition: Edition = factories.EditionFactory(
        year=year, ordinal=year - 2014, status=EditionStatus.CLOSED, host=factories.ProvinceFactory()
    )
    factories.EventFactory(edition=edition, starts_on=edition.starts_on)
    factories.DocumentFactory(edition=edition)
    Leader.objects.create(edition=edition, part="chair", name="Nguyễn Văn A", position_vi="Thứ trưởng")
    Source.objects.create(edition=edition, url=f"https://www.example.vn/{year}")
    return edition


class TestState:
    def test_a_coming_edition_counts_the_days(self, client: Client) -> None:
        coming(12)
        assert "Còn 12 ngày" in words(main_of(client.get("/").content))
        assert "12 days to go" in words(main_of(client.get("/en/").content))

    def test_on_the_eve_there_is_one_day_to_go(self, client: Client) -> None:
        coming(1)
        assert "1 day to go" in words(main_of(client.get("/en/").content))

    @pytest.mark.parametrize("begun", [0, -1])
    def test_from_the_first_to_the_last_day_it_is_under_way(self, client: Client, begun: int) -> None:
        coming(begun, length=1)
        page = words(main_of(client.get("/").content))
        assert "Đang diễn ra" in page
        assert "Còn" not in page

    def test_the_day_after_it_reads_as_a_record(self, client: Client) -> None:
        coming(-2, length=1)
        page = words(main_of(client.get("/").content))
        assert "Tư liệu kỳ hội nghị đã tổ chức" in page
        assert "Đang diễn ra" not in page

    def test_one_without_a_day_says_so(self, client: Client) -> None:
        factories.EditionFactory(year=2040, starts_on=None)
        page = words(main_of(client.get("/2040/").content))
        assert "Chưa công bố thời gian" in page
        assert "Còn" not in page

    def test_before_the_first_edition_the_home_page_says_so(self, client: Client) -> None:
        factories.EditionFactory(status=EditionStatus.DRAFT, theme_vi="Bí mật")
        response = client.get("/")
        assert response.status_code == 200
        assert "Chưa công bố kỳ hội nghị nào" in words(main_of(response.content))
        assert "Bí mật" not in response.content.decode()


class TestAddresses:
    @pytest.mark.parametrize("path", ["/1999/", "/en/1999/", "/2040/", "/en/2040/"])
    def test_unknown_years_and_drafts_are_not_found(self, client: Client, path: str) -> None:
        factories.EditionFactory(year=2040, status=EditionStatus.DRAFT, theme_vi="Bí mật", theme_en="Secret")
        response = client.get(path)
        assert response.status_code == 404
        language = "en" if path.startswith("/en") else "vi"
        assert f'lang="{language}"' in response.content.decode()
        assert "Bí mật" not in response.content.decode()
        assert "Secret" not in response.content.decode()

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_an_edition_that_moved_leads_to_its_new_year_for_good(self, client: Client, prefix: str) -> None:
        edition = factories.EditionFactory(year=2040)
        editions.revise(by=None, edition=edition, changes={"year": 2041})
        response = client.get(f"{prefix}/2040/")
        assert (response.status_code, response["Location"]) == (301, f"{prefix}/2041/")

    def test_a_moved_edition_taken_back_is_not_found(self, client: Client) -> None:
        edition = factories.EditionFactory(year=2040)
        editions.revise(by=None, edition=edition, changes={"year": 2041})
        editions.take_back(by=None, edition=edition)
        assert client.get("/2040/").status_code == 404

    def test_the_edition_of_a_year_comes_before_one_that_moved_from_it(self, client: Client) -> None:
        FormerYear.objects.create(year=2040, edition=factories.EditionFactory(year=2041))
        factories.EditionFactory(year=2040, theme_vi="Chủ đề của năm")
        assert "Chủ đề của năm" in client.get("/2040/").content.decode()

    @pytest.mark.parametrize("path", ["/", "/2040/", "/editions/"])
    def test_pages_are_read_only(self, client: Client, path: str) -> None:
        factories.EditionFactory(year=2040)
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405


class TestContent:
    def test_what_is_not_known_is_a_gap(self, client: Client) -> None:
        factories.EditionFactory(year=2040, theme_vi="", theme_en="", starts_on=None)
        told = facts_of(client.get("/2040/").content)
        assert set(told.values()) == {"Đang bổ sung tư liệu"}
        assert {"Thời gian", "Địa điểm", "Hội trường", "Địa phương đăng cai", "Chủ đề", "Đơn vị tổ chức"} <= set(told)

    def test_the_chain_stands_day_by_day_and_without_a_day_last(self, client: Client) -> None:
        edition = factories.EditionFactory(year=2040)
        factories.EventFactory(edition=edition, name_vi="Hội chợ chưa rõ", kind="fair")
        factories.EventFactory(
            edition=edition, name_vi="Khuyến công", kind="promotion", ordinal=14,
            starts_on=datetime.date(2040, 10, 9), day_part=DayPart.AFTERNOON,
        )  # fmt: skip
        page = words(main_of(client.get("/2040/").content))
        chain = page[page.index("Chuỗi hoạt động") :]
        parts = [
            "09/10/2040",
            "Chiều",
            "Khuyến công",
            "10/10/2040",
            "Hội nghị chính",
            "Chưa rõ ngày",
            "Hội chợ chưa rõ",
        ]
        order = [chain.index(part) for part in parts]
        assert order == sorted(order)

    def test_a_text_without_english_is_marked_as_vietnamese(self, client: Client) -> None:
        factories.EditionFactory(year=2040, theme_vi="Chỉ tiếng Việt", theme_en="")
        assert '<span lang="vi">Chỉ tiếng Việt</span>' in client.get("/en/2040/").content.decode()

    def test_a_document_shows_its_number_day_signatory_and_file(
        self, client: Client, tmp_path: Any, settings: Any
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        document = factories.DocumentFactory(
            edition__year=2040, number="12/KH-SCT", issued_on=datetime.date(2040, 8, 1), signatory="Trần Văn B",
            signatory_position="Giám đốc", title_vi="Kế hoạch: “Đồng Tháp”", file=ContentFile(b"%PDF", "a.pdf"),
        )  # fmt: skip
        response = client.get("/2040/")
        for text in ("Số 12/KH-SCT", "01/08/2040", "Người ký: Trần Văn B", "Giám đốc", "(PDF)"):
            assert text in words(main_of(response.content))
        assert f'href="/files/document/{document.pk}/12-kh-sct-ke-hoach-dong-thap.pdf"' in response.content.decode()

    def test_documents_for_others_are_not_shown(self, client: Client) -> None:
        edition = factories.EditionFactory(year=2040)
        for audience in (Audience.STAFF, Audience.DELEGATES):
            factories.DocumentFactory(edition=edition, audience=audience, title_vi=f"Nội bộ {audience}")
        assert "Nội bộ" not in client.get("/2040/").content.decode()

    def test_the_flags_coming_and_going_are_told(self, client: Client) -> None:
        giver, receiver = (
            factories.ProvinceFactory(full_name_vi="Tỉnh Giao"),
            factories.ProvinceFactory(full_name_vi="Tỉnh Nhận"),
        )
        first = factories.EditionFactory(year=2040, ordinal=20, host=giver)
        second = factories.EditionFactory(year=2041, ordinal=21, host=receiver)
        rotation.hand_over(
            by=None,
            from_edition=first,
            to_edition=second,
            giver=giver,
            receiver=receiver,
            on=datetime.date(2040, 10, 10),
        )
        assert "Trao cờ ngày 10/10/2040: tỉnh Nhận." in words(main_of(client.get("/2040/").content))
        assert "Nhận cờ ngày 10/10/2040: tỉnh Nhận." in words(main_of(client.get("/2041/").content))

    def test_the_chip_shows_the_last_three_known_stops_and_leads_to_the_rotation(self, client: Client) -> None:
        for number in range(5):
            factories.EditionFactory(
                year=2040 + number, ordinal=20 + number, host=factories.ProvinceFactory(name_vi=f"Nơi {number}")
            )
        page = client.get("/2040/").content.decode()
        chip = re.search(r'<a class="flag-chip" href="/rotation/">(.*?)</a>', page, flags=re.S)
        assert chip
        assert re.findall(r"Nơi \d", chip[1]) == ["Nơi 2", "Nơi 3", "Nơi 4"]

    def test_the_message_to_share_says_what_when_and_where(self, client: Client) -> None:
        factories.EditionFactory(year=2040, ordinal=26, city_vi="TP Cao Lãnh")
        page = client.get("/2040/").content.decode()
        message = words(re.search(r'<p class="copy">(.*?)</p>', page, flags=re.S)[1])  # type: ignore[index]
        for text in ("Kính gửi Quý đại biểu", "lần thứ XXVI, năm 2040", "10/10/2040", "TP Cao Lãnh", "/2040/"):
            assert text in message

    def test_text_typed_as_markup_stays_text(self, client: Client) -> None:
        attack = "</script><script>alert(1)</script><b>'\"&"
        edition = factories.EditionFactory(
            year=2040, theme_vi=attack, city_vi=attack[:60], venue_vi=attack, organisers_vi=attack, note_vi=attack
        )
        factories.EventFactory(
            edition=edition, name_vi=attack, starts_on=datetime.date(2040, 10, 10), organiser_vi=attack
        )
        factories.DocumentFactory(edition=edition, title_vi=attack, signatory=attack)
        for path in ("/", "/2040/", "/en/2040/", "/editions/"):
            page = client.get(path).content.decode()
            assert "<script>alert" not in page
            assert "<b>'" not in page
        assert data_of(client.get("/2040/").content)["description"] == attack


class TestSharedLinks:
    def test_the_description_has_the_day_and_the_place(self, client: Client) -> None:
        factories.EditionFactory(
            year=2040, ordinal=26, city_vi="TP Cao Lãnh", host=factories.ProvinceFactory(full_name_vi="Tỉnh A")
        )
        content = client.get("/2040/").content
        assert meta_of(content, "og:title").endswith("lần thứ XXVI, năm 2040")
        assert meta_of(content, "og:description") == (
            "Thời gian: 10/10/2040. Địa điểm: TP Cao Lãnh, tỉnh A. Chủ đề: Liên kết vùng."
        )

    def test_the_picture_is_the_cover_or_the_common_one(self, client: Client, tmp_path: Any, settings: Any) -> None:
        settings.MEDIA_ROOT = tmp_path
        from PIL import Image

        Image.new("RGB", (40, 20)).save(tmp_path / "a.jpg")
        edition = factories.EditionFactory(year=2040, cover_alt_vi="Lễ khai mạc")
        assert meta_of(client.get("/2040/").content, "og:image").endswith("share.png")
        cover = ContentFile((tmp_path / "a.jpg").read_bytes(), "a.jpg")
        editions.revise(by=None, edition=edition, changes={"cover": cover, "cover_credit": "Báo N"})
        content = client.get("/2040/").content
        address = f"/files/cover/{edition.pk}/le-khai-mac.jpg"
        assert meta_of(content, "og:image") == f"http://testserver{address}"
        assert f'<img src="{address}" width="40" height="20" alt="Lễ khai mạc"' in content.decode()
        assert "Ảnh: Báo N" in words(main_of(content))

    def test_search_engines_read_an_event(self, client: Client) -> None:
        host = factories.ProvinceFactory(full_name_vi="Tỉnh A")
        edition = factories.EditionFactory(
            year=2040,
            ordinal=26,
            ends_on=datetime.date(2040, 10, 11),
            city_vi="TP B",
            venue_vi="Hội trường C",
            host=host,
            organisers_vi="Bộ Công Thương\nUBND tỉnh A",
        )
        factories.EventFactory(edition=edition, name_vi="Hội chợ", starts_on=datetime.date(2040, 10, 9))
        data = data_of(client.get("/2040/").content)
        assert (data["@type"], data["startDate"], data["endDate"]) == ("Event", "2040-10-10", "2040-10-11")
        assert data["location"] == {
            "@type": "Place", "name": "Hội trường C",
            "address": {
                "@type": "PostalAddress", "addressLocality": "TP B", "addressRegion": "tỉnh A", "addressCountry": "VN"
            },
        }  # fmt: skip
        assert [one["name"] for one in data["organizer"]] == ["Bộ Công Thương", "UBND tỉnh A"]
        assert [one["name"] for one in data["subEvent"]] == ["Hội chợ"]
        assert data["url"] == "http://testserver/2040/"

    def test_without_a_day_there_is_no_event_to_read(self, client: Client) -> None:
        factories.EditionFactory(year=2040, starts_on=None)
        assert data_of(client.get("/2040/").content) is None


class TestList:
    def test_a_draft_is_a_gap_with_its_ordinal_and_year_alone(self, client: Client) -> None:
        factories.EditionFactory(
            ordinal=26, year=2040, status=EditionStatus.DRAFT, theme_vi="Bí mật", theme_en="Bí mật", city_vi="Bí mật",
            venue_vi="Bí mật", note_vi="Bí mật", organisers_vi="Bí mật",
            host=factories.ProvinceFactory(full_name_vi="Tỉnh Bí mật", name_vi="Bí mật", name_en="Bí mật"),
        )  # fmt: skip
        for path in ("/editions/", "/en/editions/"):
            content = client.get(path).content.decode()
            assert "Bí mật" not in content
            assert "2040-10-10" not in content
            assert "10/10/2040" not in content
            assert 'href="/2040/"' not in content
        assert "Lần thứ XXVI, năm 2040 Đang bổ sung tư liệu" in words(client.get("/editions/").content.decode())

    def test_what_is_known_without_a_year_is_told_without_a_link(self, client: Client) -> None:
        factories.EditionFactory(
            ordinal=3, year=None, status=EditionStatus.CLOSED, host=factories.ProvinceFactory(full_name_vi="Tỉnh A")
        )
        page = words(main_of(client.get("/editions/").content))
        assert "Lần thứ III Tỉnh A Đang bổ sung tư liệu" in page

    def test_fictional_editions_stand_apart_and_are_marked(self, client: Client) -> None:
        factories.EditionFactory(ordinal=26, year=2040)
        factories.EditionFactory(ordinal=None, year=2041, is_fictional=True)
        page = words(main_of(client.get("/editions/").content))
        assert page.index("năm 2040") < page.index("không thuộc chuỗi hội nghị thật") < page.index("Năm 2041")

    def test_an_empty_list_says_so(self, client: Client) -> None:
        assert "Chưa công bố kỳ hội nghị nào" in words(main_of(client.get("/editions/").content))


class TestQueries:
    @pytest.mark.parametrize("path", ["/", "/2025/", "/editions/", "/en/2025/", "/1999/"])
    @pytest.mark.usefixtures("facts")
    def test_twelve_editions_cost_no_more_than_one(
        self, client: Client, path: str, django_assert_max_num_queries: Any
    ) -> None:
        Edition.objects.all().update(host=None, status=EditionStatus.DRAFT, year=None, ordinal=None)
        whole(2025)
        with django_assert_max_num_queries(MOST_QUERIES) as one:
            client.get(path)
        for year in range(2026, 2037):
            whole(year)
        Edition.objects.filter(year=2025).update(starts_on=in_days(1))
        with django_assert_max_num_queries(len(one)) as twelve:
            client.get(path)
        assert len(twelve) == len(one)
