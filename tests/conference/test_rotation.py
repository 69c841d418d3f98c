"""Nominate, accept, hand over: what stands, what is refused, and what each act leaves in the history."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.utils import translation

from conference import rotation
from conference.choices import Action, EditionStatus
from conference.errors import Refused
from conference.models import Edition, Handover, HistoryEntry, Nomination, Province
from tests.factories import EditionFactory, ProvinceFactory, UserFactory

D = datetime.date
pytestmark = pytest.mark.django_db


def _stored() -> list[Any]:
    models = (Edition, Handover, Nomination, HistoryEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


@contextmanager
def refused(field: str | None, words: str) -> Iterator[None]:
    """The act is refused with these words, beside this field (None: beside none), and nothing is stored."""
    before = _stored()
    with translation.override("en"), pytest.raises(Refused) as caught:
        yield
    assert words in caught.value.message
    assert list(caught.value.fields) == ([field] if field else [])
    assert _stored() == before


@contextmanager
def told(action: Action) -> Iterator[None]:
    """The act leaves exactly one entry in the history."""
    before = set(HistoryEntry.objects.values_list("pk", flat=True))
    yield
    fresh = HistoryEntry.objects.exclude(pk__in=before)
    assert [entry.action for entry in fresh] == [action]


def edition(ordinal: int, year: int | None, **details: Any) -> Edition:
    made: Edition = EditionFactory(ordinal=ordinal, year=year, **details)
    return made


@pytest.fixture
def old() -> Callable[..., Province]:
    """A unit of the old set, which ended when the new one that is given began."""

    def make(name: str, heir: Province | None = None) -> Province:
        ended = D(2025, 6, 30) if heir else None
        made: Province = ProvinceFactory(name_vi=name, name_en=name, merged_into=heir, valid_to=ended)
        return made

    return make


def new(name: str) -> Province:
    made: Province = ProvinceFactory(name_vi=name, name_en=name, valid_from=D(2025, 7, 1))
    return made


# --- nominate ----------------------------------------------------------------------------------


def test_a_nomination_waits_for_acceptance() -> None:
    officer, twelfth, province = UserFactory(), edition(12, 2026), ProvinceFactory()
    with told(Action.NOMINATED):
        nomination = rotation.nominate(
            by=officer, edition=twelfth, province=province, on=D(2026, 1, 5), note="Tờ trình"
        )
    assert (nomination.accepted_on, nomination.note) == (None, "Tờ trình")
    twelfth.refresh_from_db()
    assert twelfth.host is None
    assert HistoryEntry.objects.get().by == officer


def test_several_members_may_be_nominated_but_each_once() -> None:
    twelfth, first, second = edition(12, 2026), ProvinceFactory(name_en="Ca Mau"), ProvinceFactory()
    rotation.nominate(by=None, edition=twelfth, province=first, on=D(2026, 1, 5))
    rotation.nominate(by=None, edition=twelfth, province=second, on=D(2026, 1, 5))
    with refused("province", "Ca Mau is nominated for this edition already."):
        rotation.nominate(by=None, edition=twelfth, province=first, on=D(2026, 2, 5))


def test_a_unit_that_did_not_exist_on_the_day_is_not_nominated(old: Callable[..., Province]) -> None:
    heir = new("Tay Ninh")
    long_an, twelfth = old("Long An", heir), edition(12, 2026)
    with refused("province", "Long An did not exist on 1 July 2025"):
        rotation.nominate(by=None, edition=twelfth, province=long_an, on=D(2025, 7, 1))
    with refused("province", "Tay Ninh did not exist on 30 June 2025"):
        rotation.nominate(by=None, edition=twelfth, province=heir, on=D(2025, 6, 30))


@pytest.mark.usefixtures("facts")
def test_only_a_member_is_nominated_where_membership_is_verified() -> None:
    twelfth = Edition.objects.get(ordinal=12)
    with refused("province", "Hanoi is not a member of the series on 5 January 2026."):
        rotation.nominate(by=None, edition=twelfth, province=Province.objects.get(pk="VN34-01"), on=D(2026, 1, 5))
    can_tho = Province.objects.get(pk="VN34-92")
    assert rotation.nominate(by=None, edition=twelfth, province=can_tho, on=D(2026, 1, 5)).pk


def test_an_edition_with_a_host_takes_no_nomination() -> None:
    twelfth = edition(12, 2026, host=ProvinceFactory(name_en="Ca Mau"))
    with refused(None, "This edition has a host already: Ca Mau."):
        rotation.nominate(by=None, edition=twelfth, province=ProvinceFactory(), on=D(2026, 1, 5))


# --- accept ------------------------------------------------------------------------------------


def nominated(ordinal: int, province: Province, **details: Any) -> Nomination:
    return rotation.nominate(
        by=None, edition=edition(ordinal, 2014 + ordinal), province=province, on=D(2026, 1, 5), **details
    )


def test_the_accepted_province_is_the_host() -> None:
    nomination = nominated(12, ProvinceFactory())
    with told(Action.ACCEPTED):
        accepted = rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1))
    nomination.refresh_from_db()
    assert (accepted.host, nomination.accepted_on) == (nomination.province, D(2026, 2, 1))


def test_a_second_host_is_refused() -> None:
    first = nominated(12, ProvinceFactory(name_en="Ca Mau"))
    second = rotation.nominate(by=None, edition=first.edition, province=ProvinceFactory(), on=D(2026, 1, 6))
    rotation.accept(by=None, nomination=first, on=D(2026, 2, 1))
    for nomination in (first, second):
        with refused(None, "This edition has a host already: Ca Mau."):
            rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 2))
    with refused(None, "This edition has a host already: Ca Mau."):
        rotation.record_host(by=None, edition=first.edition, province=second.province)


def test_acceptance_does_not_come_before_the_nomination() -> None:
    nomination = nominated(12, ProvinceFactory())
    with refused("on", "before the nomination"):
        rotation.accept(by=None, nomination=nomination, on=D(2026, 1, 4))
    assert rotation.accept(by=None, nomination=nomination, on=D(2026, 1, 5)).host


def test_a_unit_that_ended_after_its_nomination_does_not_accept(old: Callable[..., Province]) -> None:
    long_an = old("Long An", new("Tay Ninh"))
    eleventh = edition(11, 2025, starts_on=None)
    nomination = rotation.nominate(by=None, edition=eleventh, province=long_an, on=D(2024, 10, 1))
    with refused("on", "Long An did not exist on 2 July 2025"):
        rotation.accept(by=None, nomination=nomination, on=D(2025, 7, 2))


def test_a_unit_that_will_not_exist_on_the_editions_day_does_not_host_it(old: Callable[..., Province]) -> None:
    long_an = old("Long An", new("Tay Ninh"))
    nomination = rotation.nominate(by=None, edition=edition(11, 2025), province=long_an, on=D(2024, 10, 1))
    with refused("province", "Long An did not exist on 10 October 2025"):
        rotation.accept(by=None, nomination=nomination, on=D(2024, 10, 11))


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_repeat_host_without_a_reason_is_refused(reason: str) -> None:
    province = ProvinceFactory(name_en="Ca Mau")
    edition(8, 2022, host=province)
    nomination = nominated(12, province)
    with refused("repeat_reason", "Ca Mau has hosted before (8th – 2022)"):
        rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1), repeat_reason=reason)
    with refused("repeat_reason_vi", "give the reason for hosting again"):
        rotation.record_host(by=None, edition=nomination.edition, province=province, repeat_reason_vi=reason)


def test_a_repeat_host_with_a_reason_stands_and_the_reason_is_kept() -> None:
    province = ProvinceFactory()
    edition(8, 2022, host=province)
    accepted = rotation.accept(by=None, nomination=nominated(12, province), on=D(2026, 2, 1), repeat_reason=" Lý do ")
    assert accepted.repeat_reason_vi == "Lý do"


def test_the_reason_may_stand_in_the_nomination() -> None:
    province = ProvinceFactory()
    edition(8, 2022, host=province)
    nomination = nominated(12, province, repeat_reason="Kỷ niệm")
    assert rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1)).repeat_reason_vi == "Kỷ niệm"


def test_a_predecessors_turn_makes_the_successor_a_repeat_host(old: Callable[..., Province]) -> None:
    can_tho = new("Can Tho")
    edition(9, 2023, host=old("Hau Giang", can_tho))
    nomination = nominated(12, can_tho)
    with refused("repeat_reason", "Can Tho has hosted before (9th – 2023, as Hau Giang (2008–2025))"):
        rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1))


def test_the_successors_turn_counts_when_an_earlier_one_is_recorded(old: Callable[..., Province]) -> None:
    can_tho = new("Can Tho")
    hau_giang = old("Hau Giang", can_tho)
    edition(12, 2026, host=can_tho)
    ninth = edition(9, 2023)
    with refused("repeat_reason_vi", "Hau Giang has hosted before (12th – 2026, as Can Tho (2025–))"):
        rotation.record_host(by=None, edition=ninth, province=hau_giang)


def test_units_that_merged_only_later_were_no_repeat_hosts(old: Callable[..., Province]) -> None:
    dong_thap = new("Dong Thap")
    edition(5, 2018, host=old("Dong Thap", dong_thap))
    recorded = rotation.record_host(by=None, edition=edition(6, 2019), province=old("Tien Giang", dong_thap))
    assert recorded.host is not None


def test_a_fictional_editions_host_is_no_turn() -> None:
    province = ProvinceFactory()
    EditionFactory(ordinal=None, year=2027, is_fictional=True, host=province)
    assert rotation.accept(by=None, nomination=nominated(12, province), on=D(2026, 2, 1)).host == province


# --- record, clear, pass on ------------------------------------------------------------------------


def test_a_past_host_is_recorded_without_a_nomination() -> None:
    seventh, province = edition(7, None, starts_on=None), ProvinceFactory()
    with told(Action.HOST_RECORDED):
        assert rotation.record_host(by=None, edition=seventh, province=province).host == province


def test_a_host_taken_back_leaves_its_nomination_open() -> None:
    nomination = nominated(12, ProvinceFactory(), repeat_reason="Kỷ niệm")
    rotation.accept(by=None, nomination=nomination, on=D(2026, 2, 1))
    with told(Action.HOST_CLEARED):
        cleared = rotation.clear_host(by=None, edition=nomination.edition, reason="Địa phương xin rút")
    nomination.refresh_from_db()
    assert (cleared.host, cleared.repeat_reason_vi, nomination.accepted_on) == (None, "", None)
    assert rotation.accept(by=None, nomination=nomination, on=D(2026, 3, 1)).host == nomination.province


def test_a_host_is_not_taken_back_without_a_reason_or_without_a_host() -> None:
    hosted, open_one = edition(12, 2026, host=ProvinceFactory()), edition(13, 2027)
    with refused("reason", "Say why"):
        rotation.clear_host(by=None, edition=hosted, reason=" ")
    with refused(None, "has no host yet"):
        rotation.clear_host(by=None, edition=open_one, reason="Nhầm")


def test_the_successor_takes_the_place_of_a_host_that_merged(old: Callable[..., Province]) -> None:
    tay_ninh = new("Tay Ninh")
    eleventh = edition(11, 2025, host=old("Long An", tay_ninh))
    with told(Action.HOST_SUCCEEDED):
        assert rotation.pass_to_successor(by=None, edition=eleventh).host == tay_ninh


def test_the_successor_needs_a_reason_where_it_hosted_before(old: Callable[..., Province]) -> None:
    tay_ninh = new("Tay Ninh")
    edition(8, 2022, host=old("Old Tay Ninh", tay_ninh))
    eleventh = edition(11, 2025, host=old("Long An", tay_ninh))
    with refused("repeat_reason", "Tay Ninh has hosted before (8th – 2022, as Old Tay Ninh"):
        rotation.pass_to_successor(by=None, edition=eleventh)
    passed = rotation.pass_to_successor(by=None, edition=eleventh, repeat_reason="Long An nhận cờ")
    assert (passed.host, passed.repeat_reason_vi) == (tay_ninh, "Long An nhận cờ")


def test_an_edition_held_before_the_merger_keeps_its_host(old: Callable[..., Province]) -> None:
    host = old("Kien Giang", new("An Giang"))
    tenth = edition(10, 2024, host=host)
    closed = edition(7, None, starts_on=None, host=host, status=EditionStatus.CLOSED)
    for held in (tenth, closed):
        with refused(None, "held before the merger"):
            rotation.pass_to_successor(by=None, edition=held)


def test_a_host_that_did_not_merge_has_no_successor() -> None:
    twelfth = edition(12, 2026, host=ProvinceFactory())
    with refused(None, "has no successor"):
        rotation.pass_to_successor(by=None, edition=twelfth)


# --- hand over -----------------------------------------------------------------------------------


@pytest.fixture
def pair() -> tuple[Edition, Edition]:
    """Two editions that follow each other, each with its host."""
    return edition(21, 2031, host=ProvinceFactory(name_en="Giver")), edition(22, 2032, host=ProvinceFactory())


def hand_over(given: Edition, taken: Edition, **changes: Any) -> Handover:
    act = {"giver": given.host, "receiver": taken.host, "on": D(2031, 10, 11), **changes}
    return rotation.hand_over(by=None, from_edition=given, to_edition=taken, **act)


def test_the_flag_goes_from_host_to_next_host(pair: tuple[Edition, Edition]) -> None:
    given, taken = pair
    with told(Action.HANDED_OVER):
        handover = hand_over(given, taken, note_vi="Tại lễ bế mạc", source_url="https://example.vn/co")
    handover.refresh_from_db()
    assert (handover.giver, handover.receiver, handover.on) == (given.host, taken.host, D(2031, 10, 11))
    assert (handover.note_vi, handover.source_url) == ("Tại lễ bế mạc", "https://example.vn/co")


@pytest.mark.usefixtures("facts")
def test_kien_giang_gave_the_flag_to_long_an_whose_successor_hosted_the_eleventh() -> None:
    handover = Handover.objects.select_related("giver", "receiver", "to_edition__host").get()
    assert (handover.giver.pk, handover.receiver.pk, handover.on) == ("VN63-91", "VN63-80", D(2024, 10, 11))
    assert handover.to_edition.host is not None
    assert handover.to_edition.host.pk == "VN34-80"
    assert HistoryEntry.objects.filter(action=Action.HANDED_OVER).count() == 1


def test_the_flag_is_handed_over_once(pair: tuple[Edition, Edition]) -> None:
    given, taken = pair
    hand_over(given, taken)
    with refused(None, "handed over for this edition already"):
        hand_over(given, taken)


def test_a_giver_that_did_not_host_is_refused(pair: tuple[Edition, Edition]) -> None:
    stranger, unhosted, following = ProvinceFactory(name_en="Ca Mau"), edition(31, 2041), edition(32, 2042)
    with refused("giver", "Ca Mau did not host that edition"):
        hand_over(*pair, giver=stranger)
    with refused("giver", "Ca Mau did not host that edition"):
        hand_over(unhosted, following, giver=stranger, receiver=stranger)


def test_a_receiver_that_is_neither_the_next_host_nor_its_predecessor_is_refused(
    pair: tuple[Edition, Edition], old: Callable[..., Province]
) -> None:
    for stranger in (ProvinceFactory(name_en="Stranger"), old("Stranger", new("Elsewhere")), pair[0].host):
        with refused("receiver", "is neither the next host nor a province that became it"):
            hand_over(*pair, receiver=stranger, on=D(2031, 10, 11))


def test_the_next_hosts_predecessor_receives_the_flag_but_its_successor_does_not(old: Callable[..., Province]) -> None:
    tay_ninh = new("Tay Ninh")
    long_an, giver = old("Long An", tay_ninh), ProvinceFactory()
    tenth, eleventh = edition(10, 2024, host=giver), edition(11, 2025, host=tay_ninh)
    assert hand_over(tenth, eleventh, receiver=long_an, on=D(2024, 10, 11)).receiver == long_an
    twentieth, next_one = edition(20, 2022, host=ProvinceFactory()), edition(21, 2023, host=long_an)
    with refused("receiver", "Tay Ninh is neither the next host"):
        hand_over(twentieth, next_one, receiver=tay_ninh, on=D(2022, 10, 11))


def test_both_units_existed_on_the_day_of_the_handover(old: Callable[..., Province]) -> None:
    tay_ninh = new("Tay Ninh")
    long_an = old("Long An", tay_ninh)
    tenth, eleventh = edition(10, 2024, host=old("Kien Giang", new("An Giang"))), edition(11, 2025, host=tay_ninh)
    with refused("on", "Tay Ninh did not exist on 11 October 2024"):
        hand_over(tenth, eleventh, receiver=tay_ninh, on=D(2024, 10, 11))
    with refused("on", "Kien Giang did not exist on 1 July 2025"):
        hand_over(tenth, eleventh, receiver=long_an, on=D(2025, 7, 1))


@pytest.mark.parametrize(
    ("day", "words"),
    [(D(2031, 10, 9), "before the edition begins"), (D(2032, 10, 11), "after the next edition has ended")],
)
def test_the_day_lies_between_the_two_editions(pair: tuple[Edition, Edition], day: datetime.date, words: str) -> None:
    with refused("on", words):
        hand_over(*pair, on=day)


def test_editions_that_do_not_follow_each_other_are_refused(pair: tuple[Edition, Edition]) -> None:
    given, taken = pair
    later, unnumbered = edition(23, 2033, host=taken.host), EditionFactory(ordinal=None, year=2034, host=taken.host)
    for other in (later, unnumbered, given):
        with refused("to_edition", "the edition that follows"):
            hand_over(given, other)
    with refused("to_edition", "the edition that follows"):
        hand_over(taken, given, on=D(2032, 10, 10))


def test_the_next_edition_needs_a_host_first(pair: tuple[Edition, Edition]) -> None:
    following = edition(23, 2033)
    with refused("to_edition", "has no host yet"):
        hand_over(pair[1], following, receiver=pair[0].host, on=D(2032, 10, 10))


@pytest.mark.parametrize(("field", "text"), [("source_url", "javascript:alert(1)"), ("photo_credit", "x" * 201)])
def test_a_detail_that_cannot_stand_is_refused_beside_its_field(
    pair: tuple[Edition, Edition], field: str, text: str
) -> None:
    with refused(field, ""):
        hand_over(*pair, **{field: text})


def test_an_unknown_detail_is_a_programmers_mistake(pair: tuple[Edition, Edition]) -> None:
    with pytest.raises(TypeError):
        hand_over(*pair, status="x")


def test_a_host_stands_once_the_flag_has_moved(pair: tuple[Edition, Edition]) -> None:
    hand_over(*pair)
    for one in pair:
        with refused(None, "its host stands"):
            rotation.clear_host(by=None, edition=one, reason="Nhầm")


def test_a_handover_is_corrected_but_its_parties_stand(pair: tuple[Edition, Edition]) -> None:
    handover = hand_over(*pair)
    with told(Action.HANDOVER_CORRECTED):
        rotation.describe(by=None, handover=handover, on=D(2031, 10, 12), note_vi="Tại Phú Quốc")
    handover.refresh_from_db()
    assert (handover.on, handover.note_vi) == (D(2031, 10, 12), "Tại Phú Quốc")
    entry = HistoryEntry.objects.first()
    assert entry is not None
    assert entry.changes == {"on": ["2031-10-11", "2031-10-12"], "note_vi": [None, "Tại Phú Quốc"]}


def test_a_correction_is_held_to_the_same_rules_and_no_change_is_no_entry(pair: tuple[Edition, Edition]) -> None:
    handover = hand_over(*pair)
    with refused("on", "before the edition begins"):
        rotation.describe(by=None, handover=handover, on=D(2031, 1, 1))
    with refused("source_url", "URL"):
        rotation.describe(by=None, handover=handover, on=handover.on, source_url="không phải địa chỉ")
    before = HistoryEntry.objects.count()
    rotation.describe(by=None, handover=handover, on=handover.on)
    assert HistoryEntry.objects.count() == before


# --- the fictional edition, the reader's language ----------------------------------------------------


def test_a_fictional_edition_has_no_place_in_the_rotation(pair: tuple[Edition, Edition]) -> None:
    province = ProvinceFactory()
    fictional = EditionFactory(ordinal=None, year=2050, is_fictional=True, host=province)
    acts: list[Callable[[], object]] = [
        lambda: rotation.nominate(by=None, edition=fictional, province=province, on=D(2026, 1, 1)),
        lambda: rotation.record_host(by=None, edition=fictional, province=province),
        lambda: rotation.clear_host(by=None, edition=fictional, reason="Nhầm"),
        lambda: rotation.pass_to_successor(by=None, edition=fictional),
        lambda: hand_over(fictional, pair[1]),
        lambda: hand_over(pair[0], fictional),
    ]
    for act in acts:
        with refused(None, "no place in the rotation"):
            act()


def test_a_refusal_speaks_the_readers_language() -> None:
    given, taken = edition(21, 2031, host=ProvinceFactory()), edition(22, 2032, host=ProvinceFactory())
    with translation.override("vi"), pytest.raises(Refused) as caught:
        hand_over(given, taken, giver=ProvinceFactory(name_vi="Cà Mau"))
    assert caught.value.message == "Cà Mau không đăng cai kỳ đó nên không thể là bên trao cờ."
    assert caught.value.fields == {"giver": [caught.value.message]}
