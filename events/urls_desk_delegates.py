"""Addresses of delegates, their registrations and the places at the desk, under desk/editions/<id>/."""

from django.urls import path

from events.views.desk import (
    delegate_lists,
    delegates,
    delegations,
    deletions,
    places,
    processing,
    registrations,
)

urlpatterns = [
    path("delegations/", delegations.listed, name="desk-delegations"),
    path("delegations/invite/", delegations.invite, name="desk-delegation-invite"),
    path("delegations/<int:delegation_id>/", delegations.one, name="desk-delegation"),
    path("delegations/<int:delegation_id>/edit/", delegations.edit, name="desk-delegation-edit"),
    path("delegations/<int:delegation_id>/approve/", delegations.approve, name="desk-delegation-approve"),
    path("delegations/<int:delegation_id>/decline/", delegations.decline, name="desk-delegation-decline"),
    path("delegations/<int:delegation_id>/<slug:act>/", delegations.act, name="desk-delegation-act"),
    path("registrations/", registrations.listed, name="desk-registrations"),
    path("registrations/acts/", registrations.acts, name="desk-registration-acts"),
    path("registrations/registrations.xlsx", delegate_lists.xlsx, name="desk-registrations-xlsx"),
    path("registrations/registrations.csv", delegate_lists.csv, name="desk-registrations-csv"),
    path("deletions/", deletions.listed, name="desk-deletions"),
    path("deletions/<int:request_id>/", deletions.one, name="desk-deletion"),
    path("deletions/<int:request_id>/delete/", deletions.delete, name="desk-deletion-delete"),
    path("deletions/<int:request_id>/refuse/", deletions.refuse, name="desk-deletion-refuse"),
    path("processing/", processing.record, name="desk-processing"),
    path("processing/purge/", processing.purge, name="desk-purge"),
    path("places/", places.listed, name="desk-places"),
    path("places/hotels/add/", places.add_hotel, name="desk-hotel-add"),
    path("places/quotas/<int:event_id>/", places.quotas, name="desk-quotas"),
    path("places/<int:pool_id>/overbook/", places.overbook, name="desk-overbook"),
    path("delegates/add/", delegates.counter, name="desk-counter"),
    path("delegates/<int:delegate_id>/", delegates.one, name="desk-delegate"),
    path("delegates/<int:delegate_id>/qr.png", delegates.qr, name="desk-delegate-qr"),
    path("delegates/<int:delegate_id>/edit/", delegates.edit, name="desk-delegate-edit"),
    path("delegates/<int:delegate_id>/substitute/", delegates.substitute, name="desk-delegate-substitute"),
    path("delegates/<int:delegate_id>/confirm/", delegates.confirm, name="desk-delegate-confirm"),
    path("delegates/<int:delegate_id>/send-pass/", delegates.send_pass, name="desk-delegate-send-pass"),
    path("delegates/<int:delegate_id>/lodge/", delegates.lodge, name="desk-delegate-lodge"),
    path("delegates/<int:delegate_id>/merge/<int:other_id>/", delegates.merge, name="desk-delegate-merge"),
    path("delegates/<int:delegate_id>/acts/<slug:act>/", delegates.act, name="desk-delegate-act"),
]
