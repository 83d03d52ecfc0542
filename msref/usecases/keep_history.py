"""Keep which records were read, by day: ids and times. No search words, no parameters, nothing typed, no page of a patient."""

from datetime import date, datetime

from msref.user_store import visits
from msref.user_store.own_data import OwnData, Visit, day_of, written
from msref.user_store.sqlite_file import Connection
from msref.user_store.user_file import UserFile


def keep_visit(file: UserFile, record_id: str, now: datetime) -> None:
    """A record was read; of several times on one day the last is kept, and the oldest visits go when there are very many."""
    visit = Visit(record_id, written(now))

    def keep(connection: Connection) -> None:
        visits.put_visit(connection, visit)
        visits.forget_oldest(connection)

    file.change(keep, is_precious=False)


def read_history(file: UserFile) -> tuple[Visit, ...]:
    """All visits, latest first."""
    return file.ask(visits.visits)


def clear_history(file: UserFile, *, first: date = date.min, last: date = date.max) -> OwnData:
    """Forget the visits of these days; what was forgotten, for as long as the user may want it back."""

    def clear(connection: Connection) -> OwnData:
        gone = tuple(visit for visit in visits.visits(connection) if first <= day_of(visit.at) <= last)
        visits.remove_visits(connection, first, last)
        return OwnData(visits=gone)

    return file.change(clear, is_precious=False)


def by_day(kept: tuple[Visit, ...]) -> tuple[tuple[date, tuple[Visit, ...]], ...]:
    """The visits of each day, latest day and latest visit first."""
    days: dict[date, list[Visit]] = {}
    for visit in kept:
        days.setdefault(day_of(visit.at), []).append(visit)
    return tuple((day, tuple(days[day])) for day in sorted(days, reverse=True))
