"""Who acts for the exhibitor: each with links of their own, each seeing what is kept of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from conference.errors import Refused
from conference.forms import refusals
from exhibitors import exhibiting
from exhibitors.forms.people import ContactForm, initial_of
from exhibitors.models import ExhibitorContact
from exhibitors.own_data import of as own_data
from exhibitors.views.portal.opened import Portal, back, page, with_portal


@with_portal("GET", "HEAD")
def people(request: HttpRequest, portal: Portal) -> HttpResponse:
    """All of them, and what is kept of the reader."""
    return page(
        request, portal, "people.html", here="people", people=portal.exhibitor.contacts.all(),
        own=own_data(portal.contact),
    )  # fmt: skip


@with_portal("GET", "HEAD", "POST")
def person(request: HttpRequest, portal: Portal, contact_id: int | None = None) -> HttpResponse:
    """Another person, or one to be corrected."""
    known = _person(portal, contact_id) if contact_id else None
    initial = initial_of(known) if known else {"language": portal.contact.language}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            if known:
                exhibiting.correct_contact(by=None, contact=known, details=form.cleaned_data)
            else:
                exhibiting.add_contact(by=None, exhibitor=portal.exhibitor, contact=form.cleaned_data)
            return back(portal, "exhibitor-people", "saved" if known else "invited")
        except Refused as refused:
            refusals.show(form, refused)
    return page(request, portal, "person.html", here="people", form=form, person=known)


@with_portal("GET", "HEAD", "POST")
def remove_person(request: HttpRequest, portal: Portal, contact_id: int) -> HttpResponse:
    """A confirming page: the person is deleted with all that is kept of them."""
    known, trouble = _person(portal, contact_id), ""
    if request.method == "POST":
        try:
            exhibiting.remove_contact(by=None, contact=known)
            return back(portal, "exhibitor-people", "removed")
        except Refused as refused:
            trouble = refused.message
    return page(request, portal, "remove_person.html", here="people", person=known, trouble=trouble)


def _person(portal: Portal, contact_id: int) -> ExhibitorContact:
    rows = ExhibitorContact.objects.select_related("exhibitor__edition")
    return get_object_or_404(rows, pk=contact_id, exhibitor=portal.exhibitor)
