from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps: Any, schema_editor: Any) -> None:
    sign_ups = apps.get_model("events", "SessionSignUp").objects.using(schema_editor.connection.alias)
    sessions = apps.get_model("events", "Session").objects.filter(pk=OuterRef("session"))
    sign_ups.update(uid=Subquery(sessions.values("uid")[:1]))


class Migration(migrations.Migration):
    dependencies = [("events", "0020_sign_ups_know_their_session_s_uid")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
