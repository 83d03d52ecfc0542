# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Wrong variants of one timing rule or vaccine, given as plain data: each differs from the right one in a single place.

Intervals move by one unit or one day, units, sides, anchors, kinds, drugs and vaccines are swapped, conditions are dropped.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from mutate_criteria import SWAPPED_UNIT, Data, Variant, criterion_variants

from msref.domain.parameters import Parameter
from msref.domain.timing.questions import VACCINE_CLASSES
from msref.domain.timing.rules import DATE_ANCHORS

_OTHER_EDGE: Final = {"not_before": "not_after", "not_after": "not_before"}
_OTHER_SIDE: Final = {"after": "before", "before": "after"}
_OTHER_ANCHOR: Final = {"last_dose": "next_due", "next_due": "last_dose", "steroid_end": "steroid_start", "gestation": "planned_conception_date"}  # fmt: skip
_OTHER_STATE: Final = {"current": ("stopped", "any"), "stopped": ("current", "any")}


def rule_variants(spec: Data, parameters: Mapping[str, Parameter], vaccines: Sequence[str]) -> Iterator[Variant]:
    """Every wrong variant of a timing rule; `vaccines` are the ids of all vaccines."""
    for number, bound in enumerate(spec.get("bounds") or []):
        others = list(spec["bounds"])
        for one in _bound_variants(bound):
            others[number] = one.data
            yield Variant(one.kind, one.words, spec | {"bounds": list(others)})
    yield from _kind_variants(spec)
    drugs = [choice.id for choice in parameters["dmt_exposures"].choices]
    for key, known, what in (
        ("drugs", drugs, "drug"),
        ("planned", drugs, "drug"),
        ("vaccines", vaccines, "vaccine"),
        ("vaccine_classes", VACCINE_CLASSES, "vaccine class"),
    ):
        yield from _list_variants(spec, key, known, what)
    if spec.get("drugs") and spec.get("planned"):
        turned = spec | {"drugs": spec["planned"], "planned": spec["drugs"]}
        yield Variant("from and to swapped", f"from {spec['drugs']} to {spec['planned']} turned round", turned)
    for state in _OTHER_STATE.get(spec.get("state") or "", ()):
        yield Variant("state swapped", f"state {spec['state']} -> {state}", spec | {"state": state})
    yield from _condition_variants(spec, parameters)


def vaccine_variants(spec: Data) -> Iterator[Variant]:
    """Every wrong variant of a vaccine: its class and its doses."""
    for other in VACCINE_CLASSES:
        if other != spec["vaccine_class"] and "live attenuated" in {other, spec["vaccine_class"]}:
            words = f"{spec['vaccine_class']} -> {other}"
            yield Variant("vaccine class swapped", words, spec | {"vaccine_class": other})
    for number, schedule in enumerate(spec.get("schedules") or []):
        for place, dose in enumerate(schedule["later"]):
            for changed in _moved_dose(str(dose)):
                later = [*schedule["later"][:place], changed, *schedule["later"][place + 1 :]]
                schedules = [*spec["schedules"][:number], schedule | {"later": later}, *spec["schedules"][number + 1 :]]
                words = f"{schedule['id']}: {dose} -> {changed}"
                yield Variant("interval moved", words, spec | {"schedules": schedules})


def _moved_dose(dose: str) -> Iterator[str]:
    amounts, _, unit = dose.rpartition(" ")
    low, _, high = amounts.partition(" to ")
    for step in (-1, 1):
        yield f"{int(low) + step} to {high} {unit}" if high else f"{int(low) + step} {unit}"
        if high:
            yield f"{low} to {int(high) + step} {unit}"


def _bound_variants(bound: Data) -> Iterator[Variant]:
    for end in ("low", "high"):
        if not bound.get(end):
            continue
        amount, unit = str(bound[end]).split()
        for other in (int(amount) - 1, int(amount) + 1):
            if other >= 0:
                moved = bound | {end: f"{other} {unit}"}
                yield Variant("interval moved", f"{end} {bound[end]} -> {other} {unit}", moved)
        if unit == "weeks":
            for days in (7 * int(amount) - 1, 7 * int(amount) + 1):
                moved = bound | {end: f"{days} days"}
                yield Variant("moved by one day", f"{end} {bound[end]} -> {days} days", moved)
        if int(amount):
            swapped = bound | {end: f"{amount} {SWAPPED_UNIT[unit]}"}
            yield Variant("unit swapped", f"{end} {bound[end]} -> {amount} {SWAPPED_UNIT[unit]}", swapped)
    strict = bound.get("strict") is True
    yield Variant("moved by one day", f"strict {strict} -> {not strict}", bound | {"strict": not strict})
    if bound.get("high"):
        yield Variant("range cut", f"without high {bound['high']}", {k: v for k, v in bound.items() if k != "high"})
    if not str(bound["low"]).startswith("0 "):
        side = _OTHER_SIDE[bound["side"]]
        yield Variant("before and after swapped", f"{bound['side']} -> {side}", bound | {"side": side})
    anchor = bound["anchor"]
    other_anchor = _OTHER_ANCHOR.get(anchor) or DATE_ANCHORS[(DATE_ANCHORS.index(anchor) + 1) % len(DATE_ANCHORS)]
    yield Variant("anchor swapped", f"{anchor} -> {other_anchor}", bound | {"anchor": other_anchor})


def _kind_variants(spec: Data) -> Iterator[Variant]:
    kind = spec["kind"]
    if kind in _OTHER_EDGE:
        bounds = [bound | {"edge": _OTHER_EDGE[bound["edge"]]} for bound in spec["bounds"]]
        turned = spec | {"kind": _OTHER_EDGE[kind], "bounds": bounds}
        yield Variant("kind swapped", f"{kind} -> {_OTHER_EDGE[kind]}", turned)
    elif not spec.get("bounds"):
        other = "info" if kind == "blocked" else "blocked"
        yield Variant("kind swapped", f"{kind} -> {other}", spec | {"kind": other})


def _list_variants(spec: Data, key: str, known: Sequence[str], what: str) -> Iterator[Variant]:
    """One entry dropped, or taken for another that is not in the list; never the last one, for an empty list means any."""
    entries = list(spec.get(key) or [])
    others = [one for one in known if one not in entries]
    for number, entry in enumerate(entries):
        left = [*entries[:number], *entries[number + 1 :]]
        if left:
            yield Variant(f"{what} dropped", f"{key} without {entry}", spec | {key: left})
        if others:
            other = others[(known.index(entry) if entry in known else number) % len(others)]
            yield Variant(f"{what} swapped", f"{key}: {entry} -> {other}", spec | {key: [*left, other]})


def _condition_variants(spec: Data, parameters: Mapping[str, Parameter]) -> Iterator[Variant]:
    if spec.get("when"):
        yield Variant("clause dropped", "without when", {key: part for key, part in spec.items() if key != "when"})
        for one in criterion_variants(spec["when"], parameters):
            yield Variant(one.kind, one.words, spec | {"when": one.data})
    if spec.get("until"):
        left = {key: part for key, part in spec.items() if key != "until"}
        yield Variant("clause dropped", f"without until {spec['until']}", left)
    for number, note in enumerate(spec.get("notes") or []):
        if not note.get("when"):
            continue
        for one in criterion_variants(note["when"], parameters):
            notes = [*spec["notes"][:number], note | {"when": one.data}, *spec["notes"][number + 1 :]]
            yield Variant("note: " + one.kind, f"note {number + 1}: {one.words}", spec | {"notes": notes})
