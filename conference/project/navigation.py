"""The desk's menus: the pages that stand by themselves, and those of one edition that the colleague may open."""

from dataclasses import dataclass
from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference import gates
from conference.models import Edition
from conference.permissions import Permission, Visitor, may, may_somewhere, roles_of

P = Permission


class Item(TypedDict):
    url: str
    label: str


class Link(Item):
    """`current` is aria-current's value: "page" for the page itself, "true" for what it belongs to."""

    current: str


class Group(Link):
    """`url` is that of its first page; `pages` are told of the group in hand alone."""

    pages: list[Link]


@dataclass(frozen=True)
class Page:
    """`name` takes an edition's id; addresses below the edition's that begin with one of `also` belong to it, too."""

    name: str
    label: str | Promise
    permission: Permission
    also: tuple[str, ...] = ()


GROUPS: list[tuple[str | Promise, list[Page]]] = [
    (
        _("The edition"),
        [
            Page("desk-edition", _("Overview"), P.SEE_DESK),
            Page("setup", _("Set up"), P.EDIT_EDITION),
            Page("colleagues", _("Colleagues"), P.MANAGE_STAFF),
            Page("message-texts-of", _("Texts of messages"), P.EDIT_MESSAGES),
        ],
    ),
    (
        _("Programme"),
        [
            Page("desk-agenda", _("Draft programme"), P.EDIT_EVENTS),
            Page("desk-agenda-grid", _("Rooms and time"), P.EDIT_EVENTS),
            Page("desk-agenda-reference", _("Halls, tracks, people"), P.EDIT_EVENTS),
            Page("desk-papers", _("Invited papers"), P.EDIT_EVENTS),
            Page("desk-agenda-print", _("Prints"), P.EDIT_EVENTS),
            Page("desk-agenda-versions", _("Publications"), P.EDIT_EVENTS),
        ],
    ),
    (
        _("Delegates"),
        [
            Page("desk-registrations", _("Registrations"), P.SEE_DELEGATES, also=("delegates/",)),
            Page("desk-delegations", _("Delegations"), P.SEE_DELEGATES),
            Page("desk-import", _("Register a list"), P.EDIT_DELEGATES),
            Page("desk-stays", _("Arrivals, lodging, cars"), P.SEE_DELEGATES),
            Page("desk-places", _("Places"), P.EDIT_PLACES),
            Page("desk-protocol", _("Protocol"), P.EDIT_PROTOCOL),
            Page("desk-seats", _("Seating plans"), P.EDIT_SEATS),
            Page("desk-prints", _("Badges and other prints"), P.PRINT, also=("badges/",)),
            Page("desk-deletions", _("Requests for deletion"), P.PROTECT_DATA),
            Page("desk-processing", _("Record of processing"), P.PROTECT_DATA),
        ],
    ),
    (
        _("Trade fair"),
        [
            Page("desk-fair", _("Applications"), P.SEE_FAIR),
            Page("desk-allotments", _("Booths of the provinces"), P.SEE_FAIR),
            Page("desk-halls", _("Halls and booths"), P.SEE_FAIR),
            Page("desk-fees", _("Fees"), P.EDIT_FEES),
            Page("desk-payments", _("Payments that came in"), P.EDIT_FEES),
            Page("desk-fair-services", _("Services"), P.EDIT_FAIR),
            Page("desk-fair-terms", _("Terms of the fair"), P.EDIT_FAIR),
        ],
    ),
    (
        _("On the day"),
        [
            Page("desk-edition-scan", _("Check-in"), P.CHECK_IN),
            Page("desk-counter", _("Register at the counter"), P.EDIT_DELEGATES),
            Page("desk-arrivals", _("Who has come"), P.SEE_DELEGATES),
            Page("desk-introductions", _("Introductions"), P.EDIT_PROTOCOL),
        ],
    ),
]


def desk_menu(request: HttpRequest) -> list[Item]:
    """Empty before the sign-in is complete."""
    user = getattr(request, "user", None)
    if user is None or not roles_of(user) or not gates.signed_in_enough(user):
        return []
    pages = [("desk", gettext("Desk"), True)]
    pages.append(("outbox", gettext("Outbox"), may_somewhere(user, Permission.USE_OUTBOX)))
    pages.append(("desk-rotation", gettext("Rotating flag"), may(user, Permission.ROTATE_FLAG, None)))
    pages.append(
        ("ministry-colleagues", gettext("Colleagues of the ministry"), may(user, Permission.MANAGE_STAFF, None))
    )
    pages.append(("admin:index", gettext("Data management"), True))
    return [Item(url=reverse(name), label=label) for name, label, allowed in pages if allowed]


def edition_menu(request: HttpRequest, edition: Edition) -> list[Group]:
    """The pages of the edition by groups, those of the group in hand named; nothing is asked of the database."""
    allowed = [(str(label), _allowed(request.user, edition, pages)) for label, pages in GROUPS]
    here = _nearest(request.path, edition, [page for _label, pages in allowed for page in pages])
    return [_group(label, pages, here, edition, request.path) for label, pages in allowed if pages]


def _allowed(user: Visitor, edition: Edition, pages: list[Page]) -> list[Page]:
    return [page for page in pages if may(user, page.permission, edition)]


def _nearest(path: str, edition: Edition, pages: list[Page]) -> Page | None:
    """The page to which an address belongs: the one with the longest beginning in common."""
    home = reverse("desk-edition", args=[edition.pk])
    beginnings = [
        (start, page) for page in pages for start in (_url(page, edition), *(home + one for one in page.also))
    ]
    found = [(len(start), page) for start, page in beginnings if path.startswith(start)]
    return max(found, key=lambda one: one[0])[1] if found else next(iter(pages), None)


def _group(label: str, pages: list[Page], here: Page | None, edition: Edition, path: str) -> Group:
    links = [_link(page, here, edition, path) for page in pages] if here in pages else []
    return Group(url=_url(pages[0], edition), label=label, current="true" if links else "", pages=links)


def _link(page: Page, here: Page | None, edition: Edition, path: str) -> Link:
    url = _url(page, edition)
    current = "" if page is not here else "page" if path == url else "true"
    return Link(url=url, label=str(page.label), current=current)


def _url(page: Page, edition: Edition) -> str:
    return reverse(page.name, args=[edition.pk])
