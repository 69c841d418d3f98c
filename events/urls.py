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
    path("<year:year>/register/", register.choice, name="register"),
    path("<year:year>/register/person/", register.person, name="register-person"),
    path("<year:year>/register/stay/", register.stay, name="register-stay"),
    path("<year:year>/register/review/", register.review, name="register-review"),
    path("<year:year>/register/received/", register.received, name="register-received"),
    path("<year:year>/register/anew/", register.anew, name="register-anew"),
    path("privacy/", privacy.notice, name="privacy"),
    path("pass/", lost_pass.lost_pass, name="lost-pass"),
    path("speakers/<slug:slug>/", speakers.speaker, name="speaker"),
]
