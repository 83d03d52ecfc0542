"""Which records were read, in the user's file: one line for each record and day, ids and times only."""

import sqlite3
from datetime import date
from typing import Final

from msref.user_store.migrations import query
from msref.user_store.own_data import Visit

MOST_VISITS: Final = 5000
"""Older ones are forgotten when there are more."""


def visits(connection: sqlite3.Connection) -> tuple[Visit, ...]:
    """All visits, latest first."""
    return tuple(Visit(*row) for row in connection.execute(query("visits")))


def put_visit(connection: sqlite3.Connection, visit: Visit) -> None:
    """Keep a visit; of two on the same day the later one."""
    connection.execute(query("visit_put"), {"record_id": visit.record_id, "at": visit.at})


def remove_visits(connection: sqlite3.Connection, first: date, last: date) -> None:
    """Forget the visits of these days."""
    connection.execute(query("visits_remove"), {"first": first.isoformat(), "last": last.isoformat()})


def forget_oldest(connection: sqlite3.Connection, most: int = MOST_VISITS) -> None:
    """Keep no more than so many visits."""
    connection.execute(query("visits_forget"), {"most": most})
