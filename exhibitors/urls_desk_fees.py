"""Addresses of fees and payments at the desk, under desk/."""

from django.urls import include, path

from exhibitors.views.desk import fees, payments

pages = [
    path("fees/", fees.listed, name="desk-fees"),
    path("fees/fees.xlsx", fees.xlsx, name="desk-fees-xlsx"),
    path("fees/account/", fees.account, name="desk-fee-account"),
    path("fees/<int:fee_id>/", fees.one, name="desk-fee"),
    path("fees/shares/<int:share_id>/take-back/", fees.unmatch, name="desk-share-take-back"),
    path("payments/", payments.listed, name="desk-payments"),
    path("payments/accept/", payments.accept, name="desk-payments-accept"),
    path("payments/<int:payment_id>/", payments.one, name="desk-payment"),
    path("payments/<int:payment_id>/set-aside/", payments.set_aside, name="desk-payment-set-aside"),
]
urlpatterns = [path("editions/<int:edition_id>/fair/", include(pages))]
