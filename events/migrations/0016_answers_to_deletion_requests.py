import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A request for deletion outlives the delegate, with what it was answered and when."""

    dependencies = [
        ("conference", "0005_exports_in_the_trail"),
        ("events", "0015_delegations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="deletionrequest",
            name="edition",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="deletion_requests",
                to="conference.edition", verbose_name="edition",
            ),
        ),
        migrations.AlterField(
            model_name="deletionrequest",
            name="delegate",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="deletion_requests",
                to="events.delegate", verbose_name="delegate",
            ),
        ),
        migrations.AddField(
            model_name="deletionrequest",
            name="answer",
            field=models.CharField(
                blank=True, max_length=10, verbose_name="answer",
                choices=[("deleted", "deleted as asked"), ("refused", "kept, with a reason"), ("taken_back", "taken back")],
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="deletionrequest",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="answered"),
        ),
        migrations.AddField(
            model_name="deletionrequest",
            name="answered_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+",
                to=settings.AUTH_USER_MODEL, verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="deletionrequest",
            name="reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="why the data is kept"),
        ),
        migrations.AddConstraint(
            model_name="deletionrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("delegate",), name="deletion_request_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="deletionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="deletion_answer_has_time",
            ),
        ),
    ]  # fmt: skip
