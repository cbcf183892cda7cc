"""Whether the database has the tables of this version: a command on an empty one is told what to run first."""

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from prasan.common.errors import Refusal


def refuse_unprepared() -> None:
    """Raises a `Refusal` where a migration has not been applied."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refusal(
            "database_not_prepared",
            "ฐานข้อมูลยังไม่ได้เตรียมสำหรับรุ่นนี้ สั่ง prasan load-reference ก่อน แล้วสั่งใหม่",
            "The database is not prepared for this version. Run prasan load-reference first, then this command again.",
        )
