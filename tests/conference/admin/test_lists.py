"""Every list answers in few queries however much there is, finds without accents, and survives odd addresses."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conference.choices import Action, Role
from conference.models import Document, Edition, HistoryEntry, Province
from events.models import Event
from tests import factories
from tests.conference.admin import pages, planted
from tests.factories import signed_in

pytestmark = pytest.mark.django_db
MOST = 8

ODD = [
    "?id__in=99999999999999999999",
    "?o=x", "?o=1.2.-3.99", "?p=999999", "?p=x", "?p=-1", "?e=1", "?id__in=", "?id__in=x", "?id__exact=x", "?all=1",
    "?id__exact=999999999999999999999999", "?edition__id__exact=x", "?edition__id__exact=99999999999999999999",
    "?status__exact=nonsense", "?valid=nonsense", "?_facets=1", "?_popup=1", "?_to_field=password", "?nonsense=1",
    "?edition__isnull=perhaps", "?at__gte=31/02/2027", "?q=" + "x" * 5000, "?q=" + "a+" * 2000, "?q=%22", "?q='%25_",
    "?q=%5C", "?q=%ED%A0%80", "?_changelist_filters=%26", "?year__gt=9999999999999999999",
]  # fmt: skip


@pytest.fixture
def ministry(db: None) -> Client:
    return signed_in(factories.officer(Role.MINISTRY))


def counted(client: Client, address: str, count: Callable[..., object]) -> None:
    with count(MOST):  # type: ignore[attr-defined]
        response = client.get(address)
    assert response.status_code == 200


def test_a_list_needs_as_few_queries_for_twelve_editions_as_for_one(ministry: Client) -> None:
    counts: dict[str, list[int]] = {model.__name__: [] for model in pages.models()}
    for number in range(12):
        planted.plant(2026 + number, 20 + 2 * number)
        if number in (0, 11):
            for model in pages.models():
                with CaptureQueriesContext(connection) as queries:
                    assert ministry.get(pages.address(model, "changelist")).status_code == 200
                counts[model.__name__].append(len(queries))
    wrong = {name: (one, twelve) for name, (one, twelve) in counts.items() if not one == twelve <= MOST}
    assert not wrong


def test_lists_of_ten_thousand_rows_answer(
    ministry: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    edition = factories.EditionFactory(year=2026)
    Document.objects.bulk_create(
        Document(edition=edition, title_vi=f"Văn bản {n}", number=f"{n}/KH") for n in range(10_000)
    )
    HistoryEntry.objects.bulk_create(
        HistoryEntry(edition=edition, action=Action.CHANGED, target_type="x.y", target_id=str(n), target_name=str(n))
        for n in range(10_000)
    )
    for model in (Document, HistoryEntry):
        for query in ("", "?q=van+ban+99", "?p=150", "?o=2"):
            counted(ministry, pages.address(model, "changelist") + query, django_assert_max_num_queries)


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("typed", ["kien giang", "Kiên Giang", "KIEN  GIANG", "Kie\u0302n Giang"])
def test_search_ignores_accents_case_and_composition(typed: str, ministry: Client) -> None:
    found = ministry.get(pages.address(Province, "changelist"), {"q": typed}).content.decode()
    assert "Tỉnh Kiên Giang" in found
    assert "Tỉnh Đồng Tháp" not in found


def test_search_finds_the_d_with_stroke(ministry: Client) -> None:
    factories.EventFactory(name_vi="Hội chợ Đồng Tháp")
    factories.EventFactory(name_vi="Ngày hội việc làm")
    found = ministry.get(pages.address(Event, "changelist"), {"q": "dong thap"}).content.decode()
    assert "Hội chợ Đồng Tháp" in found
    assert "Ngày hội việc làm" not in found


@pytest.mark.parametrize("model", [Document, Edition, HistoryEntry, Province])
def test_odd_addresses_get_an_answer(model: type[Model], ministry: Client) -> None:
    planted.plant(2026, 20)
    for query in ODD:
        for page in ("changelist", "export") if model is Document else ("changelist",):
            response = ministry.get(pages.address(model, page) + query, follow=True)
            assert response.status_code in (200, 400), query


def test_nul_bytes_and_unknown_objects_get_an_answer(ministry: Client) -> None:
    assert ministry.get(pages.address(Edition, "changelist") + "?q=%00").status_code == 400
    for key in ("0", "x", "99999999999999999999999", "_5C"):
        for page in ("change", "history", "delete"):
            assert ministry.get(pages.address(Edition, page, key), follow=True).status_code in (200, 403, 404)


def test_every_cell_names_its_column_for_narrow_screens(ministry: Client) -> None:
    factories.EditionFactory(year=2026)
    page = ministry.get("/en" + pages.address(Edition, "changelist")).content.decode()
    assert '<td class="field-year" data-label="Year">2026</td>' in page
    assert "<h1>Editions</h1>" in page


def test_a_search_without_a_find_says_so_and_leads_back(ministry: Client) -> None:
    address = "/en" + pages.address(Document, "changelist")
    assert "Nothing has been entered here yet." in ministry.get(address).content.decode()
    assert "Nothing fits this search and these filters." in ministry.get(f"{address}?q=zzz").content.decode()


def test_the_trail_names_the_kind_of_object_and_the_system(ministry: Client) -> None:
    edition = factories.EditionFactory(year=2026)
    HistoryEntry.objects.create(
        action=Action.ADDED, edition=edition, target_type="conference.document", target_id="1", target_name="Giấy mời"
    )
    page = ministry.get("/en" + pages.address(HistoryEntry, "changelist")).content.decode()
    assert 'data-label="Kind of object">Document<' in page
    assert 'data-label="By">the system<' in page
