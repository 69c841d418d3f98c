"""Plants what the demo does not bring: a picture, a file, a nomination, a former year."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conference.project.settings")


def plant() -> None:
    import datetime
    import io

    from django.core.files.base import ContentFile
    from PIL import Image

    from conference import editions, rotation
    from conference.models import Document, Edition, Province

    picture = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 675)).convert("RGB").save(picture, "JPEG")
    demo = Edition.objects.get(is_fictional=True)
    editions.revise(
        by=None,
        edition=demo,
        changes={
            "cover": ContentFile(picture.getvalue(), name="cover.jpg"),
            "cover_credit": "Ảnh minh họa",
            "cover_alt_vi": "Nền chuyển sắc",
            "cover_alt_en": "A gradient",
        },
    )
    document = Document.objects.filter(edition=demo, audience="public").first()
    document.file.save("plan.pdf", ContentFile(b"%PDF-1.4\n%%EOF\n"))
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
