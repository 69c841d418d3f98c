from django.urls import path

from conference.views import desk, sign_in

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("second-factor/", desk.desk, name="second-factor"),
    path("welcome/<uidb64>/<token>/", desk.desk, name="welcome"),
]
