"""Addresses of the pages that need several apps."""

from django.urls import path

from conference.project import demo
from conference.project.views import dashboard, edition, setup
from conference.views.sign_in import SignIn

urlpatterns = [
    path("", edition.home, name="home"),
    path("<year:year>/", edition.edition_page, name="edition"),
    path("agenda/", edition.agenda, name="current-agenda"),
    path("desk/", dashboard.desk, name="desk"),
    path("desk/sign-in/", SignIn.as_view(extra_context={"demo_sign_ins": demo.sign_ins}), name="sign-in"),
    path("desk/editions/<int:edition_id>/", dashboard.desk, name="desk-edition"),
    path("desk/editions/<int:edition_id>/setup/", setup.setup_page, name="setup"),
    path("desk/demo/remove/", dashboard.remove_demo, name="remove-demo"),
]
