"""Which pages there are to look at, and as whom."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from conference.project.demo import DOMAIN, PASSWORD
from tests.browser.seed import DELEGATIONS, DEPARTMENT, PAPERS, PORTALS

LANGUAGES = ("", "/en")
WIDTHS = (360, 1280)
PHONE = {"width": 360, "height": 740}
SCHEMES = ("light", "dark")

# The seed's delegate; a real token is made at random.
PASS_TOKEN = "a-pass-for-the-browser-tests"
PASS = f"/pass/{PASS_TOKEN}"


# Opens a page of a visitor of its own; takes a context's options.
New = Callable[..., Page]


@dataclass(frozen=True)
class Look:
    """A page: its address without the language, the role that opens it, a name for its picture."""

    path: str
    role: str = ""
    name: str = ""
    status: int = 200

    def __str__(self) -> str:
        return f"{self.role or 'nobody'}:{self.path}"


PUBLIC = [
    Look("/", name="home"),
    Look("/editions/", name="editions"),
    Look("/rotation/", name="rotation"),
    Look("/2018/", name="edition-2018"),
    Look("/2022/", name="edition-2022"),
    Look("/2024/", name="edition-2024"),
    Look("/2025/", name="edition-2025"),
    Look("/2027/", name="edition-2027"),
    Look("/2024/indicators/", name="indicators-2024"),
    Look("/2025/indicators/", name="indicators-2025"),
    Look("/2027/indicators/", name="indicators-none"),
    Look("/2024/agenda/", name="agenda-2024"),
    Look("/2025/agenda/", name="agenda-empty"),
    Look("/2027/agenda/", name="agenda"),
    Look("/2027/agenda/?day=2027-10-15&kind=paper", name="agenda-filtered"),
    Look("/2027/agenda/print/", name="agenda-print"),
    Look("/2027/sessions/phien-toan-the/", name="session"),
    Look("/2027/speeches/", name="speeches"),
    Look("/2027/speeches/phat-bieu-khai-mac/", name="speech-embargoed"),
    Look("/2024/speeches/phat-bieu-cua-thu-truong-bo-cong-thuong/", name="speech-2024"),
    Look("/2027/speakers/", name="speakers"),
    Look("/speakers/phan-thi-thang/", name="speaker"),
    Look("/2027/documents/", name="documents"),
    Look("/2027/exhibitors/", name="exhibitors"),
    Look("/2027/exhibitors/?q=tra+sen&category=drink", name="exhibitors-found"),
    Look("/2025/exhibitors/", name="exhibitors-none"),
    Look("/2027/exhibitors/hop-tac-xa-tra-sen-mau-xanh/", name="exhibitor"),
    Look("/2027/exhibitors/hop-tac-xa-tra-sen-mau-xanh/tra-tim-sen/", name="product"),
    Look("/2027/exhibit/", name="exhibit"),
    Look("/2025/exhibit/", name="exhibit-none"),
    Look("/2027/exhibit/received/", name="exhibit-received"),
    Look("/2027/exhibit/link/", name="exhibit-link"),
    Look("/2027/floor-plan/", name="floor-plan"),
    Look("/2027/floor-plan/?booth=A13&colour=province", name="floor-plan-booth"),
    Look("/2027/floor-plan/?q=gom&state=free", name="floor-plan-filtered"),
    Look("/2025/floor-plan/", name="floor-plan-none"),
    *(Look(f"/paper/{token}/", name=f"paper-{state}") for state, token in PAPERS.items() if state != "revoked"),
    Look(f"/paper/{PAPERS['sent']}/?edit", name="paper-change"),
    Look(f"/paper/{PAPERS['revoked']}/", name="paper-closed", status=410),
    Look("/paper/unknown/", name="paper-unknown", status=404),
    *(Look(f"/delegation/{token}/", name=f"delegation-{state}") for state, token in DELEGATIONS.items()),
    *(
        Look(f"/delegation/{DELEGATIONS['opened']}/{part}/", name=f"delegation-{part.replace('/', '-')}")
        for part in ("papers", "people/add", "list", "send")
    ),
    Look(f"/delegation/{DEPARTMENT}/booths/", name="delegation-booths"),
    *(Look(f"/exhibitor/{token}/", name=f"portal-{state}") for state, token in PORTALS.items()),
    *(
        Look(f"/exhibitor/{PORTALS['confirmed']}/{part}/", name=f"portal-{part.replace('/', '-')}")
        for part in (
            "profile",
            "pictures",
            "products",
            "products/add",
            "services",
            "staff",
            "fee",
            "people",
            "people/add",
            "withdraw",
        )
    ),
    Look(f"/exhibitor/{PORTALS['applied']}/wish/", name="portal-wish"),
    Look("/exhibitor/unknown/", name="portal-unknown", status=404),
    Look("/delegation/unknown/", name="delegation-unknown", status=404),
    Look("/2027/register/", name="register"),
    Look("/2025/register/", name="register-closed"),
    Look("/2027/register/received/", name="register-received"),
    Look("/privacy/", name="privacy"),
    Look("/pass/", name="lost-pass"),
    Look(f"{PASS}/", name="pass"),
    Look(f"{PASS}/edit/", name="pass-edit"),
    Look(f"{PASS}/absence/", name="pass-absence"),
    Look(f"{PASS}/substitute/", name="pass-substitute"),
    Look(f"{PASS}/sessions/", name="pass-sessions"),
    Look(f"{PASS}/data/", name="pass-data"),
    Look("/pass/nothing/", name="pass-over", status=410),
    Look("/1999/", name="not-found", status=404),
    Look("/desk/sign-in/", name="sign-in"),
]


def sign_in(context: BrowserContext, role: str) -> None:
    """Sign in as the demo's colleague of that role, through the page."""
    page = context.new_page()
    page.goto("/desk/sign-in/")
    page.fill("input[name=username]", f"{role.replace('_', '-')}@{DOMAIN}")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/desk/**")
    assert "/sign-in/" not in page.url, page.inner_text("main")
    page.close()
