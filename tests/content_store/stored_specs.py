"""What is computed with, in a finished content file: read and put back as the file holds it, packed, so that a test can plant a fault."""

import sqlite3
from collections.abc import Sequence

from msref.content_store.packing import packed, unpacked


def stored_specs(base: sqlite3.Connection, kind: str) -> list[str]:
    """The stored texts of one kind in their order."""
    (lines,) = base.execute("SELECT spec FROM spec WHERE kind = ?", (kind,)).fetchone()
    return unpacked(lines).split("\n")


def store_specs(base: sqlite3.Connection, kind: str, texts: Sequence[str]) -> None:
    """Put these texts in the place of those of one kind."""
    base.execute("UPDATE spec SET spec = ? WHERE kind = ?", (packed("\n".join(texts)), kind))
