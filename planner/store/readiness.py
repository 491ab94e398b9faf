"""Whether the database is what this version of the software needs."""

from functools import cache

from planner.store.database import Database, migration_settings


def is_migrated(database: Database) -> bool:
    """Whether its tables are in the newest state. Raises what the database raises, if it fails."""
    from alembic.runtime.migration import MigrationContext

    with database.connect() as connection:
        reached = MigrationContext.configure(connection).get_current_revision()
    return reached == _newest(database)


@cache
def _newest(database: Database) -> str | None:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(migration_settings(database)).get_current_head()
