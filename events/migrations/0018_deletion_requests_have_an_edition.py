import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0017_editions_of_deletion_requests")]

    operations = [
        migrations.AlterField(
            model_name="deletionrequest",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="deletion_requests",
                to="conference.edition", verbose_name="edition",
            ),
        ),
    ]  # fmt: skip
