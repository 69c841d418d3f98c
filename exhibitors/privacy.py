"""What people who act for exhibitors are told of their data, in short; the whole notice is that of `events.privacy`."""

from django.utils.translation import gettext_lazy as _

IN_SHORT = _(
    "The Organising Committee keeps the name, position, phone and e-mail of those who act for an exhibitor, and the "
    "names of its staff, to prepare booths and badges. It publishes none of it, gives it to nobody who has no part in "
    "that, and deletes it after the fair. Each person sees, corrects and deletes their own data by their link."
)
