"""The staff's pages. Admin pages come from the site's own table, so that none is forgotten."""

import re
from urllib.parse import urljoin

from playwright.sync_api import Page

from conference.admin.site import site
from tests.browser.pages import Look

# The fictional edition of a fresh demo comes after the twelve real ones.
DEMO = "/desk/editions/13"
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
    Look("/desk/second-factor/", "ministry", "second-factor"),
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
