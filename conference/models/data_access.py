from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conference.choices import PeopleList
from conference.models.edition import Edition


class DataAccess(models.Model):
    """A colleague looked at, or took away, a list of people's phones, addresses or lodging.

    It says which list, by what it was narrowed and how many rows it had, and nothing of whom it named.
    A row is never changed. Guarded: only `conference.data_access` writes it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="+", verbose_name=_("edition"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    what = models.CharField(_("list of people"), max_length=20, choices=PeopleList.choices)
    # The filters by name, and the values of those that are no one's name: {"state": "confirmed", "q": true}.
    narrowed = models.JSONField(_("narrowed by"), default=dict)
    rows = models.PositiveIntegerField(_("rows"))
    taken_as = models.CharField(_("taken away as"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("look at a list of people")
        verbose_name_plural = _("looks at lists of people")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["edition", "-at"], name="data_access_latest")]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.at:%d/%m/%Y %H:%M}"
