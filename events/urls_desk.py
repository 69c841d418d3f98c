"""Addresses of the draft programme and of invited papers at the desk, under desk/."""

from django.urls import include, path

from events.views.desk import (
    draft,
    items,
    paper_acts,
    papers,
    paste,
    prints,
    publishing,
    reference,
    rows,
    scan,
    sessions,
)

agenda = [
    path("", draft.table, name="desk-agenda"),
    path("grid/", draft.grid, name="desk-agenda-grid"),
    path("undo/", draft.undo, name="desk-agenda-undo"),
    path("paste/", paste.paste, name="desk-agenda-paste"),
    path("publish/", publishing.publish, name="desk-agenda-publish"),
    path("print/", prints.prints, name="desk-agenda-print"),
    path("versions/", publishing.versions, name="desk-agenda-versions"),
    path("versions/<int:number>/", publishing.version, name="desk-agenda-version"),
    path("versions/<int:number>/tell/", publishing.tell, name="desk-agenda-tell"),
    path("versions/<int:number>/bring-back/", publishing.bring_back, name="desk-agenda-bring-back"),
    path("reference/", reference.listed, name="desk-agenda-reference"),
    path("reference/<slug:kind>/add/", reference.add, name="desk-agenda-reference-add"),
    path("reference/<slug:kind>/<int:pk>/", reference.edit, name="desk-agenda-reference-edit"),
    path("sessions/add/", sessions.add, name="desk-session-add"),
    path("sessions/<int:session_id>/", sessions.edit, name="desk-session"),
    path("sessions/<int:session_id>/row/", rows.session, name="desk-session-row"),
    path("sessions/<int:session_id>/move/", sessions.move, name="desk-session-move"),
    path("sessions/<int:session_id>/shift/", sessions.shift, name="desk-session-shift"),
    path("sessions/<int:session_id>/close-gaps/", sessions.close_gaps, name="desk-session-close-gaps"),
    path("sessions/<int:session_id>/duplicate/", sessions.duplicate, name="desk-session-duplicate"),
    path("sessions/<int:session_id>/remove/", sessions.remove, name="desk-session-remove"),
    path("sessions/<int:session_id>/items/add/", items.add, name="desk-item-add"),
    path("items/<int:item_id>/", items.edit, name="desk-item"),
    path("items/<int:item_id>/row/", rows.item, name="desk-item-row"),
    path("items/<int:item_id>/up/", items.step, {"places": -1}, name="desk-item-up"),
    path("items/<int:item_id>/down/", items.step, {"places": 1}, name="desk-item-down"),
    path("items/<int:item_id>/remove/", items.remove, name="desk-item-remove"),
]
invited = [
    path("", papers.listed, name="desk-papers"),
    path("invite/", papers.invite, name="desk-paper-invite"),
    path("<int:paper_id>/", papers.paper, name="desk-paper"),
    path("<int:paper_id>/renew-link/", paper_acts.renew_link, name="desk-paper-renew-link"),
    path("<int:paper_id>/revoke/", paper_acts.revoke, name="desk-paper-revoke"),
    path("<int:paper_id>/extend/", paper_acts.extend, name="desk-paper-extend"),
    path("<int:paper_id>/place/", paper_acts.place, name="desk-paper-place"),
    path("<int:paper_id>/ask-again/", paper_acts.ask_again, name="desk-paper-ask-again"),
    path("<int:paper_id>/clear/", paper_acts.clear, name="desk-paper-clear"),
    path("<int:paper_id>/release/", paper_acts.release, name="desk-paper-release"),
]
urlpatterns = [
    path("scan/", scan.editions, name="desk-scan"),
    path("editions/<int:edition_id>/scan/", scan.door, name="desk-edition-scan"),
    path("editions/<int:edition_id>/", include("events.urls_desk_delegates")),
    path("editions/<int:edition_id>/arrivals/", scan.arrived, name="desk-arrivals"),
    path("editions/<int:edition_id>/agenda/", include(agenda)),
    path("editions/<int:edition_id>/papers/", include(invited)),
]
