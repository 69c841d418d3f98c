"""Opening, revising, publishing and closing an edition: what is allowed, what is told, what is noted."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile

from conference import editions
from conference.choices import Action, EditionStatus
from conference.errors import Refused
from conference.models import Edition, FormerYear, HistoryEntry
from tests import factories

pytestmark = pytest.mark.django_db
DRAFT, PUBLISHED, CLOSED = EditionStatus.DRAFT, EditionStatus.PUBLISHED, EditionStatus.CLOSED
D = datetime.date


def actions() -> list[str]:
    return list(HistoryEntry.objects.order_by("pk").values_list("action", flat=True))


class TestOpening:
    def test_an_edition_starts_as_a_draft_with_one_entry_in_the_trail(self) -> None:
        user = factories.UserFactory()
        edition = editions.open_edition(by=user, ordinal=13, year=2027)
        assert (edition.status, edition.ordinal, edition.year) == (DRAFT, 13, 2027)
        entry = HistoryEntry.objects.get()
        assert (entry.action, entry.by, entry.edition) == (Action.OPENED, user, edition)

    @pytest.mark.parametrize(
        ("details", "field"),
        [
            ({"ordinal": 0}, "ordinal"),
            ({"ordinal": 4000}, "ordinal"),
            ({"year": 1989}, "year"),
            ({"year": 2200}, "year"),
            ({"year": 2027, "theme_vi": "x" * 301}, "theme_vi"),
            ({"year": 2027, "starts_on": D(2027, 10, 15), "ends_on": D(2027, 10, 14)}, "__all__"),
            ({"year": 2027, "ends_on": D(2027, 10, 14)}, "__all__"),
            ({"theme_vi": "Liên kết vùng"}, "ordinal"),
        ],
    )
    def test_what_cannot_stand_is_refused_at_its_field_and_leaves_nothing(
        self, details: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(Refused) as refusal:
            editions.open_edition(by=None, **details)
        assert refusal.value.fields.get(field)
        assert not Edition.objects.exists()
        assert not actions()

    @pytest.mark.parametrize("field", ["ordinal", "year"])
    def test_an_ordinal_and_a_year_belong_to_one_edition(self, field: str) -> None:
        taken = factories.EditionFactory()
        with pytest.raises(Refused) as refusal:
            editions.open_edition(by=None, **{field: getattr(taken, field)})
        assert refusal.value.fields.get(field)

    @pytest.mark.parametrize("name", ["status", "host", "is_fictional", "repeat_reason_vi", "nonsense"])
    def test_what_has_acts_of_its_own_is_no_detail(self, name: str) -> None:
        with pytest.raises(TypeError, match=name):
            editions.open_edition(by=None, **{name: "x"})

    def test_a_fictional_edition_takes_no_ordinal(self) -> None:
        with pytest.raises(Refused):
            editions.open_fictional(by=None, host=factories.ProvinceFactory(), ordinal=13, year=2027)


class TestMoving:
    @pytest.mark.parametrize(
        ("act", "before", "after", "action"),
        [
            (editions.publish, DRAFT, PUBLISHED, Action.PUBLISHED),
            (editions.take_back, PUBLISHED, DRAFT, Action.WITHDRAWN),
            (editions.close, PUBLISHED, CLOSED, Action.CLOSED),
            (editions.reopen, CLOSED, PUBLISHED, Action.REOPENED),
        ],
    )
    def test_each_act_moves_one_step_and_is_noted_once(
        self, act: Callable[..., Edition], before: str, after: str, action: str
    ) -> None:
        edition, user = factories.EditionFactory(status=before), factories.UserFactory()
        assert act(by=user, edition=edition).status == after
        entry = HistoryEntry.objects.get()
        assert (entry.action, entry.by, entry.changes) == (action, user, {"status": [before, after]})

    @pytest.mark.parametrize(
        ("act", "status"),
        [
            (editions.publish, PUBLISHED), (editions.publish, CLOSED),
            (editions.take_back, DRAFT), (editions.take_back, CLOSED),
            (editions.close, DRAFT), (editions.close, CLOSED),
            (editions.reopen, DRAFT), (editions.reopen, PUBLISHED),
        ],
    )  # fmt: skip
    def test_any_other_step_is_refused_and_says_the_present_state(
        self, act: Callable[..., Edition], status: EditionStatus
    ) -> None:
        edition = factories.EditionFactory(status=status)
        with pytest.raises(Refused, match=str(status.label)):
            act(by=None, edition=edition)
        edition.refresh_from_db()
        assert edition.status == status
        assert not actions()

    def test_the_state_that_counts_is_the_stored_one(self) -> None:
        stale = factories.EditionFactory(status=DRAFT)
        editions.publish(by=None, edition=Edition.objects.get(pk=stale.pk))
        with pytest.raises(Refused):
            editions.publish(by=None, edition=stale)

    def test_what_has_neither_ordinal_nor_year_is_not_published(self) -> None:
        with pytest.raises(Refused):
            editions.publish(by=None, edition=factories.EditionFactory(ordinal=None, year=None, status=DRAFT))


class TestRevising:
    def test_a_change_is_stored_and_noted_with_before_and_after(self) -> None:
        edition = factories.EditionFactory(city_vi="")
        editions.revise(by=None, edition=edition, changes={"city_vi": "TP Phú Quốc", "ordinal": edition.ordinal})
        assert Edition.objects.get().city_vi == "TP Phú Quốc"
        assert HistoryEntry.objects.get().changes == {"city_vi": ["", "TP Phú Quốc"]}

    def test_what_changes_nothing_leaves_no_entry(self) -> None:
        edition = factories.EditionFactory()
        editions.revise(by=None, edition=edition, changes={"year": edition.year})
        assert not actions()

    def test_only_what_was_changed_is_written(self) -> None:
        """Two colleagues with the same page open, at different fields, both keep their words."""
        first, second = factories.EditionFactory(), Edition.objects.get()
        editions.revise(by=None, edition=first, changes={"city_vi": "A"})
        editions.revise(by=None, edition=second, changes={"venue_vi": "B"})
        stored = Edition.objects.get()
        assert (stored.city_vi, stored.venue_vi) == ("A", "B")

    def test_a_refused_change_leaves_everything_as_it_was(self) -> None:
        taken, edition = factories.EditionFactory(), factories.EditionFactory(city_vi="A")
        with pytest.raises(Refused):
            editions.revise(by=None, edition=edition, changes={"city_vi": "B", "year": taken.year})
        assert Edition.objects.get(pk=edition.pk).city_vi == "A"
        assert not actions()
        assert not FormerYear.objects.exists()

    def test_a_new_cover_brings_its_measures(self, tmp_path: Any, settings: Any) -> None:
        settings.MEDIA_ROOT = tmp_path
        from PIL import Image

        picture = tmp_path / "a.jpg"
        Image.new("RGB", (40, 20)).save(picture)
        edition = factories.EditionFactory()
        editions.revise(by=None, edition=edition, changes={"cover": ContentFile(picture.read_bytes(), "a.jpg")})
        stored = Edition.objects.get()
        assert (stored.cover_width, stored.cover_height) == (40, 20)
        assert stored.cover.name.startswith("covers/")


class TestFormerYears:
    def test_a_public_edition_that_moves_leaves_its_year_behind(self) -> None:
        edition = factories.EditionFactory(year=2030)
        editions.revise(by=None, edition=edition, changes={"year": 2031})
        editions.revise(by=None, edition=edition, changes={"year": 2032})
        assert dict(FormerYear.objects.values_list("year", "edition")) == {2030: edition.pk, 2031: edition.pk}

    def test_an_edition_that_comes_back_leaves_no_circle(self) -> None:
        edition = factories.EditionFactory(year=2030)
        editions.revise(by=None, edition=edition, changes={"year": 2031})
        editions.revise(by=None, edition=edition, changes={"year": 2030})
        assert list(FormerYear.objects.values_list("year", flat=True)) == [2031]

    def test_a_draft_was_announced_for_no_year(self) -> None:
        edition = factories.EditionFactory(year=2030, status=DRAFT)
        editions.revise(by=None, edition=edition, changes={"year": 2031})
        assert not FormerYear.objects.exists()

    def test_a_year_that_another_edition_takes_leads_nowhere_else(self) -> None:
        moved, other = factories.EditionFactory(year=2030), factories.EditionFactory(year=2035)
        editions.revise(by=None, edition=moved, changes={"year": 2031})
        editions.revise(by=None, edition=other, changes={"year": 2030})
        assert dict(FormerYear.objects.values_list("year", "edition")) == {2035: other.pk}


class TestRemovingTheFictional:
    def test_only_fictional_editions_go_each_noted(self) -> None:
        real = factories.EditionFactory()
        for year in (2198, 2199):  # far from those the factories count up to
            editions.open_fictional(by=None, host=factories.ProvinceFactory(), year=year)
        HistoryEntry.objects.all().delete()
        assert editions.remove_fictional(by=None) == 2
        assert list(Edition.objects.all()) == [real]
        assert actions() == [Action.DELETED, Action.DELETED]
