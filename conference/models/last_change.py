from django.db import models


class LastChange(models.Model):
    """When what public pages show was last changed; one row. Written by `conference.changes` alone.

    The mark is never the same twice: whoever finds another one than before drops what was kept until then.
    """

    mark = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="last_change_only_one")]

    def __str__(self) -> str:
        return self.mark
