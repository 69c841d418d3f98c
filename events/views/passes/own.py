"""What the owner of a pass changes: their details, their sessions, and whether they come."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conference import phones
from conference.errors import Refused
from conference.forms import refusals
from events import registration
from events.forms.passes import AbsenceForm, OwnForm, SessionsForm, SubstituteForm
from events.forms.register.stay import QUESTION, StayForm, typed
from events.models import Answer, Delegate, Question, Session
from events.passes import Pass
from events.views.passes.opened import back_to, posted, with_pass

ALL = ("GET", "HEAD", "POST")


@with_pass(*ALL)
def edit(request: HttpRequest, mine: Pass) -> HttpResponse:
    """The details as they stand, to be corrected; another phone or e-mail has to be confirmed anew."""
    known, delegate = _known(mine.delegate), mine.delegate
    who = OwnForm(posted(request), initial=known, delegate=delegate)
    questions = list(Question.objects.filter(category=delegate.category_id))
    about = StayForm(
        posted(request), initial=known | _answered(delegate, questions), sessions=[], questions=questions
    )  # fmt: skip
    if all([who.is_valid(), about.is_valid()]):
        try:
            _save(delegate, who, about)
            return back_to(mine, "saved")
        except Refused as refused:
            refusals.show(who, refused)
    return _shown(request, mine, "edit", form=who, about=about)


@transaction.atomic
def _save(delegate: Delegate, who: OwnForm, about: StayForm) -> None:
    registration.edit(by=None, delegate=delegate, person=who.person | about.person)
    said = dict.fromkeys(about.questions.values(), "") | about.answers
    registration.change_answers(by=None, delegate=delegate, answers=said)


@with_pass(*ALL, live=True)
def absence(request: HttpRequest, mine: Pass) -> HttpResponse:
    """Say that one does not come, after asking once more."""
    form = AbsenceForm(posted(request), mine=mine)
    if form.is_valid():
        try:
            with transaction.atomic():
                for one in form.cleaned_data["registrations"].order_by("event"):
                    registration.withdraw(by=None, registration=one)
            return back_to(mine, "absent")
        except Refused as refused:
            refusals.show(form, refused)
    return _shown(request, mine, "absence", form=form)


@with_pass(*ALL, live=True)
def substitute(request: HttpRequest, mine: Pass) -> HttpResponse:
    """Name another person for all places; this pass then opens no door."""
    form = SubstituteForm(posted(request), delegate=mine.delegate)
    if form.is_valid():
        try:
            registration.substitute(by=None, delegate=mine.delegate, person=form.person)
            return back_to(mine, "substituted")
        except Refused as refused:
            refusals.show(form, refused)
    return _shown(request, mine, "substitute", form=form)


@with_pass(*ALL, live=True)
def sessions(request: HttpRequest, mine: Pass) -> HttpResponse:
    """Choose the sessions anew; where one is full, nothing is changed."""
    form = SessionsForm(posted(request), mine=mine)
    if form.is_valid():
        try:
            _change_sessions(form)
            return back_to(mine, "sessions")
        except Refused as refused:
            refusals.show(form, refused)
    return _shown(request, mine, "sessions", form=form)


@transaction.atomic
def _change_sessions(form: SessionsForm) -> None:
    for name, one, wanted in form.wanted:
        try:
            registration.change_sessions(
                by=None, registration=one, sessions=list(Session.objects.filter(pk__in=wanted))
            )
        except Refused as refused:
            raise Refused(fields={name: refused.fields.get("sessions", [refused.message])}) from refused


def _known(delegate: Delegate) -> dict[str, Any]:
    """The details as the forms' fields take them."""
    names = [*OwnForm.ABOUT, *OwnForm.CONTACT, *StayForm.PERSON]
    known: dict[str, Any] = {name: getattr(delegate, name) for name in names}
    known["phone"] = phones.readable(delegate.phone) if delegate.phone else ""
    if delegate.arrives_at:
        arrives = timezone.localtime(delegate.arrives_at)
        known |= {"arrives_on": arrives.date(), "arrives_time": arrives.time()}
    return known


def _answered(delegate: Delegate, questions: list[Question]) -> dict[str, str]:
    """The answers there are, as the form's fields take them."""
    given = dict(Answer.objects.filter(delegate=delegate).values_list("question", "text"))
    return {f"{QUESTION}{one.pk}": typed(one, given[one.pk]) for one in questions if one.pk in given}


def _shown(request: HttpRequest, mine: Pass, page: str, **more: Any) -> HttpResponse:
    shown = {"mine": mine, "delegate": mine.delegate, "edition": mine.edition}
    return render(request, f"events/pass/{page}.html", shown | more)
