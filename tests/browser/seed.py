"""Plants what the demo does not bring: an edition that waits for the acceptance of its host."""

import datetime
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")


def plant() -> None:
    from conference import rotation
    from conference.models import Edition, Province

    rotation.nominate(
        by=None,
        edition=Edition.objects.get(ordinal=12),
        province=Province.objects.get(pk="VN34-96"),
        on=datetime.date(2026, 1, 15),
        note="Dữ liệu kiểm thử",
    )


if __name__ == "__main__":
    django.setup()
    plant()
