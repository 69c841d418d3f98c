"""The worker forgets the registrations that nobody has gone on with."""

import datetime
import threading

import pytest
from django.utils import timezone

from conference.project.working import Work
from events import drafts
from events.models import RegistrationDraft
from tests import factories

pytestmark = pytest.mark.django_db


def test_old_drafts_are_forgotten_and_new_ones_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # The test's transaction is on the connection that a worker would look after between rounds.
    monkeypatch.setattr("conference.project.working.close_old_connections", lambda: None)
    now = timezone.now()
    for age in (datetime.timedelta(0), datetime.timedelta(days=4)):
        drafts.begin(edition=factories.EditionFactory(), at=now - age)
    Work(threading.Event(), "test").round()
    assert RegistrationDraft.objects.count() == 1
