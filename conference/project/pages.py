"""Addresses of the pages that need several apps."""

from django.urls import path

from conference.project.views import edition

urlpatterns = [
    path("", edition.home, name="home"),
    path("<year:year>/", edition.edition_page, name="edition"),
]
