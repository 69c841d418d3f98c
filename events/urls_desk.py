"""Addresses of the draft programme at the desk, under desk/."""

from django.urls import include, path

from events.views.desk import draft, items, paste, prints, publishing, reference, sessions

agenda = [
    path("", draft.table, name="desk-agenda"),
    path("grid/", draft.grid, name="desk-agenda-grid"),
    path("undo/", draft.undo, name="desk-agenda-undo"),
    path("paste/", paste.paste, name="desk-agenda-paste"),
    path("publish/", publishing.publish, name="desk-agenda-publish"),
    path("print/", prints.prints, name="desk-agenda-print"),
    path("versions/", publishing.versions, name="desk-agenda-versions"),
    path("versions/<int:number>/", publishing.version, name="desk-agenda-version"),
    path("versions/<int:number>/bring-back/", publishing.bring_back, name="desk-agenda-bring-back"),
    path("reference/", reference.listed, name="desk-agenda-reference"),
    path("reference/<slug:kind>/add/", reference.add, name="desk-agenda-reference-add"),
    path("reference/<slug:kind>/<int:pk>/", reference.edit, name="desk-agenda-reference-edit"),
    path("sessions/add/", sessions.add, name="desk-session-add"),
    path("sessions/<int:session_id>/", sessions.edit, name="desk-session"),
    path("sessions/<int:session_id>/move/", sessions.move, name="desk-session-move"),
    path("sessions/<int:session_id>/shift/", sessions.shift, name="desk-session-shift"),
    path("sessions/<int:session_id>/close-gaps/", sessions.close_gaps, name="desk-session-close-gaps"),
    path("sessions/<int:session_id>/duplicate/", sessions.duplicate, name="desk-session-duplicate"),
    path("sessions/<int:session_id>/remove/", sessions.remove, name="desk-session-remove"),
    path("sessions/<int:session_id>/items/add/", items.add, name="desk-item-add"),
    path("items/<int:item_id>/", items.edit, name="desk-item"),
    path("items/<int:item_id>/up/", items.step, {"places": -1}, name="desk-item-up"),
    path("items/<int:item_id>/down/", items.step, {"places": 1}, name="desk-item-down"),
    path("items/<int:item_id>/remove/", items.remove, name="desk-item-remove"),
]
urlpatterns = [path("editions/<int:edition_id>/agenda/", include(agenda))]
