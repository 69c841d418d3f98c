"""Addresses of the programme that anyone may read."""

from django.urls import path

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

urlpatterns = [
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
    path("delegation/<token>/", delegation_shown.shown, name="delegation"),
    path("delegation/<token>/papers/", delegation_shown.papers, name="delegation-papers"),
    path("delegation/<token>/people/add/", delegation_people.add, name="delegation-add"),
    path("delegation/<token>/people/<int:entry_id>/", delegation_people.edit, name="delegation-person"),
    path("delegation/<token>/people/<int:entry_id>/<slug:act>/", delegation_people.act, name="delegation-act"),
    path("delegation/<token>/list/", delegation_lists.take, name="delegation-list"),
    path("delegation/<token>/list.xlsx", delegation_lists.xlsx, name="delegation-xlsx"),
    path("delegation/<token>/template.xlsx", delegation_lists.template, name="delegation-template"),
    path("delegation/<token>/list.pdf", delegation_prints.reply, {"ending": "pdf"}, name="delegation-pdf"),
    path("delegation/<token>/list.docx", delegation_prints.reply, {"ending": "docx"}, name="delegation-docx"),
    path("delegation/<token>/signed/", delegation_prints.signed, name="delegation-signed"),
    path("delegation/<token>/passes.pdf", delegation_prints.all_passes, name="delegation-passes"),
    path("delegation/<token>/send/", delegation_sending.send, name="delegation-send"),
    path("<year:year>/register/", register.choice, name="register"),
    path("<year:year>/register/person/", register.person, name="register-person"),
    path("<year:year>/register/stay/", register.stay, name="register-stay"),
    path("<year:year>/register/review/", register.review, name="register-review"),
    path("<year:year>/register/received/", register.received, name="register-received"),
    path("<year:year>/register/anew/", register.anew, name="register-anew"),
    path("privacy/", privacy.notice, name="privacy"),
    path("pass/", lost_pass.lost_pass, name="lost-pass"),
    path("pass/worker.js", shown.worker, name="pass-worker"),
    path("pass/<token>/", shown.shown, name="pass"),
    path("pass/<token>/qr.png", shown.qr, name="pass-qr"),
    path("pass/<token>/pass.pdf", shown.pdf, name="pass-pdf"),
    path("pass/<token>/agenda.ics", shown.ics, name="pass-ics"),
    path("pass/<token>/confirm/", shown.confirm, name="pass-confirm"),
    path("pass/<token>/edit/", own.edit, name="pass-edit"),
    path("pass/<token>/absence/", own.absence, name="pass-absence"),
    path("pass/<token>/substitute/", own.substitute, name="pass-substitute"),
    path("pass/<token>/sessions/", own.sessions, name="pass-sessions"),
    path("pass/<token>/data/", data.data, name="pass-data"),
    path("pass/<token>/data/data.json", data.export, name="pass-data-json"),
    path("pass/<token>/data/data.txt", data.readable, name="pass-data-txt"),
    path("pass/<token>/data/delete/", data.ask_for_deletion, name="pass-delete"),
    path("pass/<token>/data/keep/", data.keep, name="pass-keep"),
    path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
]
