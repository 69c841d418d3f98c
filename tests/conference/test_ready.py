"""A query that is put into SQL once finds what Django finds, and a row that is added is what Django would add."""

import datetime
import importlib
import sys
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone, translation

from conference import ready
from conference.models import Edition, HistoryEntry, User
from conference.ready import FEW, Given, Ready
from events.models import Event
from tests import factories
from tests.architecture import guarded

pytestmark = pytest.mark.django_db


def told(one: Model) -> dict[str, Any]:
    """All that was read of a row, and of the rows that came along."""
    kept = one._state.fields_cache
    return {name: value for name, value in vars(one).items() if name != "_state"} | {
        name: other and told(other) for name, other in kept.items()
    }


def with_more() -> QuerySet[Any]:
    followed = Exists(Event.objects.filter(edition=OuterRef("edition"), pk__gt=OuterRef("pk")))
    return Event.objects.select_related("edition__host").annotate(is_followed=followed)


def test_it_finds_what_the_query_finds_with_all_that_comes_along() -> None:
    first = factories.EventFactory(edition__host=factories.ProvinceFactory(), starts_on=datetime.date(2101, 5, 1))
    second = factories.EventFactory(edition=first.edition)
    factories.EventFactory()
    found = Ready(lambda: with_more().filter(edition=Given("edition")).order_by("-pk")).all(edition=first.edition_id)
    wanted = list(with_more().filter(edition=first.edition).order_by("-pk"))
    assert [told(one) for one in found] == [told(one) for one in wanted]
    assert [(one.pk, one.is_followed) for one in found] == [(second.pk, False), (first.pk, True)]  # type: ignore[attr-defined]


def test_what_comes_along_may_be_missing() -> None:
    event = factories.EventFactory(edition__host=None)
    found = Ready(lambda: with_more().filter(pk=Given("pk"))).first(pk=event.pk)
    assert found is not None
    assert found.edition.host is None


def test_it_leaves_out_what_is_deferred() -> None:
    event = factories.EventFactory()
    found = Ready(lambda: Event.objects.select_related("edition").only("name_vi", "edition__year")).first()
    assert found is not None
    assert found.get_deferred_fields() == Event.objects.only("name_vi", "edition").get().get_deferred_fields()
    assert (found.name_vi, found.edition.year) == (event.name_vi, event.edition.year)


def test_it_is_put_into_sql_once_and_asked_with_other_values(django_assert_num_queries: Any) -> None:
    made = []

    def rows() -> QuerySet[User]:
        made.append(1)
        return User.objects.filter(Q(email=Given("email")) | Q(full_name=Given("name")), created_at__lte=Given("at"))

    lan, minh = factories.UserFactory(), factories.UserFactory()
    query, now = Ready(rows), timezone.now()
    with django_assert_num_queries(3):
        assert query.first(email=lan.email, name="-", at=now) == lan
        assert query.first(email="-", name=minh.full_name, at=now) in (lan, minh)
        assert query.all(email=lan.email, name="-", at=now - datetime.timedelta(days=1)) == []
    assert len(made) == 1


def test_a_row_that_was_found_can_be_saved() -> None:
    edition = factories.EditionFactory()
    found = Ready(lambda: Edition.objects.filter(pk=Given("pk"))).first(pk=edition.pk)
    assert found is not None
    found.city_vi = "Tân An"
    found.save(update_fields=["city_vi"])
    edition.refresh_from_db()
    assert edition.city_vi == "Tân An"


@pytest.mark.parametrize("number", [2**63, -(2**70)])
def test_a_number_that_no_database_holds_is_nobodys(number: int) -> None:
    assert Ready(lambda: User.objects.filter(pk=Given("pk"))).all(pk=number) == []


def entry(name: str) -> HistoryEntry:
    return HistoryEntry(action="changed", target_type="planted", target_name=name, changes={"ấm": [None, 1]})


@pytest.mark.parametrize("count", [0, 1, 3, FEW + 1])
def test_rows_are_added_with_their_keys_in_their_order(count: int) -> None:
    rows = [entry(f"số {number}") for number in range(count)]
    ready.insert(rows)
    stored = HistoryEntry.objects.filter(target_type="planted").order_by("pk")
    assert [told(one) for one in stored] == [told(one) for one in rows]
    assert not any(one._state.adding for one in rows)


def test_a_row_that_the_database_refuses_says_so_as_a_saved_one_does() -> None:
    known = factories.UserFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ready.insert([User(email=known.email)])


def test_a_row_may_be_added_unless_it_is_refused() -> None:
    known = factories.UserFactory()
    second, third = User(email=known.email), User(email="khac@example.vn")
    assert not ready.insert_unless_refused(second)
    assert second.pk is None
    assert ready.insert_unless_refused(third)
    assert User.objects.get(pk=third.pk).email == "khac@example.vn"


def ours() -> list[Any]:
    """Every query of ours that is ready: the site map brings all modules in that have one."""
    importlib.import_module("conference.project.urls")
    modules = [module for name, module in list(sys.modules.items()) if name.split(".")[0] in guarded.OURS]
    return [one for module in modules for one in vars(module).values() if isinstance(one, Ready)]


def test_no_query_of_ours_is_put_into_sql_otherwise_for_readers_of_another_language() -> None:
    def said(language: str) -> list[str]:
        with translation.override(language):
            return [ready._Statement(one._rows()).sql for one in ours()]

    assert len(ours()) > 10
    assert said("vi") == said("en")
