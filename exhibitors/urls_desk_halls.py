"""Addresses of the fair's halls at the desk, under desk/."""

from django.urls import URLPattern, URLResolver, include, path

from exhibitors.views.desk import drawing, halls

one = [
    path("", drawing.shown, name="desk-hall"),
    path("settings/", halls.settings, name="desk-hall-settings"),
    path("remove/", halls.remove, name="desk-hall-remove"),
    path("draw/", drawing.draw, name="desk-hall-draw"),
    path("undo/", drawing.undo, name="desk-hall-undo"),
    path("row/", drawing.row, name="desk-hall-row"),
    path("copy/", drawing.copy, name="desk-hall-copy"),
    path("booths/add/", drawing.booth, name="desk-booth-add"),
    path("booths/<int:booth_id>/", drawing.booth, name="desk-booth"),
    path("landmarks/add/", drawing.landmark, name="desk-landmark-add"),
    path("landmarks/<int:landmark_id>/", drawing.landmark, name="desk-landmark"),
]
pages: list[URLPattern | URLResolver] = [
    path("halls/", halls.listed, name="desk-halls"),
    path("halls/add/", halls.add, name="desk-hall-add"),
    path("halls/types/add/", halls.booth_type, name="desk-booth-type-add"),
    path("halls/types/<int:type_id>/", halls.booth_type, name="desk-booth-type"),
    path("halls/<int:hall_id>/", include(one)),
]
urlpatterns = [path("editions/<int:edition_id>/fair/", include(pages))]
