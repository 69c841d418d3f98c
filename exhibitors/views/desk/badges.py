"""Staff badges of exhibitors at the desk: who gets one, what is wrong with it, and the PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conference import gates
from conference.models import Edition
from events.choices import BadgeSheet
from exhibitors import desk_lists
from exhibitors.choices import PUBLIC
from exhibitors.forms.badges import StaffBadgesForm
from exhibitors.models import Application
from exhibitors.prints import staff_badges
from exhibitors.views.desk.fair import SEE
from exhibitors.views.desk.files import PDF, answer


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def of_all(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Of all exhibitors whose booth is theirs, by name."""
    edition = gates.desk_edition(request, edition_id, SEE)
    rows = desk_lists.of_edition(edition).filter(state__in=PUBLIC).order_by("exhibitor__folded", "pk")
    return _page(request, edition, list(rows))


@require_http_methods(["GET", "HEAD", "POST"])
@gates.staff
def of_one(request: HttpRequest, edition_id: int, application_id: int) -> HttpResponse:
    """Of one exhibitor whose booth is theirs; 404 for others."""
    edition = gates.desk_edition(request, edition_id, SEE)
    rows = desk_lists.of_edition(edition).filter(state__in=PUBLIC)
    return _page(request, edition, [application := get_object_or_404(rows, pk=application_id)], application)


def _page(
    request: HttpRequest, edition: Edition, applications: list[Application], only: Application | None = None
) -> HttpResponse:
    """What would be printed and what is wrong with it; sent, the PDF."""
    faces = staff_badges.faces(edition, applications)
    form = StaffBadgesForm(request.POST or None)
    if faces and form.is_valid():
        content = staff_badges.pdf(faces, BadgeSheet(form.cleaned_data["sheet"]))
        return answer(content, _("Staff badges"), "pdf", PDF)
    page = {
        "edition": edition, "form": form, "faces": faces, "application": only,
        "troubled": [(face, problems) for face in faces if (problems := face.problems)],
        "nameless": [one for one in applications if not one.exhibitor.staff.all()],
    }  # fmt: skip
    return render(request, "exhibitors/desk/badges.html", page)
