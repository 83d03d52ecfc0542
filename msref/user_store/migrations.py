"""
The layout of `user.sqlite`, made step by step: one named .sql file for each step, each in one transaction together with its own name.

A step that was released is never changed; a new layout is a new file with the next number. A file that knows a step which this program does not comes
from a newer msref: it is neither read nor changed.
"""

import sqlite3
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from msref.errors import NotKeptError
from msref.words import say

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_QUERIES: Final = Path(__file__).parent / "queries"
APPLICATION_ID: Final = 1836282453


@cache
def query(name: str) -> str:
    """The text of one named query."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def steps(folder: Path = MIGRATIONS) -> tuple[tuple[str, str], ...]:
    """Name and text of every step, in order."""
    return tuple((file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.sql")))


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the steps that a file went through; none for an empty file."""
    if "migration" not in tables(connection):
        return ()
    return tuple(name for (name,) in connection.execute(query("migrations")))


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of what is in a file."""
    return tuple(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotKeptError for a file that is another program's or a newer msref's."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    there = tables(connection)
    if there and "migration" not in there and owner != APPLICATION_ID:
        raise NotKeptError(say("user_file.foreign", path=path))
    done, known = applied(connection), [name for name, _ in steps()]
    unknown = [name for name in done if name not in known]
    # A newer msref went through all the steps of this one too; otherwise the name of a step is damaged.
    if unknown and set(known) <= set(done):
        raise NotKeptError(say("user_file.newer", path=path, step=unknown[-1]))


def are_in_order(connection: sqlite3.Connection) -> bool:
    """Whether the steps a file went through are the first ones of those there are."""
    done = applied(connection)
    return done == tuple(name for name, _ in steps())[: len(done)]


def migrate(
    connection: sqlite3.Connection, at: str, wanted: Sequence[tuple[str, str]] | None = None
) -> tuple[str, ...]:
    """Apply the steps that a file lacks, each whole or not at all; their names."""
    done = []
    for name, text in steps() if wanted is None else wanted:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if name not in applied(connection):
                _apply(connection, name, text, at)
                done.append(name)
        except BaseException:
            connection.rollback()
            raise
        connection.execute("COMMIT")
    return tuple(done)


def _apply(connection: sqlite3.Connection, name: str, text: str, at: str) -> None:
    connection.execute(query("migration_table"))
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(query("migration_add"), {"name": name, "at": at})
