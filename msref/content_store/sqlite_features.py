"""What the SQLite of this computer can do that the program stands on; needs no content file."""

import contextlib
import sqlite3

from msref.words import say


def sqlite_version() -> str:
    """The version of the SQLite library in use."""
    return sqlite3.sqlite_version


def finds_whole_words() -> str:
    """Try the full-text search (FTS5) on a table in memory; empty when it finds what it should, otherwise what is wrong."""
    try:
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(
                """CREATE VIRTUAL TABLE probe USING fts5(words, tokenize = "ascii tokenchars '.'", prefix = '2 3')"""
            )
            connection.executemany("INSERT INTO probe VALUES (?)", [("plasma exchange",), ("corticosteroid",)])
            found = connection.execute("SELECT rowid FROM probe WHERE probe MATCH 'pla*'").fetchall()
    except sqlite3.Error as fault:
        return str(fault)
    return "" if found == [(1,)] else say("search.word_not_found")
