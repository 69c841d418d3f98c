"""Addresses of staff's work. What needs several apps at once is in conference.project.pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from conference.views import colleagues, desk, desk_rotation, password, second_factor, welcome

urlpatterns = [
    path("sign-out/", LogoutView.as_view(next_page="home"), name="sign-out"),
    path("password/", password.own_password, name="own-password"),
    path("second-factor/", second_factor.second_factor_page, name="second-factor"),
    path("second-factor/begin/", second_factor.begin, name="second-factor-begin"),
    path("second-factor/enrol/", second_factor.enrol, name="second-factor-enrol"),
    path("welcome/<uidb64>/<token>/", welcome.welcome, name="welcome"),
    path("editions/open/", desk.open_edition, name="open-edition"),
    path("editions/<int:edition_id>/colleagues/", colleagues.colleagues, name="colleagues"),
    path("colleagues/", colleagues.ministry_colleagues, name="ministry-colleagues"),
    path("colleagues/<int:user_id>/", colleagues.colleague, name="colleague"),
    path("colleagues/<int:user_id>/renew-link/", colleagues.renew_link, name="renew-link"),
    path("colleagues/<int:user_id>/reset-device/", colleagues.reset_second_factor, name="reset-second-factor"),
    path("colleagues/<int:user_id>/switch-on/", colleagues.switch, {"to": "on"}, name="switch-on"),
    path("colleagues/<int:user_id>/switch-off/", colleagues.switch, {"to": "off"}, name="switch-off"),
    path("roles/<int:role_id>/revoke/", colleagues.revoke, name="revoke-role"),
]
urlpatterns += [
    path(f"editions/<int:edition_id>/{act}/", desk.change_state, {"act": act}, name=act) for act in desk.ACTS
]
urlpatterns += [
    path("rotation/", desk_rotation.desk_rotation, name="desk-rotation"),
    path("rotation/editions/<int:edition_id>/nominate/", desk_rotation.nominate, name="nominate"),
    path("rotation/nominations/<int:nomination_id>/accept/", desk_rotation.accept, name="accept-nomination"),
    path("rotation/editions/<int:edition_id>/take-host-back/", desk_rotation.clear_host, name="clear-host"),
    path("rotation/editions/<int:edition_id>/hand-over/", desk_rotation.hand_over, name="hand-over"),
]
