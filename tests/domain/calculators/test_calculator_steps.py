"""What the calculators say step by step, and the values at which an answer turns; every figure was worked out by hand."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from msref.domain.calculators import calculate
from msref.domain.calculators.inputs import InputSpec, read_value
from msref.domain.calculators.result import range_in_words
from msref.errors import BadInputError

GRADES = {
    "visual": 3, "brainstem": 1, "pyramidal": 2, "cerebellar": 0, "sensory": 1, "bowel_bladder": 3, "cerebral": 0, "ambulation": 0,
}  # fmt: skip
NO_GRADES = dict.fromkeys(GRADES, 0)


@pytest.mark.parametrize(
    ("name", "inputs", "steps"),
    [
        (
            "plasma_volume",
            {"sex": "male", "height_cm": 180, "weight_kg": 80, "haematocrit": 40, "haematocrit_unit": "percent"},
            # 1.8^3 = 5.832; 0.3669 x 5.832 = 2.1397608; 0.03219 x 80 = 2.5752; the sum 5.3190608; x 0.6 = 3.19143648
            (
                "Blood volume (male, Nadler): 0.3669 x 1.8^3 + 0.03219 x 80 + 0.6041 = 5.32 litres.",
                "Plasma volume: 5.32 x (1 - 0.4) = 3.19 litres.",
                "Estimated plasma volume: 3.19 litres (Nadler).",
            ),
        ),
        (
            "plasma_volume",
            {"sex": "female", "height_cm": 165, "weight_kg": 60, "haematocrit": "0.38", "haematocrit_unit": "fraction"},
            # 1.65^3 = 4.492125; 0.3561 x 4.492125 = 1.5996; 0.03308 x 60 = 1.9848; the sum 3.7677; x 0.62 = 2.3360
            (
                "Blood volume (female, Nadler): 0.3561 x 1.65^3 + 0.03308 x 60 + 0.1833 = 3.77 litres.",
                "Plasma volume: 3.77 x (1 - 0.38) = 2.34 litres.",
                "Estimated plasma volume: 2.34 litres (Nadler).",
            ),
        ),
        (
            "relapse_rate",
            {"relapses": 1, "observed": 7, "observed_unit": "months"},
            # 7 / 12 = 0.58333; 1 / 0.58333 = 1.7143
            (
                "Observation: 7 months = 0.5833 years.",
                "1 / 0.5833 = 1.71.",
                "Annualised relapse rate: 1.71 relapses per year.",
            ),
        ),
        (
            "sdmt_change",
            {"baseline": 50, "current": 45},
            (
                "Change: 45 - 50 = -5 points, -10 percent of the baseline.",
                "Loss of 4 points, called clinically important: reached.",
                "Loss of 8 points, reliable for one person: not reached.",
                "Loss of 10 percent of the baseline (5 points): reached.",
                "The smaller of 3 points and 10 percent (3 points): reached.",
                "SDMT change: -5 points.",
            ),
        ),
        (
            "sdmt_change",
            {"baseline": 10, "current": 9},
            (
                "Change: 9 - 10 = -1 points, -10 percent of the baseline.",
                "Loss of 4 points, called clinically important: not reached.",
                "Loss of 8 points, reliable for one person: not reached.",
                "Loss of 10 percent of the baseline (1 points): reached.",
                "The smaller of 3 points and 10 percent (1 points): reached.",
                "SDMT change: -1 points.",
            ),
        ),
        (
            "sdmt_change",
            {"baseline": 0, "current": 0},
            (
                "Change: 0 - 0 = 0 points.",
                "Loss of 4 points, called clinically important: not reached.",
                "Loss of 8 points, reliable for one person: not reached.",
                "Loss of 10 percent of the baseline (0 points): not reached.",
                "The smaller of 3 points and 10 percent (0 points): not reached.",
                "SDMT change: 0 points.",
            ),
        ),
        (
            "neda3",
            {"relapse": "no", "confirmed_worsening": "no", "new_or_enlarging_t2": "no", "gd_enhancing": "yes"},
            (
                "Relapse: no.",
                "Confirmed worsening of the EDSS: no.",
                "New or enlarging T2 lesion: no.",
                "Gadolinium-enhancing lesion: yes.",
                "NEDA-3: not met.",
            ),
        ),
        (
            "ahsct_factors",
            {"age_years": 34, "course": "rrms", "previous_dmts": 3, "edss": "5.5"},
            (
                "Age: 34 years; the review names older and younger age without a number.",
                "EDSS: 5.5; the review names a high EDSS without a number, and at most 5.5.",
                "Course: rrms; previous DMTs: 3.",
                "Older age (worse survival): unknown.",
                "Progressive MS (worse survival): not met.",
                "More than two previous DMTs (worse survival): met.",
                "High EDSS (worse survival): unknown.",
                "Younger age (better progression-free survival): unknown.",
                "EDSS at most 5.5 (better progression-free survival): met.",
                "Relapsing MS (better progression-free survival): met.",
            ),
        ),
        (
            "cladribine_tablets",
            {"weight_kg": 45},
            # 16 tablets of 10 mg are 160 mg; 160 / 45 = 3.556
            (
                "45 kg lies in the row from 40 to less than 50 kg.",
                "Week 1: 4 tablets, by day 1-1-1-1-0; week 2, one month later: 4 tablets, by day 1-1-1-1-0.",
                "Each year: 4 + 4 = 8 tablets = 80 mg; the same in year 2.",
                "Both years: 16 tablets of 10 mg = 160 mg (3.56 mg per kg).",
            ),
        ),
        (
            "edss_worsening",
            {"baseline": "4.0", "current": "3.0"},
            (
                "Baseline 4.0: a rise of at least 1.0 counts, that is EDSS 5.0 or more.",
                "Change: 3.0 - 4.0 = -1.0.",
                "Result: no worsening.",
            ),
        ),
        (
            "edss_worsening",
            {"baseline": "4.0", "current": "4.0"},
            (
                "Baseline 4.0: a rise of at least 1.0 counts, that is EDSS 5.0 or more.",
                "Change: 4.0 - 4.0 = 0.0.",
                "Result: no worsening.",
            ),
        ),
        (
            "edss_worsening",
            {"baseline": "4.0", "current": "4.5"},
            (
                "Baseline 4.0: a rise of at least 1.0 counts, that is EDSS 5.0 or more.",
                "Change: 4.5 - 4.0 = 0.5.",
                "Result: no worsening.",
            ),
        ),
        (
            "edss",
            GRADES,
            # Counted 2, 1, 2, 0, 1, 3, 0: one system at 3 and two at 2 are step 3.5
            (
                "Converted grades: visual 3 counts as 2; bowel_bladder 3 counts as 3.",
                "Functional systems counted: 1 at grade 3, 2 at grade 2, 2 at grade 1, 2 at grade 0; by themselves they give 3.5.",
                "Ambulation 0 leaves it to the functional systems.",
                "EDSS step: 3.5.",
            ),
        ),
        (
            "edss",
            GRADES | {"ambulation": 1},
            (
                "Converted grades: visual 3 counts as 2; bowel_bladder 3 counts as 3.",
                "Functional systems counted: 1 at grade 3, 2 at grade 2, 2 at grade 1, 2 at grade 0; by themselves they give 3.5.",
                "Ambulation 1 leaves it to the functional systems, with at least 2.0.",
                "EDSS step: 3.5.",
            ),
        ),
        (
            "edss",
            GRADES | {"ambulation": 2},
            (
                "Converted grades: visual 3 counts as 2; bowel_bladder 3 counts as 3.",
                "Functional systems counted: 1 at grade 3, 2 at grade 2, 2 at grade 1, 2 at grade 0; by themselves they give 3.5.",
                "Ambulation 2 leaves it to the functional systems, with at least 4.5.",
                "EDSS step: 4.5.",
            ),
        ),
        (
            "edss",
            GRADES | {"ambulation": 5},
            (
                "Converted grades: visual 3 counts as 2; bowel_bladder 3 counts as 3.",
                "Functional systems counted: 1 at grade 3, 2 at grade 2, 2 at grade 1, 2 at grade 0; by themselves they give 3.5.",
                "Ambulation 5 decides alone: 6.0.",
                "EDSS step: 6.0.",
            ),
        ),
        (
            "edss",
            {},
            (
                (
                    "Not graded: visual, brainstem, pyramidal, cerebellar, sensory, bowel_bladder, cerebral, ambulation. "
                    "With every grade that could still be found, the step lies from 0.0 to 10.0."
                ),
            ),
        ),
        (
            "edss",
            {"ambulation": 10},
            (
                (
                    "Not graded: visual, brainstem, pyramidal, cerebellar, sensory, bowel_bladder, cerebral. "
                    "With every grade that could still be found, the step lies 7.0 whatever it is."
                ),
            ),
        ),
    ],
)
def test_the_steps_say_the_sum_with_the_users_numbers(
    name: str, inputs: Mapping[str, object], steps: tuple[str, ...]
) -> None:
    """Each line of the way to the answer is the one worked out by hand."""
    assert calculate(name, inputs).steps == steps


@pytest.mark.parametrize(
    ("weight", "tablets"),
    [("40", 16), ("49.9", 16), ("50", 20), ("59.9", 20), ("60", 24), ("69.9", 24), ("70", 28), ("79.9", 28), ("80", 30), ("89.9", 30), ("90", 34), ("99.9", 34)],
)  # fmt: skip
def test_each_row_of_tablets_begins_at_its_weight(weight: str, tablets: int) -> None:
    """Two courses of the tablets of both weeks, for each row at its first and just before the next weight."""
    assert calculate("cladribine_tablets", {"weight_kg": weight}).result == tablets


@pytest.mark.parametrize(
    ("weight", "words"),
    [("39.9", "Below 40 kg"), ("20", "Below 40 kg"), ("100", "From 100 kg"), ("300", "From 100 kg")],
)
def test_a_weight_outside_the_rows_says_on_which_side(weight: str, words: str) -> None:
    """Below the first row and above the last one no number is given, and the caution says which it is."""
    answer = calculate("cladribine_tablets", {"weight_kg": weight})
    assert answer.result is None
    assert answer.cautions[0].startswith(words)


@pytest.mark.parametrize(
    ("height", "weight", "area"),
    [
        # 150 x 95.52 = 14328.0; / 3600 = 3.98, its root 1.99499
        ("150", "95.52", "1.99"),
        # 150 x 95.521 = 14328.15; / 3600 = 3.980042, its root 1.995004
        ("150", "95.521", "2.00"),
        ("180", "80", "2.00"),
    ],
)
def test_the_body_surface_is_rounded_at_the_half(height: str, weight: str, area: str) -> None:
    """Mosteller's root on either side of 1.995."""
    assert calculate("bsa", {"height_cm": height, "weight_kg": weight}).result == Decimal(area)


@pytest.mark.parametrize(
    ("percent", "fits"), [("9.9", False), ("10", True), ("70", True), ("70.1", False), ("79", False)]
)
def test_a_haematocrit_lies_between_10_and_70_percent(percent: str, fits: bool) -> None:  # noqa: FBT001 - what must hold
    """Both bounds belong to it; beyond them the unit is asked about."""
    inputs = {"sex": "male", "height_cm": 180, "weight_kg": 80, "haematocrit": percent, "haematocrit_unit": "percent"}
    if fits:
        assert calculate("plasma_volume", inputs).result is not None
        return
    with pytest.raises(BadInputError, match="10 to 70 percent") as fault:
        calculate("plasma_volume", inputs)
    assert fault.value.field == "haematocrit"
    with pytest.raises(BadInputError, match=r"0\.1 to 0\.7 as a fraction"):
        calculate("plasma_volume", inputs | {"haematocrit": "0.71", "haematocrit_unit": "fraction"})


@pytest.mark.parametrize(
    ("sex", "state", "lines"),
    [("male", None, 1), ("female", None, 2), ("female", "not_pregnant", 1), ("female", "pregnant", 2), ("female", "possibly", 2), (None, None, 1)],
)  # fmt: skip
def test_pregnancy_is_spoken_of_where_it_may_be(sex: str | None, state: str | None, lines: int) -> None:
    """A woman whose pregnancy is not ruled out gets a caution of her own."""
    given = {"sex": sex, "pregnancy": state, "height_cm": "165", "weight_kg": "60"}
    answer = calculate("plasma_volume", {name: value for name, value in given.items() if value is not None})
    assert len(answer.cautions) == lines


@pytest.mark.parametrize(
    ("observed", "unit", "cautions"), [("1", "years", 0), ("0.9", "years", 1), ("11", "months", 1), ("12", "months", 0)]
)
def test_less_than_a_year_is_told(observed: str, unit: str, cautions: int) -> None:
    """Below one year, and only there, the rate of a single relapse is told."""
    answer = calculate("relapse_rate", {"relapses": 1, "observed": observed, "observed_unit": unit})
    assert len(answer.cautions) == cautions


def test_half_a_year_tells_what_one_relapse_changes() -> None:
    """In 6 months one relapse is 2.00 a year."""
    answer = calculate("relapse_rate", {"relapses": 3, "observed": 6, "observed_unit": "months"})
    assert answer.result == Decimal("6.00")
    assert answer.cautions == (
        "Less than 1 year was observed (0.5 years): one relapse more or less changes the rate by 2.00 per year.",
    )


def test_a_hundred_years_are_the_longest() -> None:
    """100 years are taken; more, and none at all, are refused."""
    assert calculate("relapse_rate", {"relapses": 1, "observed": 100, "observed_unit": "years"}).result == Decimal(
        "0.01"
    )
    for observed, unit in (("100.1", "years"), ("0", "years"), ("0", "months")):
        with pytest.raises(BadInputError) as fault:
            calculate("relapse_rate", {"relapses": 1, "observed": observed, "observed_unit": unit})
        assert fault.value.field == "observed"


@pytest.mark.parametrize(
    ("known", "ends"), [({}, (-110, 110)), ({"baseline": 50}, (-50, 60)), ({"current": 50}, (-60, 50))]
)
def test_the_change_of_the_symbol_test_keeps_its_range(known: dict[str, int], ends: tuple[int, int]) -> None:
    """0 to 110 correct answers are possible at either time."""
    assert calculate("sdmt_change", known).range == ends


@pytest.mark.parametrize(("dose", "lines"), [("499.9", 1), ("500", 2)])
def test_a_pulse_begins_at_500_mg(dose: str, lines: int) -> None:
    """From 500 mg of methylprednisolone on the table is arithmetic only."""
    inputs = {"dose_mg": dose, "from_steroid": "methylprednisolone", "to_steroid": "prednisolone"}
    assert len(calculate("steroid_equivalence", inputs).cautions) == lines


@pytest.mark.parametrize(
    ("total", "lines"), [("71", 0), ("72", 1), ("73", 1), ("99", 1), ("100", 2), ("139", 2), ("140", 3)]
)
def test_each_bound_of_mitoxantrone_speaks_from_its_dose_on(total: str, lines: int) -> None:
    """72 for the EU and the United Kingdom, 100 and 140 for the United States, and one line that always stands."""
    answer = calculate("mitoxantrone_cumulative", {"doses_mg_per_m2": total})
    assert len(answer.cautions) == lines + 1


@pytest.mark.parametrize(
    ("grades", "step"),
    [
        # Converted visual 6 is 4: one system at 4 with two at 3 is 4.5, with three at 3 it is 5.0.
        ({"visual": 6, "brainstem": 3, "pyramidal": 3}, "4.5"),
        ({"visual": 6, "brainstem": 3, "pyramidal": 3, "sensory": 3}, "5.0"),
        ({"visual": 6}, "4.0"),
        ({"brainstem": 1}, "1.0"),
        ({"brainstem": 1, "pyramidal": 1}, "1.5"),
        ({"brainstem": 1, "pyramidal": 1, "sensory": 1}, "1.5"),
        ({"brainstem": 1, "pyramidal": 1, "sensory": 1, "cerebellar": 1}, "1.5"),
    ],
)
def test_the_functional_systems_give_the_step(grades: dict[str, int], step: str) -> None:
    """Combinations around the limits of the table."""
    assert calculate("edss", NO_GRADES | grades).result == Decimal(step)


@pytest.mark.parametrize(
    ("grades", "others"),
    [
        # Only cerebral 1: the table counts it (1.0), the wording does not (0).
        ({"cerebral": 1}, ["0.0"]),
        ({"cerebral": 1, "pyramidal": 1}, ["1.0"]),
        ({"cerebral": 1, "pyramidal": 2}, []),
        ({"pyramidal": 1}, []),
        # The systems give 0, walking at least 2.0.
        ({"ambulation": 1}, ["0.0"]),
        ({"ambulation": 1, "pyramidal": 2}, []),
        ({"ambulation": 2, "pyramidal": 2}, ["2.0"]),
        ({}, []),
    ],
)
def test_another_reading_stands_beside_the_step(grades: dict[str, int], others: list[str]) -> None:
    """Where Kurtzke's wording gives another step than the tables, that step is told, and nowhere else."""
    assert [str(other.value) for other in calculate("edss", NO_GRADES | grades).alternatives] == others


@pytest.mark.parametrize(
    ("grades", "lines"),
    [({"pyramidal": 6}, 2), ({"pyramidal": 6, "ambulation": 2}, 2), ({"pyramidal": 6, "ambulation": 3}, 1), ({"pyramidal": 5}, 1), ({"ambulation": 2}, 1)],
)  # fmt: skip
def test_a_total_loss_with_good_walking_is_asked_about(grades: dict[str, int], lines: int) -> None:
    """Grade 6 and walking 300 m or more contradict each other."""
    assert len(calculate("edss", NO_GRADES | grades).cautions) == lines


def test_three_decimals_are_taken_where_nobody_types_in_a_form() -> None:
    """On the command line 70.125 is a number; in a form it is asked about."""
    spec = InputSpec("weight_kg", "number", Decimal(25), Decimal(300))
    assert read_value(spec, "70.125") == Decimal("70.125")
    assert calculate("bsa", {"height_cm": "170.125", "weight_kg": "70"}).result is not None
    with pytest.raises(BadInputError, match="can be read as"):
        calculate("bsa", {"height_cm": "170.125", "weight_kg": "70"}, in_form=True)


def test_a_range_reads_as_numbers_or_as_words() -> None:
    """Numbers run "to" each other, words stand with "or"."""
    assert range_in_words((Decimal("3.0"), Decimal("7.0"))) == "3.0 to 7.0"
    assert range_in_words(("met", "not met")) == "met or not met"
    assert range_in_words(None) == ""
