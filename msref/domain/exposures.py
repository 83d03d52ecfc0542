"""
What a patient was treated with: one entry for each drug, with the dates that intervals count from.

An entry is read from plain data and checked field by field; a fault names its path (`dmt_exposures[0].last_dose`). In the fact sheet an entry
is kept as one line of text that reads back to the same entry, in one language; `exposure_in_words` says it in the one that is spoken. Intervals
count from `last_dose`, never from `next_due`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from msref.errors import BadInputError
from msref.words import say

STOP_REASONS: Final = ("not_effective", "side_effects", "pregnancy", "safety", "wish", "finished", "other")

_DATES: Final = ("start", "last_dose", "next_due")
_FIELDS: Final = ("drug", *_DATES, "stop_reason", "adequate")
_WORDS: Final = {
    "start": "started ",
    "last_dose": "last dose ",
    "next_due": "next dose due ",
    "stop_reason": "stopped because ",
    "adequate": "adequate course ",
}
_DATES_SAID: Final = {
    "start": "exposures.started",
    "last_dose": "exposures.last_dose",
    "next_due": "exposures.next_due",
}


@dataclass(frozen=True, slots=True)
class Exposure:
    """
    Treatment with one drug.

    `next_due` says that it goes on, `stop_reason` that it was stopped; with neither it is not known whether it goes on. `adequate` says whether
    the course was long and full enough to be judged.
    """

    drug: str
    start: date | None = None
    last_dose: date | None = None
    next_due: date | None = None
    stop_reason: str = ""
    adequate: bool | None = None

    @property
    def state(self) -> str:
        """``current``, ``stopped`` or ``unknown``."""
        if self.stop_reason:
            return "stopped"
        return "current" if self.next_due else "unknown"

    def as_text(self) -> str:
        """The entry as one line: ``ocrelizumab, started 2024-01-10, last dose 2026-05-01, next dose due 2026-11-01``."""
        parts = [self.drug]
        parts += [f"{_WORDS[name]}{day.isoformat()}" for name in _DATES if (day := getattr(self, name))]
        if self.stop_reason:
            parts.append(f"{_WORDS['stop_reason']}{self.stop_reason}")
        if self.adequate is not None:
            parts.append(f"{_WORDS['adequate']}{'yes' if self.adequate else 'no'}")
        return ", ".join(parts)


def exposure_from_text(line: str) -> Exposure:
    """Read back what `Exposure.as_text` wrote."""
    drug, *parts = line.split(", ")
    given: dict[str, object] = {"drug": drug}
    for part in parts:
        name = next(name for name, words in _WORDS.items() if part.startswith(words))
        text = part.removeprefix(_WORDS[name])
        given[name] = text == "yes" if name == "adequate" else text
    return exposure_from_mapping(given, "dmt_exposures", (drug,))


def exposure_in_words(exposure: Exposure) -> str:
    """The entry as a reader sees it, in the language that is spoken."""
    parts = [say(_DATES_SAID[name], day=day.isoformat()) for name in _DATES if (day := getattr(exposure, name))]
    if exposure.stop_reason:
        parts.append(say("exposures.stopped_because", reason=say(f"exposures.stop_reason.{exposure.stop_reason}")))
    if exposure.adequate is not None:
        parts.append(say("exposures.adequate") if exposure.adequate else say("exposures.not_adequate"))
    return say("exposures.entry", drug=exposure.drug, parts=", ".join(parts)) if parts else exposure.drug


def treatments_of(value: object) -> tuple[Exposure, ...] | None:
    """The entries of a fact of kind `exposures`, as `Facts.value` gives it; None when the history is not known."""
    return tuple(exposure_from_text(str(line)) for line in value) if isinstance(value, tuple) else None


def exposures_from_data(raw: object, field: str, drugs: Sequence[str], today: date | None = None) -> tuple[str, ...]:
    """The lines of a list of entries, checked; an empty list says "never treated". Raises BadInputError naming the path of the field."""
    if isinstance(raw, (str, Mapping)) or not isinstance(raw, Iterable):
        raise BadInputError(say("exposures.not_a_list", field=field, given=repr(raw)), field=field)
    return tuple(_entry(entry, f"{field}[{number}]", drugs, today) for number, entry in enumerate(raw))


def _entry(entry: object, path: str, drugs: Sequence[str], today: date | None) -> str:
    if isinstance(entry, str) and ", " in entry:
        exposure = exposure_from_text(entry)
        entry = {name: getattr(exposure, name) for name in _FIELDS}
    return exposure_from_mapping(entry, path, drugs, today).as_text()


def exposure_from_mapping(data: object, path: str, drugs: Sequence[str], today: date | None = None) -> Exposure:
    """One entry from plain data; null and "" stay unknown. Raises BadInputError naming the path of the field."""
    if not isinstance(data, Mapping):
        fault = say("exposures.not_an_object", path=path, fields=", ".join(_FIELDS), given=repr(data))
        raise BadInputError(fault, field=path)
    for name in data:
        if name not in _FIELDS:
            fault = say("exposures.no_such_field", path=f"{path}.{name}", fields=", ".join(_FIELDS))
            raise BadInputError(fault, field=f"{path}.{name}")
    exposure = Exposure(
        drug=_one_of(data.get("drug"), f"{path}.drug", drugs),
        start=_date(data.get("start"), f"{path}.start"),
        last_dose=_date(data.get("last_dose"), f"{path}.last_dose"),
        next_due=_date(data.get("next_due"), f"{path}.next_due"),
        stop_reason=_one_of(data.get("stop_reason") or None, f"{path}.stop_reason", STOP_REASONS, may_lack=True),
        adequate=_yes_no(data.get("adequate"), f"{path}.adequate"),
    )
    _check_order(exposure, path, today)
    return exposure


def _check_order(exposure: Exposure, path: str, today: date | None) -> None:
    start, last, due = exposure.start, exposure.last_dose, exposure.next_due
    if exposure.stop_reason and due:
        raise _refusal("exposures.stopped_and_due", f"{path}.next_due", due)
    if last and start and last < start:
        raise _refusal("exposures.before_start", f"{path}.last_dose", last, day=start.isoformat())
    if due and last and due < last:
        raise _refusal("exposures.before_last_dose", f"{path}.next_due", due, day=last.isoformat())
    if today and last and last > today:
        raise _refusal("exposures.after_today", f"{path}.last_dose", last, day=today.isoformat())


def _refusal(message: str, path: str, raw: object, **arguments: str) -> BadInputError:
    given = raw.isoformat() if isinstance(raw, date) else repr(raw)
    return BadInputError(say(message, path=path, given=given, **arguments), field=path)


def _one_of(raw: object, path: str, known: Sequence[str], *, may_lack: bool = False) -> str:
    if raw is None and may_lack:
        return ""
    if not isinstance(raw, str) or raw not in known:
        raise _refusal("exposures.not_one_of", path, raw, known=", ".join(known))
    return raw


def _date(raw: object, path: str) -> date | None:
    if raw is None or raw == "":
        return None
    if isinstance(raw, date):
        return raw
    try:
        if isinstance(raw, str) and len(raw) == len("2026-11-21"):
            return date.fromisoformat(raw)
    except ValueError:
        pass
    raise _refusal("exposures.not_a_date", path, raw)


def _yes_no(raw: object, path: str) -> bool | None:
    if raw is None or isinstance(raw, bool):
        return raw
    raise _refusal("exposures.not_yes_or_no", path, raw)
