"""WRITER  What whoever holds the link writes: begins, keeps a draft, sends.

The invitation is found by the link's secret under the lock, so that a link which was replaced or
taken back while its holder wrote does not write. `by` is nobody: the holder has no account.
"""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files, tokens
from conference.errors import Refused
from events import texts
from events.models import Item, PaperInvitation
from events.papers.held import change, held_where
from events.structure import today_at

FILES = ("document", "slides")
WRITTEN = ("title_vi", "title_en", "abstract_vi", "abstract_en", "text_vi", "text_en", *FILES)
# What of a paper is the item's; its title is the programme's, and changed there.
FOR_ITEM = tuple(name for name in WRITTEN if not name.startswith("title_"))


@transaction.atomic
def begin(*, token: str, at: datetime.datetime | None = None) -> PaperInvitation:
    """Note that the invited have seen what is asked and begin. A second time changes nothing."""
    now = at or timezone.now()
    invitation = _opened(token, now)
    return invitation if invitation.begun_at else change(None, invitation, {"begun_at": now})


@transaction.atomic
def save_draft(*, token: str, seen: int | None, at: datetime.datetime | None = None, **content: Any) -> PaperInvitation:
    """Keep what is written so far; no colleague is told. `content` holds any of WRITTEN, a file of "" takes it away.

    `seen` is the revision that was looked at; raises Refused where someone else with the link wrote
    meanwhile, where the link no longer lets anyone write, and for a paper that has been sent: that is
    changed by sending it anew.
    """
    now = at or timezone.now()
    invitation = _opened(token, now)
    if invitation.sent_at and not invitation.is_awaited:
        raise Refused(_("This paper has been sent. Send it again to change it."))
    return _write(invitation, seen, now, content, {"saved_at": now})


@transaction.atomic
def send(*, token: str, seen: int | None, at: datetime.datetime | None = None, **content: Any) -> PaperInvitation:
    """Hand the paper in, or in again: it has to be cleared anew. Raises Refused as `save_draft` does, and
    without a title in the invited language, or without a text either typed or as a file.
    """
    now = at or timezone.now()
    invitation = _opened(token, now)
    if _is_again(invitation, seen, content):
        return invitation
    _insist_whole(invitation, content)
    _write(invitation, seen, now, content, {"saved_at": now, "sent_at": now, "asked_at": None})
    if invitation.item:
        hand_on(invitation, invitation.item)
    return invitation


def hand_on(invitation: PaperInvitation, item: Item) -> None:
    """Put a paper that was sent at its item of the programme, as received."""
    texts.receive(by=None, item=item, **{name: getattr(invitation, name) for name in FOR_ITEM})


def _opened(token: str, at: datetime.datetime) -> PaperInvitation:
    invitation = held_where(token_digest=tokens.digest(token))
    if invitation is None or not invitation.accepts_on(today_at(at)):
        raise Refused(_("This link no longer takes a paper. What you wrote is not saved: keep a copy of it."))
    return invitation


def _is_again(invitation: PaperInvitation, seen: int | None, content: dict[str, Any]) -> bool:
    """Whether this is a second press of the button: the same words, made from the state before, and no file."""
    if invitation.sent_at is None or invitation.is_awaited or seen != invitation.revision - 1:
        return False
    return all(name not in FILES and (getattr(invitation, name) or "") == value for name, value in content.items())


def _insist_whole(invitation: PaperInvitation, content: dict[str, Any]) -> None:
    # A column of another language is NULL until something is written in it.
    whole = {name: content.get(name, getattr(invitation, name)) or "" for name in WRITTEN}
    title, text = f"title_{invitation.language}", f"text_{invitation.language}"
    lacking = {}
    if not whole[title].strip():
        lacking[title] = [_("Enter the title of the paper.")]
    if not whole[text].strip() and not whole["document"]:
        lacking[text] = [_("Write or paste the text here, or choose its Word or PDF file below.")]
    if lacking:
        raise Refused(fields=lacking)


def _write(
    invitation: PaperInvitation, seen: int | None, at: datetime.datetime, content: dict[str, Any], marks: dict[str, Any]
) -> PaperInvitation:
    unknown = set(content) - set(WRITTEN)
    if unknown:
        raise TypeError(f"not editable: {sorted(unknown)}")
    if seen is not None and seen != invitation.revision:
        raise Refused(
            _(
                "Someone else with this link saved the paper since you opened this page. What you typed is kept "
                "below; save it again to put it in place of theirs."
            )
        )
    replaced = [getattr(invitation, name) for name in FILES if name in content]
    begun = {} if invitation.begun_at else {"begun_at": at}
    change(None, invitation, {**content, **begun, **marks, "revision": invitation.revision + 1})
    files.forget(replaced)
    return invitation
