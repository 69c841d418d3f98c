"""Whoever holds a link gets what is theirs, and nothing of another's, as link_holders.txt says.

A row is: letters for GET, letters for POST, route. Every address with a secret in it has one, and a new one gets its
row by hand, after asking who should get what. The letters stand for the eight who ask, in the order of
`link_holders.HOLDERS`: each with a link of their own, and with the ids of the first party. So under the second of a
pair `y` means: their own page, or a refusal in words; that it says no word of the first party, and writes nothing of
theirs, is tested here for each of them.
"""

from pathlib import Path

import pytest
from django.template.backends.django import Template
from django.test import Client
from django.urls import resolve
from django.utils.safestring import SafeString

from conference.views.files import FINDERS
from events import delegate_messages
from exhibitors import files
from tests.architecture import access, test_access_matrix
from tests.architecture.link_holders import HOLDERS, World
from tests.architecture.page_forms import forms_of
from tests.architecture.urls import Address, addresses
from tests.events import forms

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("link_holders.txt")
# Offered in another state of things than this world's, and tried with an empty body above.
BY_NO_FORM = {"pass/<token>/data/delete/"}
SECRET = ("<token>", "<str:token>")


def with_a_secret() -> dict[str, Address]:
    """Addresses that a link opens, by their routes. A colleague's first password is no link that somebody keeps."""
    return {
        one.route: one
        for one in addresses()
        if any(part in one.route for part in SECRET) and "welcome" not in one.route
    }


def rows() -> dict[str, tuple[str, str]]:
    lines = [line.split() for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {route: (get, post) for get, post, route in lines}


def test_every_address_with_a_secret_has_a_row_and_every_row_an_address() -> None:
    assert set(with_a_secret()) == set(rows())


def test_each_link_opens_what_is_its_holders_and_tells_nothing_of_another() -> None:
    world, wrong = World(), []
    for route, address in with_a_secret().items():
        for method, expected in zip(("GET", "POST"), rows()[route], strict=True):
            found = ""
            for kind, which in HOLDERS:
                asker = world.other if which else world.one
                answer = world.ask(asker, world.one.path(address, asker.links[kind]), method)
                found += answer.letter
                wrong += [f"{method} {route}: {kind} {which} {trouble}" for trouble in answer.troubles]
            wrong += [] if found == expected else [f"{method} {route}: {expected} expected, {found} found"]
    assert not wrong, "\n".join(wrong)


def test_what_one_may_choose_does_nothing_in_the_hands_of_another() -> None:
    """Every form on the first party's pages is sent by the second one's link, with all the ids that stand in it."""
    world, wrong, tried = World(), [], set()
    proof = f"?contact={delegate_messages.contact_proof(world.one.delegate)}"
    for route, address in with_a_secret().items():
        kind = route.partition("/")[0]
        path = world.one.path(address, world.one.links[kind])
        page = world.ask(world.one, path + (proof if route == "pass/<token>/" else "")).page
        for action, sent in forms_of(page):
            theirs = (action or path).replace(world.one.links[kind], world.other.links[kind])
            answer = world.ask(world.other, theirs, "POST", sent)
            wrong += [f"{theirs} with {sent}: {trouble}" for trouble in answer.troubles]
            tried.add(resolve(theirs).route)
    assert not wrong, "\n".join(wrong)
    assert {route for route, (_get, post) in rows().items() if "y" in post} - tried == BY_NO_FORM


def test_files_are_handed_to_their_own_holder_and_to_nobody_without_a_link() -> None:
    world = World()
    assert set(world.one.files) <= set(FINDERS)
    for kind, pk in world.one.files.items():
        assert world.ask(world.one, f"/files/{kind}/{pk}/x").letter == "n", kind
        for party in (world.one, world.other):
            found = world.ask(party, f"/exhibitor/{party.links['exhibitor']}/files/{kind}/{pk}/").letter
            assert found == ("y" if party is world.one and kind in files.KINDS else "n"), kind


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_at_every_other_address_whoever_holds_links_is_nobody(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world, client = access.World(), Client()
    for page in ("pass/<token>/", "delegation/<token>/", "exhibitor/<token>/", "paper/<str:token>/"):
        assert client.get(test_access_matrix.path_of(Address(page, ""), world)).status_code == 200
    forms.choose(client, world.samples["opening"])
    assert set(client.cookies) == {"draft"}, "links leave nothing in the browser"
    monkeypatch.setattr(Template, "render", lambda *_args, **_kwargs: SafeString())
    wrong = []
    for address, letters in test_access_matrix.rows().items():
        nobody = letters[method == "POST"][0]
        if address.route not in rows():
            found = world.letter(client, test_access_matrix.path_of(address, world), method)
            wrong += [] if found == nobody else [f"{method} {address.route}: {nobody} expected, {found} found"]
    assert not wrong, "\n".join(wrong)
