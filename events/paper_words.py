"""What colleagues send by Zalo or e-mail around a paper: the invitation with its link, and a reminder."""

import datetime

from django.utils import formats, translation
from django.utils.translation import gettext as _

from conference import naming
from conference.models import Series
from events.models import PaperInvitation


def invitation_message(invitation: PaperInvitation, series: Series | None, link: str, language: str) -> str:
    """A polite invitation with the link, in that language."""
    with translation.override(language):
        return _(
            "Dear %(invited)s,\n"
            "The Organising Committee of the %(conference)s respectfully invites you to contribute a paper: "
            "“%(topic)s”.\n"
            "Please send it by the end of %(day)s at this link, which takes Word, PDF and slides:\n"
            "%(link)s\n"
            "The link is for you alone; please do not pass it on. For any question: %(contact)s.\n"
            "Thank you very much."
        ) % (_facts(invitation, series) | {"link": link})


def reminder(invitation: PaperInvitation, series: Series | None, today: datetime.date) -> str:
    """A polite reminder in the language of the invited. It has no link: that is known to them alone."""
    with translation.override(invitation.language):
        facts = _facts(invitation, series) | {"invited_on": _day(invitation.invited_at.date())}
        if invitation.is_late_on(today):
            return (
                _(
                    "Dear %(invited)s,\n"
                    "The Organising Committee of the %(conference)s has not yet received your paper “%(topic)s”, "
                    "which was due on %(day)s. "
                    "May we ask you when it can be sent, so that we can open the link for you again?\n"
                    "For any question: %(contact)s. Thank you very much."
                )
                % facts
            )
        return (
            _(
                "Dear %(invited)s,\n"
                "The Organising Committee of the %(conference)s looks forward to your paper “%(topic)s”. "
                "Please send it by the end of %(day)s through the link you received on %(invited_on)s.\n"
                "For any question: %(contact)s. Thank you very much."
            )
            % facts
        )


def _facts(invitation: PaperInvitation, series: Series | None) -> dict[str, str]:
    return {
        "invited": invitation.invited,
        "conference": naming.plain_title(invitation.edition, series),
        "topic": invitation.topic,
        "day": _day(invitation.due_on),
        "contact": invitation.contact,
    }


def _day(day: datetime.date) -> str:
    return formats.date_format(day, "DATE_FORMAT")
