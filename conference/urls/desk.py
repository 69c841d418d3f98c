"""Addresses of staff's work. What needs several apps at once is in conference.project.pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from conference.views import (
    colleagues,
    desk,
    desk_rotation,
    message_texts,
    outbox,
    password,
    second_factor,
    welcome,
)

urlpatterns = [
    path("sign-out/", LogoutView.as_view(next_page="home"), name="sign-out"),
    path("password/", password.own_password, name="own-password"),
    path("second-factor/", second_factor.second_factor_page, name="second-factor"),
    path("second-factor/begin/", second_factor.begin, name="second-factor-begin"),
    path("second-factor/enrol/", second_factor.enrol, name="second-factor-enrol"),
    path("second-factor/codes/", second_factor.new_codes, name="new-codes"),
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
urlpatterns += [
    path("outbox/", outbox.listed, name="outbox"),
    path("outbox/<int:message_id>/", outbox.one, name="outbox-message"),
    path("outbox/<int:message_id>/<slug:act>/", outbox.act, name="outbox-act"),
    path("outbox/resend-failed/", outbox.resend_failed, name="outbox-resend-failed"),
    path("editions/<int:edition_id>/outbox/resend-failed/", outbox.resend_failed, name="outbox-resend-failed-of"),
    path("outbox/mailings/<int:mailing_id>/", outbox.mailing, name="mailing"),
    path("outbox/mailings/<int:mailing_id>/stop/", outbox.stop_mailing, name="mailing-stop"),
    path("messages/", message_texts.listed, name="message-texts"),
    path("messages/<str:kind>/", message_texts.edit, name="message-text"),
    path("messages/<str:kind>/reset/", message_texts.reset, name="message-text-reset"),
    path("editions/<int:edition_id>/messages/", message_texts.listed, name="message-texts-of"),
    path("editions/<int:edition_id>/messages/<str:kind>/", message_texts.edit, name="message-text-of"),
    path("editions/<int:edition_id>/messages/<str:kind>/reset/", message_texts.reset, name="message-text-reset-of"),
]
