"""
The step of the Expanded Disability Status Scale (EDSS) from seven functional systems and walking.

Kurtzke's steps of 1983, in the reading of the scoring tables in use: the visual and the bowel and bladder grades are converted, an ambulation
grade of 3 or more sets the step alone, below it the functional systems do. Where Kurtzke's wording leaves a combination open or gives another
step than the tables, the table's step is the result and the other reading stands beside it with the reason.
All steps count in halves, so that no boundary depends on a binary fraction.
"""

from decimal import Decimal
from typing import Final

from msref.domain.calculators.inputs import Given, InputSpec
from msref.domain.calculators.result import Alternative, CalculatorResult, CalculatorSource
from msref.words import say

NAME: Final = "edss"
SYSTEMS: Final = ("visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowel_bladder", "cerebral")
HIGHEST: Final = {
    "visual": 6, "brainstem": 5, "pyramidal": 6, "cerebellar": 5, "sensory": 6, "bowel_bladder": 6, "cerebral": 5, "ambulation": 16,
}  # fmt: skip
INPUTS: Final = tuple(
    InputSpec(name, "integer", Decimal(0), Decimal(highest), unit="grade") for name, highest in HIGHEST.items()
)

_SOURCES: Final = (
    CalculatorSource("kurtzke1983", "EDSS steps"),
    CalculatorSource("bandolieredss", "steps 3 to 7"),
    CalculatorSource("edssopencode", "algorithm and score conversions"),
)

# Grade as examined to grade as counted.
CONVERTED_VISUAL: Final = (0, 1, 2, 2, 3, 3, 4)
CONVERTED_BOWEL_BLADDER: Final = (0, 1, 2, 3, 3, 4, 5)

# Ambulation grade to step in halves, from the grade on that decides alone.
AMBULATION_DECIDES: Final = 3
_AMBULATION_STEPS: Final = {
    3: 10, 4: 11, 5: 12, 6: 12, 7: 12, 8: 13, 9: 13, 10: 14, 11: 15, 12: 16, 13: 17, 14: 18, 15: 19, 16: 20,
}  # fmt: skip
_FULLY_AMBULATORY, _LIMITED_TO_300_M = 1, 2
_BILATERAL_FAR, _UNILATERAL_NEAR = 7, 8

# Steps in halves that the rules below name.
_STEP_2, _STEP_4, _STEP_45, _STEP_5, _STEP_6, _STEP_65 = 4, 8, 9, 10, 12, 13
_MILD, _MODERATE, _MARKED, _SEVERE, _TOTAL = 2, 3, 4, 5, 6


def counted_grades(grades: dict[str, int]) -> tuple[int, ...]:
    """The seven grades as they are counted: visual and bowel and bladder converted."""
    converted = dict(grades)
    converted["visual"] = CONVERTED_VISUAL[grades["visual"]]
    converted["bowel_bladder"] = CONVERTED_BOWEL_BLADDER[grades["bowel_bladder"]]
    return tuple(converted[name] for name in SYSTEMS)


def step_from_systems(counted: tuple[int, ...]) -> int:
    """The step in halves that the functional systems give by themselves."""
    highest = max(counted)
    if highest >= _SEVERE:
        return _STEP_5
    if highest == _MARKED:
        return _marked(counted)
    if highest == _MODERATE:
        return _moderate(counted)
    if highest == _MILD:
        return _mild(counted.count(_MILD))
    ones = counted.count(1)
    return min(ones, 2) + 1 if ones else 0


def _marked(counted: tuple[int, ...]) -> int:
    """One or more systems at grade 4, none above."""
    if counted.count(_MARKED) > 1 or counted.count(_MODERATE) > 2:  # noqa: PLR2004  the table's limit of two
        return _STEP_5
    return _STEP_45 if counted.count(_MODERATE) + counted.count(_MILD) else _STEP_4


def _moderate(counted: tuple[int, ...]) -> int:
    """One or more systems at grade 3, none above: number of grade 3, then of grade 2."""
    threes, twos = counted.count(_MODERATE), counted.count(_MILD)
    if threes >= 5:  # noqa: PLR2004  five are 4.5, six and seven 5.0
        return _STEP_45 if threes == 5 else _STEP_5  # noqa: PLR2004
    if threes > 2 or (threes == 2 and twos):  # noqa: PLR2004
        return _STEP_4
    if threes == 2:  # noqa: PLR2004
        return 7
    return 6 if not twos else 7 if twos <= 2 else _STEP_4  # noqa: PLR2004


def _mild(twos: int) -> int:
    """Grade 2 in so many systems, none above: 2.0, 2.5, 3.0 for three or four, 3.5 for five, 4.0 beyond."""
    return (4, 5, 6, 6, 7, 8, 8)[twos - 1]


def step(counted: tuple[int, ...], ambulation: int) -> int:
    """The step in halves from the counted grades and the ambulation grade; it never falls when a grade rises."""
    if ambulation >= AMBULATION_DECIDES:
        return _AMBULATION_STEPS[ambulation]
    floor = {_FULLY_AMBULATORY: _STEP_2, _LIMITED_TO_300_M: _STEP_45}.get(ambulation, 0)
    return max(step_from_systems(counted), floor)


def compute(given: Given) -> CalculatorResult:
    """The step, or the lowest and highest step that the missing grades leave open."""
    if given.missing:
        return _open(given)
    grades = {name: given.integer(name) for name in SYSTEMS}
    ambulation = given.integer("ambulation")
    counted = counted_grades(grades)
    halves = step(counted, ambulation)
    return CalculatorResult(
        NAME,
        result=edss_value(halves),
        alternatives=_other_readings(grades, counted, ambulation, halves),
        steps=(*_steps(grades, counted, ambulation), say("calculators.edss.step", step=edss_value(halves))),
        cautions=_cautions(counted, ambulation),
        sources=_SOURCES,
    )


def edss_value(halves: int) -> Decimal:
    """A step as it is written: 3.5."""
    return Decimal(halves * 5) / 10 if halves % 2 else Decimal(f"{halves // 2}.0")


def _open(given: Given) -> CalculatorResult:
    """The step never falls when a grade rises, so the lowest and the highest completion bound all others."""
    ends = []
    for lowest in (True, False):
        filled = {
            name: given.integer(name) if given.knows(name) else 0 if lowest else highest
            for name, highest in HIGHEST.items()
        }
        ambulation = filled.pop("ambulation")
        ends.append(edss_value(step(counted_grades(filled), ambulation)))
    names, low, high = ", ".join(given.missing), ends[0], ends[1]
    lies = (
        say("calculators.edss.not_graded", names=names, low=low)
        if low == high
        else say("calculators.edss.not_graded_between", names=names, low=low, high=high)
    )
    return CalculatorResult(
        NAME,
        range=(low, high),
        missing=given.missing,
        steps=(lies,),
        sources=_SOURCES,
    )


def _steps(grades: dict[str, int], counted: tuple[int, ...], ambulation: int) -> tuple[str, ...]:
    converted = [
        say("calculators.edss.converted", system=name, grade=grades[name], counted=counted[SYSTEMS.index(name)])
        for name in ("visual", "bowel_bladder")
    ]
    lines = [say("calculators.edss.converted_grades", grades="; ".join(converted))]
    patterns = ", ".join(
        say("calculators.edss.at_grade", number=counted.count(grade), grade=grade)
        for grade in range(_TOTAL, -1, -1)
        if counted.count(grade)
    )
    by_systems = edss_value(step_from_systems(counted))
    lines.append(say("calculators.edss.systems_counted", pattern=patterns, step=by_systems))
    if ambulation >= AMBULATION_DECIDES:
        decided = edss_value(_AMBULATION_STEPS[ambulation])
        lines.append(say("calculators.edss.ambulation_decides", grade=ambulation, step=decided))
    elif ambulation:
        floor = _STEP_2 if ambulation == _FULLY_AMBULATORY else _STEP_45
        lines.append(say("calculators.edss.ambulation_sets_floor", grade=ambulation, step=edss_value(floor)))
    else:
        lines.append(say("calculators.edss.ambulation_zero"))
    return tuple(lines)


def _other_readings(
    grades: dict[str, int], counted: tuple[int, ...], ambulation: int, halves: int
) -> tuple[Alternative, ...]:
    if ambulation >= AMBULATION_DECIDES:
        return _by_aid(ambulation)
    others: dict[int, str] = {}
    by_systems = step_from_systems(counted)
    highest = max(counted)
    if ambulation and by_systems < halves:
        others[by_systems] = say("calculators.edss.least_step", grade=ambulation)
    if grades["cerebral"] == 1 and highest == 1:
        without = step_from_systems((*counted[:-1], 0))
        others.setdefault(without, say("calculators.edss.cerebral_one"))
    if highest in (_MODERATE, _MARKED) and by_systems > _STEP_4:
        for other in _open_wording(highest, ambulation, halves):
            others.setdefault(other, say("calculators.edss.by_walking"))
    others.pop(halves, None)
    return tuple(Alternative(edss_value(other), why) for other, why in sorted(others.items()))


def _open_wording(highest: int, ambulation: int, halves: int) -> tuple[int, ...]:
    """The other steps that Kurtzke's wording allows for combinations beyond the ones it names."""
    if highest == _MARKED:
        return tuple({_STEP_45, _STEP_5} - {halves})
    return (_STEP_45,) if ambulation == _LIMITED_TO_300_M else (_STEP_4,)


def _by_aid(ambulation: int) -> tuple[Alternative, ...]:
    other = {_BILATERAL_FAR: _STEP_65, _UNILATERAL_NEAR: _STEP_6}.get(ambulation)
    return (Alternative(edss_value(other), say("calculators.edss.by_aid")),) if other else ()


def _cautions(counted: tuple[int, ...], ambulation: int) -> tuple[str, ...]:
    lines = [say("calculators.edss.trained_examiner")]
    if max(counted) == _TOTAL and ambulation < AMBULATION_DECIDES:
        lines.append(say("calculators.edss.six_and_walking"))
    return tuple(lines)
