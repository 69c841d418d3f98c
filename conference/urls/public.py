from django.urls import path

from conference.views import editions, rotation

urlpatterns = [
    path("editions/", editions.editions, name="editions"),
    path("rotation/", rotation.rotation, name="rotation"),
]
