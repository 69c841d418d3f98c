""" "Find my pass": everybody gets the same answer, and the owner a message."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conference.same_site import from_this_site
from events import lost_passes
from events.forms.lost_pass import ContactForm


@from_this_site
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def lost_pass(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        lost_passes.send(contact=form.cleaned_data["contact"])
        return render(request, "events/pass/lost_sent.html")
    return render(request, "events/pass/lost.html", {"form": form})
