"""No two published slots in one room at one time: held by the database itself.

PostgreSQL has an exclusion constraint, SQLite triggers. Neither can stand in `Meta.constraints`
(SQLite knows no exclusion, and Django drops hand-made triggers whenever it remakes a table), so
this is run after every migration and makes only what is missing.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections

TABLE = "events_publishedslot"
NAME = "published_slot_no_overlap"

EXCLUDE = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{NAME}' AND conrelid = '{TABLE}'::regclass) THEN
    ALTER TABLE {TABLE} ADD CONSTRAINT {NAME}
    EXCLUDE USING gist (int8range(room_id, room_id, '[]') WITH &&, tstzrange(starts, ends) WITH &&)
    WHERE (room_id IS NOT NULL) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END $$;
"""  # noqa: S608  the names are ours

TRIGGER = f"""
CREATE TRIGGER IF NOT EXISTS {NAME}_{{event}} BEFORE {{event}} ON {TABLE}
WHEN NEW.room_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM {TABLE} AS other WHERE other.room_id = NEW.room_id AND other.id IS NOT NEW.id
  AND other.starts < NEW.ends AND NEW.starts < other.ends)
BEGIN SELECT RAISE(ABORT, '{NAME}'); END
"""  # noqa: S608  the names are ours


def install(sender: AppConfig, using: str, **_: Any) -> None:
    """Make the guard where it is missing; a receiver of `post_migrate`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "postgresql":
            cursor.execute(EXCLUDE)
        elif connection.vendor == "sqlite":
            for event in ("insert", "update"):
                cursor.execute(TRIGGER.format(event=event))


def check_now(using: str = "default") -> None:
    """Let PostgreSQL check the slots at once and not at commit: the writer must hear the refusal."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {NAME} IMMEDIATE")
