from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from conference import gates


@gates.staff
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "conference/desk.html")
