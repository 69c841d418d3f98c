"""Staff's addresses of the fair, below /desk/."""

from django.urls import path

from exhibitors.views.desk import application, badges, fair, files

FAIR = "editions/<int:edition_id>/fair/"
ONE = f"{FAIR}applications/<int:application_id>/"

urlpatterns = [
    path(FAIR, fair.applications, name="desk-fair"),
    path(f"{FAIR}terms/", fair.terms, name="desk-fair-terms"),
    path(f"{FAIR}services/", fair.services, name="desk-fair-services"),
    path(f"{FAIR}enter/", fair.enter, name="desk-fair-enter"),
    path(f"{FAIR}remind-late/", fair.remind_late, name="desk-fair-remind-late"),
    path(f"{FAIR}allotments/", fair.allotments, name="desk-allotments"),
    path(f"{FAIR}allotments/<int:allotment_id>/", fair.allotment, name="desk-allotment"),
    path(f"{FAIR}exhibitors.xlsx", files.xlsx, name="desk-fair-xlsx"),
    path(f"{FAIR}take/", files.take, name="desk-fair-take"),
    path(f"{FAIR}exhibitors.pdf", files.printed, {"ending": "pdf"}, name="desk-fair-pdf"),
    path(f"{FAIR}exhibitors.docx", files.printed, {"ending": "docx"}, name="desk-fair-docx"),
    path(f"{FAIR}signs.pdf", files.signs, name="desk-fair-signs"),
    path(f"{FAIR}badges/", badges.of_all, name="desk-fair-badges"),
    path(ONE, application.one, name="desk-application"),
    path(f"{ONE}badges/", badges.of_one, name="desk-application-badges"),
    path(f"{ONE}offer/", application.offer, name="desk-application-offer"),
    path(f"{ONE}extend/", application.extend, name="desk-application-extend"),
    path(f"{ONE}move/", application.move, name="desk-application-move"),
    path(f"{ONE}profile/", application.profile, name="desk-application-profile"),
    path(f"{ONE}show-or-hide/", application.show_or_hide, name="desk-application-hide"),
    path(f"{ONE}delete/", application.delete, name="desk-application-delete"),
    path(f"{ONE}people/<int:contact_id>/renew-link/", application.renew_link, name="desk-application-link"),
    path(f"{ONE}acts/<slug:act>/", application.act, name="desk-application-act"),
]
