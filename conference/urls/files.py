from django.urls import path

from conference.views import files

urlpatterns = [
    path("<slug:kind>/<int:pk>/<str:name>", files.stored_file, name="file"),
]
