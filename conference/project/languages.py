"""How the two columns of a text in two languages are called."""

from django.utils.translation import gettext_lazy as _

NAMED = {"vi": _("%(field)s (Vietnamese)"), "en": _("%(field)s (English)")}


def named_in(field: str, language: str) -> str:
    """The field's name with the language that is written there, as its reader calls it."""
    return str(NAMED[language] % {"field": field})
