"""Every address × every role, as access_matrix.txt says; an address without a row fails.

A row is: letters for GET, letters for POST, name, route. The letters stand for the visitors in
the order of `access.VISITORS`; `access.letter_of` says what each means. A new address gets its
row by hand, after asking who should get in.
"""

from pathlib import Path

import pytest
from django.template.backends.django import Template
from django.utils.safestring import SafeString

from tests.architecture.access import World
from tests.architecture.urls import Address, addresses

TABLE = Path(__file__).with_name("access_matrix.txt")


def rows() -> dict[Address, tuple[str, str]]:
    lines = [line.split() for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {
        Address("" if route == "/" else route, "" if name == "-" else name): (get, post)
        for get, post, name, route in lines
    }


def path_of(address: Address, world: World) -> str:
    """An address of that route which leads to what is planted in the world's edition."""
    paper, samples = world.staff_paper, world.samples
    parts = {
        "exhibitors/<slug:slug>/<slug:product>": f"exhibitors/{world.exhibitor.slug}/{world.product.slug}",
        "exhibitors/<slug:slug>": f"exhibitors/{world.exhibitor.slug}",
        "<int:application_id>/acts/<slug:act>": f"{world.application.pk}/acts/release",
        "<int:application_id>": world.application.pk,
        "<int:allotment_id>": world.allotment.pk,
        "exhibitor/<token>/acts/<slug:act>": f"exhibitor/{world.portal}/acts/confirm",
        "exhibitor/<token>": f"exhibitor/{world.portal}",
        "<int:product_id>": world.product.pk,
        "<int:fee_id>": world.fee.pk,
        "<int:payment_id>": world.payment.pk,
        "<int:share_id>": world.payment.shares.get().pk,
        "<int:picture_id>": 0,
        "<int:contact_id>": world.contact.pk,
        "<slug:kind>/<int:pk>/<str:name>": f"document/{paper.pk}/x.pdf",
        "files/<slug:kind>/<int:pk>": f"files/exhibitor-logo/{world.exhibitor.pk}",
        "<year:year>": world.edition.year,
        "<int:edition_id>": world.edition.pk,
        "<int:user_id>": world.colleague.pk,
        "<int:role_id>": samples["staffrole"].pk,
        "<int:nomination_id>": world.nomination.pk,
        "sessions/<slug:slug>": f"sessions/{world.session.slug}",
        "speeches/<slug:slug>": f"speeches/{world.item.slug}",
        "speakers/<slug:slug>": "speakers/tran-thi-sen",
        "<int:session_id>": world.session.pk,
        "<int:layout_id>": world.layout.pk,
        "<int:job_id>": world.job.pk,
        "<int:import_id>": world.import_.pk,
        "<int:delegate_id>": world.delegate.pk,
        "<int:event_id>": samples["event"].pk,
        "<int:request_id>": world.deletion.pk,
        "<int:pool_id>": samples["event"].pools.first().pk,
        "<int:other_id>": world.delegate.pk,
        "<int:delegation_id>/<slug:act>": f"{world.focal.delegation.pk}/remind",
        "<int:delegation_id>": world.focal.delegation.pk,
        "<int:entry_id>/<slug:act>": f"{world.entry.pk}/up",
        "<int:entry_id>": world.entry.pk,
        "delegation/<token>": f"delegation/{world.focal.token}",
        "prints/<slug:kind>": "prints/plates",
        "acts/<slug:act>": "acts/approve",
        "seats/<int:plan_id>/seat/<slug:act>/": f"seats/{world.plan.pk}/seat/keep/",
        "seats/<int:plan_id>/<slug:act>/": f"seats/{world.plan.pk}/tell/",
        "<slug:what>.pdf": "plan.pdf",
        "<int:plan_id>": world.plan.pk,
        "<int:block_id>": world.block.pk,
        "<int:group_id>/<slug:act>": f"{world.group.pk}/up",
        "<int:group_id>": world.group.pk,
        "<int:pick_up_id>": world.pick_up.pk,
        "<slug:table>": "arrivals",
        "<int:item_id>": world.item.pk,
        "<int:hall_id>": world.booth.hall_id,
        "<int:booth_id>": world.booth.pk,
        "<int:type_id>": world.booth.type_id,
        "<int:landmark_id>": world.landmark.pk,
        "<int:paper_id>": world.invited.invitation.pk,
        "<str:token>": world.invited.token,
        "<int:number>": world.version.number,
        "<slug:kind>": "room",
        "<str:kind>": world.message.kind,
        "<int:message_id>/<slug:act>": f"{world.message.pk}/stop",
        "<int:message_id>": world.message.pk,
        "<int:mailing_id>": world.mailing.pk,
        "<int:pk>": world.room.pk,
        "<uidb64>/<token>": "MQ/abc",
        "pass/<token>": f"pass/{world.delegate.pass_token}",
        "(?P<app_label>conference|exhibitors|events)": "conference",
        "(?P<url>.*)": "nothing-here",
    }
    path = address.route
    if "<path:object_id>" in path:
        path = path.replace("<path:object_id>", str(samples[path.split("/")[2]].pk))
    for part, sample in parts.items():
        path = path.replace(part, str(sample))
    return f"/{path}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(addresses()) == set(rows())


# Who gets in is asked of the code, which is the same on either database; the ten thousand requests are not cheap.
@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everybody_gets_what_their_role_allows_and_nothing_else(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    # Who gets in is decided before a page is written; what it says is other tests' affair, and most of the time.
    monkeypatch.setattr(Template, "render", lambda *_args, **_kwargs: SafeString())
    wrong = []
    for address, letters in rows().items():
        expected = letters[method == "POST"]
        found = world.letters(path_of(address, world), method)
        if found != expected:
            wrong.append(f"{method} {address.route}: {expected} expected, {found} found")
    assert not wrong, "\n".join(wrong)
