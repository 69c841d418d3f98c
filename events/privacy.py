"""The notice on personal data and what may be agreed to: each text of a version, so that a consent says to what."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.choices import Purpose

# Changed whenever a sentence below changes: stored with each consent.
VERSION = "2026-11b"


@dataclass(frozen=True)
class Part:
    """A heading of the notice and its sentences."""

    heading: Any
    sentences: tuple[Any, ...]


IN_SHORT = _(
    "The Organising Committee keeps what you type here to prepare your place, badge, seat, bed and board. It gives it "
    "to nobody who has no part in that, publishes none of it, and deletes it after the conference."
)
NOTICE = (
    Part(
        _("What is kept"),
        (
            _("Name, honorific, position, unit and province or country; phone or e-mail; what you say about arrival, "
              "lodging, transport and diet; which events and sessions you attend; when your pass was scanned."),
            _("No copies of identity papers, no pictures of you and no payment data are asked for. Do not type them."),
        ),
    ),
    Part(
        _("Why, and by what right"),
        (
            _("To invite, register and receive delegates, with your consent, under the Law on Personal Data Protection "
              "No. 91/2025/QH15 and Decree 356/2025/NĐ-CP."),
            _("What goes beyond that (pictures, the printed list, contacts to enterprises, the next invitation) is "
              "done only if you agree to it, each by itself. You can attend without any of it."),
        ),
    ),
    Part(
        _("Who sees it"),
        (
            _("Colleagues of the Organising Committee whose task it is: registration, reception, protocol, logistics. "
              "Hotels and drivers get the names they need. No other site, advertiser or tracker gets anything."),
        ),
    ),
    Part(
        _("How long"),
        (
            _("No longer than it is needed. The table below says how long each part is kept, and why; what is over is "
              "deleted from every table, file and message."),
        ),
    ),
    Part(
        _("Your rights"),
        (
            _("On your pass you see all that is kept of you, correct it, download it, withdraw a consent and ask for "
              "deletion. You get an answer within 2 working days. You may also complain to the authority in charge of "
              "personal data protection."),
            _("The registration is for adults. Data of people under 18 is not accepted."),
        ),
    ),
    Part(
        _("Whom to ask"),
        (
            _("The Organising Committee, at the host of the edition. The host is named on the page of the edition."),
        ),
    ),
)  # fmt: skip
PURPOSES = {
    Purpose.PHOTOS: _("Photographs and film in which I can be recognised may be used to report on the conference."),
    Purpose.DIRECTORY: _("My name, position and unit may stand in the printed list of delegates."),
    Purpose.BUSINESS: _("Enterprises at the fair may be given my name, unit and contact to arrange meetings."),
    Purpose.NEXT_EDITION: _("My name, unit and contact may be kept to invite me to the next edition."),
}
