"""A user's file in a folder, and what a test puts into it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from msref.user_store.user_file import FILE_NAME, UserFile

NOW = datetime(2026, 12, 1, 14, 3, 22, tzinfo=timezone(timedelta(hours=1)))


def user_file(folder: Path, *, now: datetime = NOW, may_write: bool = True) -> UserFile:
    """The file of one user in a folder, at a moment that stands still."""
    return UserFile(folder / FILE_NAME, may_write=may_write, clock=lambda: now)


def stepping_clock(start: datetime = NOW) -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    passed = 0

    def look() -> datetime:
        nonlocal passed
        passed += 1
        return start + timedelta(seconds=passed)

    return look


def utc(day: int) -> datetime:
    """Noon of a day of December 2026."""
    return datetime(2026, 12, day, 12, tzinfo=UTC)
