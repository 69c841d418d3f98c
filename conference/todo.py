"""What needs doing for an edition, derived from its state. Pure: facts in, tasks out."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from conference.choices import EditionStatus, Role
from conference.models import Edition
from conference.permissions import Permission

PUBLISH_DAYS_BEFORE = 60
LIST = "desk-registrations"


@dataclass(frozen=True)
class Facts:
    """What must be known of an edition, beside the edition itself, to say what it lacks."""

    documents: int
    events: int
    undated_events: int
    staffed: frozenset[str]
    colleagues: int
    waiting_colleagues: int
    next_opened: bool
    next_lacks_host: bool
    handover_missing: bool
    late_papers: int = 0
    papers_to_clear: int = 0
    programme_unpublished: bool = False
    blocking_clashes: int = 0
    unplaced_sessions: int = 0
    approvals: int = 0
    unconfirmed: int = 0
    badges_to_review: int = 0
    deletions: int = 0
    deletions_due_on: datetime.date | None = None
    purge_due: bool = False
    failed_messages: int = 0
    exhibitors_to_decide: int = 0
    offers_ending: int = 0
    late_exhibitors: int = 0


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where (a page's name, the place on it or what it is asked), and who may."""

    what: Any
    page: str
    permission: Permission
    anchor: str = ""
    query: str = ""
    urgent: bool = False


def needed(edition: Edition, facts: Facts, today: datetime.date) -> list[Task]:
    """What needs doing, the urgent first."""
    tasks = _about_record(edition, facts) if edition.over_on(today) else _about_preparing(edition, facts, today)
    tasks = [*_about_personal_data(facts, today), *tasks, *_about_messages(facts)]
    return sorted(tasks, key=lambda task: not task.urgent)


def _about_preparing(edition: Edition, facts: Facts, today: datetime.date) -> list[Task]:
    return [
        *_about_publishing(edition, today),
        *_about_gaps(edition),
        *_about_events(facts),
        *_about_programme(facts),
        *_about_people(facts),
        *_about_documents(edition, facts),
        *_about_papers(facts),
        *_about_delegates(facts),
        *_about_fair(facts),
    ]


def _about_publishing(edition: Edition, today: datetime.date) -> list[Task]:
    if edition.status != EditionStatus.DRAFT:
        return []
    days = max(0, (edition.starts_on - today).days) if edition.starts_on else None
    if days is None or days > PUBLISH_DAYS_BEFORE:
        return []
    what = ngettext_lazy(
        "Publish the edition: it begins in %(days)d day.", "Publish the edition: it begins in %(days)d days.", "days"
    ) % {"days": days}
    return [Task(what, "publish", Permission.PUBLISH_EDITION, urgent=True)]


def _about_gaps(edition: Edition) -> list[Task]:
    edit = Permission.EDIT_EDITION
    asked = [
        (edition.host_id is None, Task(_("Choose the host."), "desk-rotation", Permission.ROTATE_FLAG, urgent=True)),
        (edition.year is None, Task(_("Enter the year."), "setup", edit, "id_year", urgent=True)),
        (edition.starts_on is None, Task(_("Set the days."), "setup", edit, "id_starts_on", urgent=True)),
        (not edition.venue_vi, Task(_("Set the hall."), "setup", edit, "id_venue_vi")),
        (not edition.theme_vi, Task(_("Enter the theme."), "setup", edit, "id_theme_vi")),
        (
            bool(edition.theme_vi) and not edition.theme_en,
            Task(_("Enter the theme in English."), "setup", edit, "id_theme_en"),
        ),
        (not edition.organisers_vi, Task(_("Name the organisers."), "setup", edit, "id_organisers_vi")),
    ]
    return [task for missing, task in asked if missing]


def _about_events(facts: Facts) -> list[Task]:
    if not facts.events:
        return [Task(_("Enter the events of the chain."), "setup", Permission.EDIT_EVENTS, "events")]
    if not facts.undated_events:
        return []
    what = ngettext_lazy(
        "Set the day of %(count)d event.", "Set the days of %(count)d events.", "count"
    ) % {"count": facts.undated_events}  # fmt: skip
    return [Task(what, "setup", Permission.EDIT_EVENTS, "events")]


def _about_programme(facts: Facts) -> list[Task]:
    clash = ngettext_lazy(
        "Settle %(count)d clash in the programme.", "Settle %(count)d clashes in the programme.", "count"
    ) % {"count": facts.blocking_clashes}  # fmt: skip
    place = ngettext_lazy(
        "Set the time and hall of %(count)d session.", "Set the times and halls of %(count)d sessions.", "count"
    ) % {"count": facts.unplaced_sessions}  # fmt: skip
    edit, publish = Permission.EDIT_EVENTS, Permission.PUBLISH_EDITION
    asked = [
        (facts.blocking_clashes, Task(clash, "desk-agenda", edit, urgent=True)),
        (facts.unplaced_sessions, Task(place, "desk-agenda", edit)),
        (facts.programme_unpublished, Task(_("Publish the programme."), "desk-agenda-publish", publish)),
    ]
    return [task for needed, task in asked if needed]


def _about_people(facts: Facts) -> list[Task]:
    manage = Permission.MANAGE_STAFF
    asked = [
        (Role.HOST, _("Invite the Organising Committee: nobody has its role yet."), True),
        (Role.CONTENT, _("Invite the content sub-committee: nobody has its role yet."), False),
        (Role.RECEPTION, _("Invite the reception sub-committee: nobody has its role yet."), False),
    ]
    tasks = [Task(what, "colleagues", manage, "invite", urgent=urgent) for role, what, urgent in asked
             if role not in facts.staffed]  # fmt: skip
    if facts.waiting_colleagues:
        what = ngettext_lazy(
            "%(count)d colleague has not signed in yet: send the link again.",
            "%(count)d colleagues have not signed in yet: send the links again.",
            "count",
        ) % {"count": facts.waiting_colleagues}
        tasks.append(Task(what, "colleagues", manage))
    return tasks


def _about_papers(facts: Facts) -> list[Task]:
    """Invited papers that wait for a colleague: to be read, or to be asked after."""
    clear = ngettext_lazy(
        "Read and clear %(count)d paper that has come.", "Read and clear %(count)d papers that have come.", "count"
    ) % {"count": facts.papers_to_clear}  # fmt: skip
    ask = ngettext_lazy(
        "Ask after %(count)d paper that is late.", "Ask after %(count)d papers that are late.", "count"
    ) % {"count": facts.late_papers}  # fmt: skip
    asked = [
        (facts.papers_to_clear, Task(clear, "desk-papers", Permission.EDIT_EVENTS, query="state=sent")),
        (facts.late_papers, Task(ask, "desk-papers", Permission.EDIT_EVENTS, query="state=late", urgent=True)),
    ]
    return [task for count, task in asked if count]


def _about_delegates(facts: Facts) -> list[Task]:
    """Registrations that wait for a decision, and contacts that wait to be confirmed."""
    approve = ngettext_lazy(
        "Decide on %(count)d registration.", "Decide on %(count)d registrations.", "count"
    ) % {"count": facts.approvals}  # fmt: skip
    confirm = ngettext_lazy(
        "%(count)d contact is not confirmed: call, or the place goes back.",
        "%(count)d contacts are not confirmed: call, or the places go back.",
        "count",
    ) % {"count": facts.unconfirmed}
    reprint = ngettext_lazy(
        "%(count)d badge may have to be printed again.", "%(count)d badges may have to be printed again.", "count"
    ) % {"count": facts.badges_to_review}
    edit = Permission.EDIT_DELEGATES
    asked = [
        (facts.approvals, Task(approve, LIST, Permission.APPROVE_DELEGATES, query="state=applied", urgent=True)),
        (facts.unconfirmed, Task(confirm, LIST, edit, query="contact=unconfirmed")),
        (facts.badges_to_review, Task(reprint, "desk-badges", Permission.PRINT)),
    ]
    return [task for count, task in asked if count]


def _about_fair(facts: Facts) -> list[Task]:
    """Exhibitors that wait for a booth while some are free, offers that end today, exhibitors that are late."""
    offer = ngettext_lazy(
        "Offer a free booth: %(count)d exhibitor waits.", "Offer the free booths: %(count)d exhibitors wait.", "count"
    ) % {"count": facts.exhibitors_to_decide}  # fmt: skip
    ending = ngettext_lazy(
        "%(count)d offer of a booth ends today: call.", "%(count)d offers of booths end today: call.", "count"
    ) % {"count": facts.offers_ending}  # fmt: skip
    remind = ngettext_lazy(
        "Write to %(count)d exhibitor that is late.", "Write to %(count)d exhibitors that are late.", "count"
    ) % {"count": facts.late_exhibitors}  # fmt: skip
    edit = Permission.EDIT_FAIR
    asked = [
        (facts.exhibitors_to_decide, Task(offer, "desk-fair", edit, query="state=applied")),
        (facts.offers_ending, Task(ending, "desk-fair", edit, query="state=reserved", urgent=True)),
        (facts.late_exhibitors, Task(remind, "desk-fair", edit, query="state=late")),
    ]
    return [task for count, task in asked if count]


def _about_personal_data(facts: Facts, today: datetime.date) -> list[Task]:
    """Requests for deletion, whether the edition is coming or over: the law counts the days."""
    purge = Task(_("Purge personal data whose term is over."), "desk-processing", Permission.PROTECT_DATA, "purge")
    tasks = [purge] if facts.purge_due else []
    if not facts.deletions or facts.deletions_due_on is None:
        return tasks
    due = facts.deletions_due_on
    told = {"count": facts.deletions, "day": date_format(due, "SHORT_DATE_FORMAT")}
    if due < today:
        what = ngettext_lazy(
            "%(count)d request for deletion is late: it was due on %(day)s.",
            "%(count)d requests for deletion: the first was due on %(day)s.",
            "count",
        )
    else:
        what = ngettext_lazy(
            "Answer %(count)d request for deletion by %(day)s.",
            "Answer %(count)d requests for deletion, the first by %(day)s.",
            "count",
        )
    return [Task(what % told, "desk-deletions", Permission.PROTECT_DATA, urgent=True), *tasks]


def _about_messages(facts: Facts) -> list[Task]:
    """Messages that were given up: nobody has read them."""
    if not facts.failed_messages:
        return []
    what = ngettext_lazy(
        "%(count)d message could not be delivered: mend the address, or pass it on by hand.",
        "%(count)d messages could not be delivered: mend the addresses, or pass them on by hand.",
        "count",
    ) % {"count": facts.failed_messages}
    return [Task(what, "outbox", Permission.USE_OUTBOX, query="state=failed")]


def _about_documents(edition: Edition, facts: Facts) -> list[Task]:
    if facts.documents:
        return []
    return [Task(_("Add the first document (plan, decision, invitation)."), "documents", Permission.EDIT_DOCUMENTS)]


def _about_record(edition: Edition, facts: Facts) -> list[Task]:
    publish, rotate, opens = Permission.PUBLISH_EDITION, Permission.ROTATE_FLAG, Permission.OPEN_EDITION
    in_rotation = edition.ordinal is not None and not edition.is_fictional
    over_draft, over = _("The edition is over: publish it, then close it."), _("The edition is over: close it.")
    notice = _("Add the notice of conclusions and the other documents.")
    asked = [
        (edition.status == EditionStatus.DRAFT, Task(over_draft, "publish", publish, urgent=True)),
        (
            edition.status == EditionStatus.PUBLISHED,
            Task(over, "close", publish, urgent=True),
        ),
        (in_rotation and not facts.next_opened, Task(_("Open the next edition."), "open-edition", opens)),
        (in_rotation and facts.next_lacks_host, Task(_("Choose the next host."), "desk-rotation", rotate)),
        (in_rotation and facts.handover_missing, Task(_("Record the flag handover."), "desk-rotation", rotate)),
        (not facts.documents, Task(notice, "documents", Permission.EDIT_DOCUMENTS)),
    ]
    return [task for missing, task in asked if missing]
