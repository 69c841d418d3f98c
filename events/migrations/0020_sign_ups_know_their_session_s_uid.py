import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who signed up for a session outlives its place in the draft."""

    dependencies = [("events", "0019_purged_delegates")]

    operations = [
        migrations.AddField(
            model_name="sessionsignup", name="uid", field=models.UUIDField(editable=False, null=True)
        ),
        migrations.AlterField(
            model_name="sessionsignup",
            name="session",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="sign_ups",
                to="events.session", verbose_name="session",
            ),
        ),
    ]  # fmt: skip
