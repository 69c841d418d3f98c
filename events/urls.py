"""Addresses of the programme that anyone may read."""

from django.urls import include, path

from events.views import (
    agenda,
    documents,
    feeds,
    indicators,
    lost_pass,
    papers,
    privacy,
    register,
    sessions,
    speakers,
    speeches,
)
from events.views.delegation import lists as delegation_lists
from events.views.delegation import people as delegation_people
from events.views.delegation import prints as delegation_prints
from events.views.delegation import sending as delegation_sending
from events.views.delegation import shown as delegation_shown
from events.views.passes import data, own, shown

registering = [
    path("", register.choice, name="register"),
    path("person/", register.person, name="register-person"),
    path("stay/", register.stay, name="register-stay"),
    path("review/", register.review, name="register-review"),
    path("received/", register.received, name="register-received"),
    path("anew/", register.anew, name="register-anew"),
]
delegation = [
    path("", delegation_shown.shown, name="delegation"),
    path("papers/", delegation_shown.papers, name="delegation-papers"),
    path("people/add/", delegation_people.add, name="delegation-add"),
    path("people/<int:entry_id>/", delegation_people.edit, name="delegation-person"),
    path("people/<int:entry_id>/<slug:act>/", delegation_people.act, name="delegation-act"),
    path("list/", delegation_lists.take, name="delegation-list"),
    path("list.xlsx", delegation_lists.xlsx, name="delegation-xlsx"),
    path("template.xlsx", delegation_lists.template, name="delegation-template"),
    path("list.pdf", delegation_prints.reply, {"ending": "pdf"}, name="delegation-pdf"),
    path("list.docx", delegation_prints.reply, {"ending": "docx"}, name="delegation-docx"),
    path("signed/", delegation_prints.signed, name="delegation-signed"),
    path("passes.pdf", delegation_prints.all_passes, name="delegation-passes"),
    path("send/", delegation_sending.send, name="delegation-send"),
]
passes = [
    path("", lost_pass.lost_pass, name="lost-pass"),
    path("worker.js", shown.worker, name="pass-worker"),
    path("<token>/", shown.shown, name="pass"),
    path("<token>/qr.png", shown.qr, name="pass-qr"),
    path("<token>/pass.pdf", shown.pdf, name="pass-pdf"),
    path("<token>/agenda.ics", shown.ics, name="pass-ics"),
    path("<token>/confirm/", shown.confirm, name="pass-confirm"),
    path("<token>/edit/", own.edit, name="pass-edit"),
    path("<token>/absence/", own.absence, name="pass-absence"),
    path("<token>/substitute/", own.substitute, name="pass-substitute"),
    path("<token>/sessions/", own.sessions, name="pass-sessions"),
    path("<token>/data/", data.data, name="pass-data"),
    path("<token>/data/data.json", data.export, name="pass-data-json"),
    path("<token>/data/data.txt", data.readable, name="pass-data-txt"),
    path("<token>/data/delete/", data.ask_for_deletion, name="pass-delete"),
    path("<token>/data/keep/", data.keep, name="pass-keep"),
]
urlpatterns = [
    path("<year:year>/register/", include(registering)),
    path("delegation/<token>/", include(delegation)),
    path("pass/", include(passes)),
    path("<year:year>/agenda/", agenda.agenda, name="agenda"),
    path("<year:year>/agenda/print/", agenda.printed, name="agenda-print"),
    path("<year:year>/agenda.ics", feeds.ics, name="agenda-ics"),
    path("<year:year>/agenda.json", feeds.json, name="agenda-json"),
    path("<year:year>/agenda.xml", feeds.frab, name="agenda-xml"),
    path("<year:year>/agenda.atom", feeds.atom, name="agenda-atom"),
    path("<year:year>/sessions/<slug:slug>/", sessions.session, name="session"),
    path("<year:year>/speeches/", speeches.speeches, name="speeches"),
    path("<year:year>/speeches/<slug:slug>/", speeches.speech, name="speech"),
    path("<year:year>/speakers/", speakers.speakers, name="speakers"),
    path("<year:year>/documents/", documents.documents, name="documents"),
    path("<year:year>/indicators/", indicators.indicators, name="indicators"),
    path("<year:year>/indicators/indicators.xlsx", indicators.xlsx, name="indicators-xlsx"),
    path("paper/<str:token>/", papers.paper, name="paper"),
    path("paper/<str:token>/document/", papers.sent_file, {"part": "document"}, name="paper-document"),
    path("paper/<str:token>/slides/", papers.sent_file, {"part": "slides"}, name="paper-slides"),
    path("privacy/", privacy.notice, name="privacy"),
    path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
]
