from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps: Any, schema_editor: Any) -> None:
    """The requests there are belong to their delegates' editions."""
    requests = apps.get_model("events", "DeletionRequest").objects.using(schema_editor.connection.alias)
    delegates = apps.get_model("events", "Delegate").objects.filter(pk=OuterRef("delegate"))
    requests.update(edition=Subquery(delegates.values("edition")[:1]))


class Migration(migrations.Migration):
    dependencies = [("events", "0016_answers_to_deletion_requests")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
