"""The EDSS step: every pattern of grades, against Kurtzke's wording and a plain second reading of the table."""

from decimal import Decimal
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.calculators import calculate
from msref.domain.calculators.edss import (
    CONVERTED_BOWEL_BLADDER,
    CONVERTED_VISUAL,
    HIGHEST,
    SYSTEMS,
    step,
    step_from_systems,
)
from msref.errors import BadInputError

PATTERNS = tuple(combinations_with_replacement(range(7), 7))

# Kurtzke's wording of the steps that name their pattern: (grade 4, grade 3, grade 2, grade 1) counts to the step in halves, others lower.
NAMED = {
    "one grade 1": ((0, 0, 0, 1), 2),
    "two grade 1": ((0, 0, 0, 2), 3),
    "one grade 2": ((0, 0, 1, 0), 4),
    "two grade 2": ((0, 0, 2, 0), 5),
    "one grade 3": ((0, 1, 0, 0), 6),
    "three grade 2": ((0, 0, 3, 0), 6),
    "four grade 2": ((0, 0, 4, 0), 6),
    "one grade 3 and one grade 2": ((0, 1, 1, 0), 7),
    "one grade 3 and two grade 2": ((0, 1, 2, 0), 7),
    "two grade 3": ((0, 2, 0, 0), 7),
    "five grade 2": ((0, 0, 5, 0), 7),
    "one grade 4": ((1, 0, 0, 0), 8),
    "one grade 3 and three grade 2, beyond 3.5": ((0, 1, 3, 0), 8),
    "two grade 3 and one grade 2, beyond 3.5": ((0, 2, 1, 0), 8),
    "six grade 2, beyond 3.5": ((0, 0, 6, 0), 8),
}

# The walking grades that decide alone, as tabulated.
BY_WALKING = {
    3: "5.0", 4: "5.5", 5: "6.0", 6: "6.0", 7: "6.0", 8: "6.5", 9: "6.5", 10: "7.0", 11: "7.5", 12: "8.0", 13: "8.5", 14: "9.0", 15: "9.5",
    16: "10.0",
}  # fmt: skip


def grades_of(counts: tuple[int, int, int, int], filling: int) -> tuple[int, ...]:
    """Seven grades from the counts of grade 4 to 1, filled up with a lower grade."""
    listed = [grade for grade, count in zip((4, 3, 2, 1), counts, strict=True) for _ in range(count)]
    return tuple(listed + [filling] * (7 - len(listed)))


def whole(**changed: int) -> dict[str, int]:
    """A normal examination with some grades changed."""
    return {**dict.fromkeys(HIGHEST, 0), **changed}


@pytest.mark.parametrize("name", NAMED)
def test_named_patterns_have_their_step(name: str) -> None:
    """Each pattern that Kurtzke names gives its step, whether the other systems are at grade 0 or, from step 2.0 on, at grade 1."""
    counts, halves = NAMED[name]
    assert step_from_systems(grades_of(counts, 0)) == halves
    if halves >= 4:
        assert step_from_systems(grades_of(counts, 1)) == halves


def test_a_normal_examination_is_0() -> None:
    """All grades 0 give 0; the step 0.5 is never given."""
    assert step_from_systems((0,) * 7) == 0
    assert all(step_from_systems(pattern) != 1 for pattern in PATTERNS)


def test_every_pattern_has_a_step_of_the_scale_up_to_5() -> None:
    """Every one of the 1716 patterns of seven grades gives a step from 0 to 5.0."""
    assert len(PATTERNS) == 1716
    assert {step_from_systems(pattern) for pattern in PATTERNS} == {0, *range(2, 11)}


@pytest.mark.parametrize("ambulation", range(17))
def test_the_step_never_falls_when_a_grade_rises(ambulation: int) -> None:
    """Raising any one grade of any pattern, or the walking grade, never lowers the step."""
    for pattern in PATTERNS:
        here = step(pattern, ambulation)
        for place in range(7):
            if pattern[place] < 6:
                higher = (*pattern[:place], pattern[place] + 1, *pattern[place + 1 :])
                assert step(higher, ambulation) >= here
        if ambulation < 16:
            assert step(pattern, ambulation + 1) >= here


def test_the_order_of_the_systems_does_not_matter() -> None:
    """The same grades in another order give the same step."""
    for pattern in PATTERNS[::7]:
        assert step_from_systems(pattern) == step_from_systems(pattern[::-1])


@pytest.mark.parametrize(("ambulation", "expected"), BY_WALKING.items())
def test_walking_decides_from_grade_3_on(ambulation: int, expected: str) -> None:
    """From walking grade 3 on the step is the tabulated one, for a normal and for the worst examination."""
    worst = {name: HIGHEST[name] for name in SYSTEMS}
    for grades in (whole(ambulation=ambulation), whole(**worst, ambulation=ambulation)):
        assert calculate("edss", grades).result == Decimal(expected)


def test_grades_are_converted() -> None:
    """Visual 0 to 6 counts as 0, 1, 2, 2, 3, 3, 4 and bowel and bladder as 0, 1, 2, 3, 3, 4, 5."""
    assert CONVERTED_VISUAL == (0, 1, 2, 2, 3, 3, 4)
    assert CONVERTED_BOWEL_BLADDER == (0, 1, 2, 3, 3, 4, 5)
    assert calculate("edss", whole(visual=6)).result == Decimal("4.0")
    assert calculate("edss", whole(bowel_bladder=6)).result == Decimal("5.0")


def test_what_kurtzke_leaves_open_has_the_other_reading_beside_it() -> None:
    """A cerebral grade 1, a limited walk with few signs and many moderate systems show the other reading with its reason."""
    for grades, other in (
        (whole(cerebral=1), "0.0"),
        (whole(cerebral=1, sensory=1), "1.0"),
        (whole(pyramidal=1, ambulation=1), "1.0"),
        (whole(pyramidal=3, ambulation=2), "3.0"),
        (whole(pyramidal=4, sensory=3), "5.0"),
        (whole(pyramidal=4, sensory=4), "4.5"),
        (whole(brainstem=3, pyramidal=3, cerebellar=3, sensory=3, cerebral=3), "4.0"),
        (whole(pyramidal=3, ambulation=7), "6.5"),
        (whole(pyramidal=3, ambulation=8), "6.0"),
    ):
        (alternative,) = calculate("edss", grades).alternatives
        assert alternative.value == Decimal(other)
        assert alternative.why.endswith(".")


def test_a_grade_6_that_walks_is_questioned() -> None:
    """All limbs paralysed and walking without limit contradict each other, and it is said."""
    assert any("contradict" in caution for caution in calculate("edss", whole(pyramidal=6)).cautions)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.fixed_dictionaries({name: st.integers(0, highest) for name, highest in HIGHEST.items()}), st.data())
def test_the_range_holds_every_completion(grades: dict[str, int], data: st.DataObject) -> None:
    """Whatever grades are left out, there is no number, and the range holds the step of every completion."""
    left_out = data.draw(st.sets(st.sampled_from(sorted(HIGHEST)), min_size=1))
    part = calculate("edss", {name: grade for name, grade in grades.items() if name not in left_out})
    assert part.result is None
    assert part.missing == tuple(name for name in HIGHEST if name in left_out)
    assert part.range is not None
    low, high = part.range
    full = calculate("edss", grades).result
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    assert isinstance(full, Decimal)
    assert low <= full <= high


def test_the_ends_of_the_range_are_reached() -> None:
    """With the walking grade missing the range ends at what a free walk and what death due to MS give."""
    grades = whole(pyramidal=2)
    del grades["ambulation"]
    assert calculate("edss", grades).range == (Decimal("2.0"), Decimal("10.0"))


@pytest.mark.parametrize(("name", "highest"), HIGHEST.items())
def test_grades_above_the_scale_are_refused(name: str, highest: int) -> None:
    """One grade above the highest is refused with the name of the system."""
    with pytest.raises(BadInputError) as fault:
        calculate("edss", whole(**{name: highest + 1}))
    assert fault.value.field == name
