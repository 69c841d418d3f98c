from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exhibitors", "0008_shares_go_with_their_fair"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="listed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="on the waiting list since"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("listed_at", None), ("state", "applied"), _connector="OR"),
                name="application_listed_while_it_waits",
            ),
        ),
    ]
