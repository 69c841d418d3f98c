from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0021_uids_of_sign_ups")]

    operations = [
        migrations.AlterField(model_name="sessionsignup", name="uid", field=models.UUIDField(editable=False)),
        migrations.RemoveConstraint(model_name="sessionsignup", name="session_sign_up_once"),
        migrations.AddConstraint(
            model_name="sessionsignup",
            constraint=models.UniqueConstraint(fields=("registration", "uid"), name="session_sign_up_once"),
        ),
    ]
