"""What must be there before a long-running command starts."""

from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def require_migrated() -> None:
    """Raise CommandError where the database does not answer, or lacks a migration."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as reason:
        raise CommandError("The database does not answer: see DATABASE_URL.") from reason
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        raise CommandError(f"{len(missing)} migration(s) are not applied yet: run `python manage.py migrate` first.")
