"""Opens a content file read-only and immutable, and refuses what is not one; knows nothing of what is inside."""

import sqlite3
from pathlib import Path

from msref.content_store.schema import SCHEMA_VERSION
from msref.errors import ContentError


def open_content(path: Path) -> sqlite3.Connection:
    """
    A read-only connection to a content file.

    Raises ContentError with a sentence for the user when the file is missing, is not a content file, or has another schema version.
    """
    if not path.is_file():
        raise ContentError(
            f"The content file {path} is missing. Build it with `msref-content build`, or install msref again.",
        )
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as fault:
        raise ContentError(f"The content file {path} cannot be opened ({fault}). Install msref again.") from fault
    if version != SCHEMA_VERSION:
        connection.close()
        raise ContentError(
            f"The content file {path} has layout {version}; this program reads layout {SCHEMA_VERSION}. "
            "Program and content must come from the same release.",
        )
    return connection
