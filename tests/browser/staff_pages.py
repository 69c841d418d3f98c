"""The staff's pages. Admin pages come from the site's own table, so that none is forgotten."""

import json
import re
from urllib.parse import urljoin

from playwright.sync_api import Page

from conference.admin.site import site
from tests.browser.pages import Look
from tests.browser.site import ROOT

# The fictional edition is made after those of the facts.
FICTIONAL = len(json.loads((ROOT / "conference" / "facts" / "editions.json").read_text("utf-8"))["editions"]) + 1
DEMO = f"/desk/editions/{FICTIONAL}"
AGENDA = f"{DEMO}/agenda"
# The main conference of the fictional edition, which the demo makes sixth after those of the facts.
EVENT = 10
DESK = [
    Look("/desk/", "ministry", "desk"),
    Look(f"{DEMO}/", "host", "desk-host"),
    Look(f"{DEMO}/setup/", "host", "setup"),
    Look(f"{DEMO}/colleagues/", "host", "colleagues"),
    Look(f"{DEMO}/close/", "host", "close"),
    Look("/desk/colleagues/", "ministry", "colleagues-ministry"),
    Look("/desk/colleagues/1/", "ministry", "colleague"),
    Look("/desk/rotation/", "ministry", "desk-rotation"),
    Look("/desk/rotation/editions/12/nominate/", "ministry", "nominate"),
    Look("/desk/rotation/editions/9/hand-over/", "ministry", "hand-over"),
    Look("/desk/editions/open/", "ministry", "open-edition"),
    Look("/desk/outbox/", "ministry", "outbox"),
    Look("/desk/outbox/?state=failed", "ministry", "outbox-none-failed"),
    Look("/desk/outbox/1/", "ministry", "outbox-message"),
    Look(f"{DEMO}/outbox/resend-failed/", "host", "outbox-resend"),
    Look(f"{DEMO}/messages/", "host", "message-texts"),
    Look(f"{DEMO}/messages/staff.welcome/", "host", "message-text"),
    Look("/desk/password/", "press", "own-password"),
    Look("/desk/second-factor/", "ministry", "second-factor"),
    Look("/desk/second-factor/codes/", "ministry", "new-codes"),
    Look(f"{AGENDA}/", "content", "agenda-draft"),
    Look(f"{AGENDA}/grid/", "content", "agenda-grid"),
    Look(f"{DEMO}/fair/halls/", "fair", "halls"),
    Look(f"{DEMO}/fair/halls/1/", "fair", "hall"),
    Look(f"{DEMO}/fair/halls/1/settings/", "fair", "hall-settings"),
    Look(f"{DEMO}/fair/halls/1/row/", "fair", "hall-row"),
    Look(f"{DEMO}/fair/halls/1/copy/", "fair", "hall-copy"),
    Look(f"{DEMO}/fair/halls/1/booths/1/", "fair", "hall-booth"),
    Look(f"{DEMO}/fair/halls/1/landmarks/add/", "fair", "hall-landmark"),
    Look(f"{DEMO}/fair/halls/types/1/", "fair", "booth-type"),
    Look(f"{AGENDA}/paste/", "content", "agenda-paste"),
    Look(f"{AGENDA}/print/", "content", "agenda-prints"),
    Look(f"{AGENDA}/reference/", "content", "agenda-reference"),
    Look(f"{AGENDA}/reference/room/add/", "content", "agenda-room"),
    Look(f"{AGENDA}/sessions/add/", "content", "agenda-session"),
    Look(f"{AGENDA}/sessions/2/", "content", "agenda-session-edit"),
    Look(f"{AGENDA}/sessions/2/row/", "content", "agenda-session-row"),
    Look(f"{AGENDA}/sessions/2/move/", "content", "agenda-move"),
    Look(f"{AGENDA}/items/7/", "content", "agenda-item-edit"),
    Look(f"{AGENDA}/items/7/row/", "content", "agenda-item-row"),
    Look(f"{AGENDA}/versions/", "content", "agenda-versions"),
    Look(f"{AGENDA}/versions/1/", "content", "agenda-version"),
    Look(f"{AGENDA}/publish/", "host", "agenda-publish"),
    Look(f"{DEMO}/papers/", "content", "papers"),
    Look(f"{DEMO}/papers/?state=late", "content", "papers-late"),
    Look(f"{DEMO}/papers/invite/", "content", "paper-invite"),
    Look("/desk/outbox/?state=failed&q=nobody", "reception", "outbox-empty"),
    Look("/desk/outbox/1/", "reception", "outbox-message-reception"),
    Look("/desk/messages/", "ministry", "message-texts-all"),
    Look(f"{DEMO}/messages/", "reception", "message-texts-reception"),
    Look(f"{DEMO}/messages/delegate.registered/", "host", "message-text-delegate"),
    Look("/desk/scan/", "ministry", "scan-editions"),
    Look(f"{DEMO}/scan/", "reception", "scan-events"),
    Look(f"{DEMO}/scan/?event={EVENT}&gate=A&q=nguyen", "reception", "scan"),
    Look(f"{DEMO}/badges/", "reception", "badges"),
    Look(f"{DEMO}/badges/?which=all&delegation=none", "host", "badges-all"),
    Look(f"{DEMO}/registrations/", "reception", "registrations"),
    Look(f"{DEMO}/registrations/?state=waiting", "logistics", "registrations-waiting"),
    Look(f"{DEMO}/delegates/1/", "reception", "delegate"),
    Look(f"{DEMO}/delegates/1/edit/", "reception", "delegate-edit"),
    Look(f"{DEMO}/delegates/1/merge/2/", "reception", "delegate-merge"),
    Look(f"{DEMO}/delegates/add/", "reception", "counter"),
    Look(f"{DEMO}/delegates/import/", "reception", "import"),
    Look(f"{DEMO}/prints/", "reception", "prints"),
    Look(f"{DEMO}/prints/invitations/", "reception", "print-invitations"),
    Look(f"{DEMO}/prints/door-signs/", "host", "print-door-signs"),
    Look(f"{DEMO}/deletions/", "host", "deletions"),
    Look(f"{DEMO}/deletions/1/", "host", "deletion"),
    Look(f"{DEMO}/processing/", "host", "processing"),
    Look(f"{DEMO}/fair/", "fair", "fair"),
    Look(f"{DEMO}/fair/?state=applied", "fair", "fair-applied"),
    Look(f"{DEMO}/fair/terms/", "fair", "fair-terms"),
    Look(f"{DEMO}/fair/services/", "fair", "fair-services"),
    Look(f"{DEMO}/fair/fees/", "fair", "fees"),
    Look(f"{DEMO}/fair/fees/1/", "fair", "fee"),
    Look(f"{DEMO}/fair/fees/account/", "fair", "fee-account"),
    Look(f"{DEMO}/fair/payments/", "fair", "payments"),
    Look(f"{DEMO}/fair/payments/1/", "fair", "payment"),
    Look(f"{DEMO}/fair/enter/", "fair", "fair-enter"),
    Look(f"{DEMO}/fair/take/", "fair", "fair-take"),
    Look(f"{DEMO}/fair/allotments/", "fair", "fair-allotments"),
    Look(f"{DEMO}/fair/badges/", "fair", "fair-badges"),
    Look(f"{DEMO}/fair/applications/1/badges/", "fair", "fair-application-badges"),
    Look(f"{DEMO}/fair/applications/1/", "fair", "fair-application"),
    Look(f"{DEMO}/fair/applications/10/", "fair", "fair-application-waiting"),
    Look(f"{DEMO}/delegations/", "reception", "delegations"),
    Look(f"{DEMO}/delegations/?state=late", "reception", "delegations-late"),
    Look(f"{DEMO}/delegations/remind/", "reception", "delegations-remind"),
    Look(f"{DEMO}/delegations/invite/", "reception", "delegation-invite"),
    Look(f"{DEMO}/delegations/4/", "reception", "delegation"),
    Look(f"{DEMO}/delegations/4/edit/", "reception", "delegation-edit"),
    Look(f"{DEMO}/stays/", "logistics", "stays"),
    Look(f"{DEMO}/stays/arrivals/", "logistics", "stays-arrivals"),
    Look(f"{DEMO}/stays/lodging/?show=open", "reception", "stays-lodging"),
    Look(f"{DEMO}/stays/pick-ups/", "logistics", "pick-ups"),
    Look(f"{DEMO}/stays/pick-ups/add/", "host", "pick-up-add"),
    Look(f"{DEMO}/places/", "host", "places"),
    Look(f"{DEMO}/places/quotas/{EVENT}/", "host", "quotas"),
    Look(f"{DEMO}/places/1/overbook/", "host", "overbook"),
    Look(f"{DEMO}/places/hotels/add/", "host", "hotel-add"),
    Look(f"{DEMO}/arrivals/", "reception", "arrivals"),
    Look(f"{DEMO}/protocol/", "reception", "protocol"),
    Look(f"{DEMO}/protocol/delegates/1/", "reception", "protocol-rank"),
    Look(f"{DEMO}/protocol/table/", "host", "protocol-table"),
    Look(f"{DEMO}/protocol/table/add/", "host", "protocol-group"),
    Look(f"{DEMO}/introductions/", "reception", "introductions"),
    Look(f"{DEMO}/seats/", "reception", "seats"),
    Look(f"{DEMO}/seats/1/?seat=3&to=24", "reception", "hall"),
    Look(f"{DEMO}/seats/1/list/", "reception", "seat-list"),
    Look(f"{DEMO}/seats/1/blocks/add/", "reception", "seat-block"),
    Look(f"{DEMO}/introductions/?who=present", "reception", "introductions-present"),
    *(Look(f"{DEMO}/papers/{number}/", "host", f"paper-desk-{number}") for number in range(1, 9)),
]


def _admin() -> list[Look]:
    pages = [Look("/admin/", "ministry", "admin"), Look("/admin/", "press", "admin-press")]
    for model in site._registry:
        place = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        pages.append(Look(place, "ministry", f"admin-{model._meta.model_name}"))
    return pages


ADMIN = _admin()


def admin_forms(page: Page) -> list[str]:
    """The add page and the first change page that the open list leads to."""
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    here = page.url.split("?")[0]
    full = [urljoin(here, link) for link in links]
    adds = [link for link in full if link == f"{here}add/"]
    changes = [link for link in full if re.fullmatch(re.escape(here) + r"[^/]+/change/", link)]
    return [*adds[:1], *changes[:1]]
