"""What the focal person prints and brings back: the list for signature, the signed scan, the passes."""

import io

import pikepdf
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from conference.errors import Refused
from conference.files import readable_name
from conference.models import Series
from events import delegations, passes
from events.choices import RegistrationState
from events.forms.delegation_lists import SignedForm
from events.models import Delegate, Delegation
from events.prints import delegation_list, pass_card
from events.prints.files import PDF, WORD
from events.views.delegation.opened import page, to_list, with_list


@with_list("GET", "HEAD")
def reply(request: HttpRequest, token: str, delegation: Delegation, ending: str) -> HttpResponse:
    """The list as it is signed, with room for number, date and seal."""
    entries, language = list(delegation.entries.all()), translation.get_language() or "vi"
    try:
        made = (delegation_list.pdf if ending == "pdf" else delegation_list.docx)(delegation, entries, language)
    except Refused as refused:
        return page(request, token, delegation, "invitation.html", trouble=refused.message)
    return _file(made, f"{_('List of a delegation')}.{ending}", PDF if ending == "pdf" else WORD)


@with_list("GET", "HEAD", "POST")
def signed(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """The scan of the list with signature and seal; another one takes its place."""
    form = SignedForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            delegations.keep_signed(token=token, file=form.cleaned_data["signed_list"])
            return to_list(token, "signed")
        except Refused as refused:
            form.add_error(None, refused.message)
    return page(request, token, delegation, "signed.html", form=form, here="people")


@with_list("GET", "HEAD")
def all_passes(request: HttpRequest, token: str, delegation: Delegation) -> HttpResponse:
    """The passes of all who are confirmed, one a page, in the order of the list."""
    series, whole = Series.objects.first(), pikepdf.Pdf.new()
    for delegate in confirmed(delegation):
        with pikepdf.open(io.BytesIO(pass_card.pdf(passes.of(delegate), series))) as one:
            whole.pages.extend(one.pages)
    if not len(whole.pages):
        raise Http404
    stream = io.BytesIO()
    whole.save(stream)
    return _file(stream.getvalue(), f"{_('Passes')}.pdf", PDF)


def confirmed(delegation: Delegation) -> list[Delegate]:
    """Those of the list whose place is confirmed, in its order."""
    rows = Delegate.objects.filter(
        registrations__delegation_entry__delegation=delegation, registrations__state=RegistrationState.CONFIRMED
    )
    return list(
        rows.select_related("edition__host", "category", "province").order_by(
            "registrations__delegation_entry__order", "pk"
        )
    )


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    stem, _dot, ending = name.rpartition(".")
    response = HttpResponse(content, content_type=media_type)
    filename = f"{readable_name(stem)}.{ending}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response
