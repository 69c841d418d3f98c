"""Addresses of the fair that anyone may read, and of an exhibitor's own pages."""

from django.urls import path

from exhibitors.views import applying, departments, directory, floor_plan
from exhibitors.views.portal import fee, overview, people, presenting, working

urlpatterns = [
    path("<year:year>/exhibitors/", directory.exhibitors, name="exhibitors"),
    path("<year:year>/exhibitors/<slug:slug>/", directory.exhibitor, name="exhibitor-page"),
    path("<year:year>/exhibitors/<slug:slug>/<slug:product>/", directory.product, name="product"),
    path("<year:year>/floor-plan/", floor_plan.floor_plan, name="floor-plan"),
    path("<year:year>/floor-plan/plan.pdf", floor_plan.plan_pdf, name="floor-plan-pdf"),
    path("<year:year>/exhibit/", applying.apply, name="exhibit"),
    path("<year:year>/exhibit/received/", applying.received, name="exhibit-received"),
    path("<year:year>/exhibit/link/", applying.lost_link, name="exhibit-link"),
    path("delegation/<token>/booths/", departments.booths, name="delegation-booths"),
    path("exhibitor/<token>/", overview.shown, name="exhibitor"),
    path("exhibitor/<token>/withdraw/", overview.withdraw, name="exhibitor-withdraw"),
    path("exhibitor/<token>/wish/", overview.wish, name="exhibitor-wish"),
    path("exhibitor/<token>/acts/<slug:act>/", overview.act, name="exhibitor-act"),
    path("exhibitor/<token>/profile/", presenting.profile, name="exhibitor-profile"),
    path("exhibitor/<token>/pictures/", presenting.pictures, name="exhibitor-pictures"),
    path(
        "exhibitor/<token>/pictures/<int:picture_id>/remove/",
        presenting.remove_picture,
        name="exhibitor-picture-remove",
    ),
    path("exhibitor/<token>/products/", presenting.products, name="exhibitor-products"),
    path("exhibitor/<token>/products/add/", presenting.product, name="exhibitor-product-add"),
    path("exhibitor/<token>/products/<int:product_id>/", presenting.product, name="exhibitor-product"),
    path(
        "exhibitor/<token>/products/<int:product_id>/remove/",
        presenting.remove_product,
        name="exhibitor-product-remove",
    ),
    path("exhibitor/<token>/files/<slug:kind>/<int:pk>/", presenting.file, name="exhibitor-file"),
    path("exhibitor/<token>/services/", working.services, name="exhibitor-services"),
    path("exhibitor/<token>/staff/", working.staff, name="exhibitor-staff"),
    path("exhibitor/<token>/fee/", fee.fee, name="exhibitor-fee"),
    path("exhibitor/<token>/fee/qr.png", fee.qr, name="exhibitor-fee-qr"),
    path("exhibitor/<token>/fee/payment.pdf", fee.pdf, name="exhibitor-fee-pdf"),
    path("exhibitor/<token>/people/", people.people, name="exhibitor-people"),
    path("exhibitor/<token>/people/add/", people.person, name="exhibitor-person-add"),
    path("exhibitor/<token>/people/<int:contact_id>/", people.person, name="exhibitor-person"),
    path("exhibitor/<token>/people/<int:contact_id>/remove/", people.remove_person, name="exhibitor-person-remove"),
]
