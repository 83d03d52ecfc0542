"""Constants and limits of calculators, at values where a step in the last place changes the answer."""

from decimal import Decimal, localcontext

import pytest

from msref.domain.calculators import calculate
from msref.domain.calculators.description import description_from_mapping
from msref.domain.calculators.inputs import Given, InputSpec, exact_quotient, read_inputs, read_value
from msref.errors import BadInputError, BugError

PLAIN = {"html": "<p>x</p>", "text": "x"}


@pytest.mark.parametrize(
    ("height", "weight", "area"),
    [
        # 140^0.725 = 35.97020 and 127^0.425 = 7.83640; x 0.007184 = 2.025003, just above a half.
        (140, 127, "2.03"),
        # 140^0.725 = 35.97020 and 102^0.425 = 7.13929; x 0.007184 = 1.844863, just below a half.
        (140, 102, "1.84"),
    ],
)
def test_the_factor_of_du_bois_to_its_last_place(height: int, weight: int, area: str) -> None:
    """With 0.007183 the first would be 2.02 and with 0.007185 the second 1.85."""
    result = calculate("bsa", {"height_cm": height, "weight_kg": weight})
    assert result.alternatives[0].value == Decimal(area)


def test_an_onset_may_lie_ten_years_back() -> None:
    """3660 days after 1 January 2016 is 8 January 2026: 3653 days are ten years with three leap days, and 7 more; a day later is refused."""
    given = {"onset_date": "2016-01-01"}
    assert calculate("days_since_onset", given | {"on_date": "2026-01-08"}).result == 3660
    with pytest.raises(BadInputError, match="at most 10 years later; 2026-01-09 is not"):
        calculate("days_since_onset", given | {"on_date": "2026-01-09"})
    assert calculate("days_since_onset", given | {"on_date": "2016-01-01"}).result == 0
    with pytest.raises(BadInputError, match="on or after onset_date"):
        calculate("days_since_onset", given | {"on_date": "2015-12-31"})


def test_three_decimals_are_asked_about_in_a_form_only() -> None:
    """Outside a form 72.125 kg is a weight; typed in a form it could be 72125."""
    assert calculate("cladribine_tablets", {"weight_kg": "72.125"}).result == 28
    with pytest.raises(BadInputError, match=r"can be read as 72125 or as 72\.125"):
        calculate("cladribine_tablets", {"weight_kg": "72.125"}, in_form=True)


@pytest.mark.parametrize(("required", "read"), [(True, True), (False, False), ("true", False), (1, False)])
def test_an_input_is_required_only_when_the_content_says_so(required: object, read: bool) -> None:  # noqa: FBT001 - what must hold
    """Yes is yes and nothing else is: what is stored otherwise counts as not required."""
    entry = {
        "id": "a", "label": "A", "kind": "number", "unit": "", "absolute": [0, 9], "plausible": [], "choices": [], "help": PLAIN,
        "required": required, "parameter": "",
    }  # fmt: skip
    texts = dict.fromkeys(("bands", "when_to_use", "when_not_to_use", "formula", "pitfalls", "sources", "cases"), ())
    words = dict.fromkeys(("id", "record", "title", "topic", "type", "strength", "result_label", "result_unit"), "w")
    description = description_from_mapping({**words, **texts, "summary": PLAIN, "inputs": [entry]})
    assert description.inputs[0].required is read
    assert description.inputs[0].absolute == (0, 9)


@pytest.mark.parametrize(
    ("graded", "step", "others"),
    [
        # Two systems at grade 1 are 1.5; without the cerebral one a single sign is left, which is 1.0.
        ({"cerebral": 1, "bowel_bladder": 1}, "1.5", ["1.0"]),
        ({"cerebral": 1, "visual": 1}, "1.5", ["1.0"]),
        # Three at grade 1 are 1.5 as well, and so are the two that are left.
        ({"cerebral": 1, "visual": 1, "bowel_bladder": 1}, "1.5", []),
        ({"cerebral": 1}, "1.0", ["0.0"]),
        ({"visual": 1, "bowel_bladder": 1}, "1.5", []),
    ],
)
def test_a_cerebral_grade_1_is_counted_by_the_table_and_not_by_kurtzke(
    graded: dict[str, int], step: str, others: list[str]
) -> None:
    """The step without it stands beside the table's, and every other grade still counts in it."""
    systems = ("visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowel_bladder", "cerebral", "ambulation")
    result = calculate("edss", dict.fromkeys(systems, 0) | graded)
    assert str(result.result) == step
    assert [str(other.value) for other in result.alternatives] == others


@pytest.mark.parametrize(
    ("baseline", "current", "words"),
    [
        ("3.5", "3.0", "Change: 3.0 - 3.5 = -0.5."),
        ("3.5", "2.5", "Change: 2.5 - 3.5 = -1.0."),
        ("3.5", "3.5", "Change: 3.5 - 3.5 = 0.0."),
        ("3.5", "4.0", "Change: 4.0 - 3.5 = 0.5."),
    ],
)
def test_a_fall_of_the_edss_keeps_its_sign(baseline: str, current: str, words: str) -> None:
    """Half a point down is minus half a point."""
    assert words in calculate("edss_worsening", {"baseline": baseline, "current": current}).steps


@pytest.mark.parametrize("value", [True, False, "7", Decimal(7)])
def test_only_a_whole_number_is_given_out_as_one(value: bool | str | Decimal) -> None:  # noqa: FBT001 - what is refused
    """A yes, a text and a decimal are no whole numbers, however much they look like one."""
    assert Given((), {"count": 7}).integer("count") == 7
    with pytest.raises(BugError, match='asked for "count" as a whole number'):
        Given((), {"count": value}).integer("count")


def test_three_decimals_are_a_number_unless_a_form_is_said() -> None:
    """Read by itself a text with three decimals is that number."""
    spec = InputSpec("dose", "number")
    assert read_value(spec, "1.234") == Decimal("1.234")
    assert read_inputs((spec,), {"dose": "1,234"}).number("dose") == Decimal("1.234")
    with pytest.raises(BadInputError, match="can be read as 1234"):
        read_inputs((spec,), {"dose": "1.234"}, in_form=True)


@pytest.mark.parametrize(
    ("spec", "raw", "words"),
    [
        (InputSpec("dose", "number"), True, 'dose must be a number; "True" is not.'),
        (InputSpec("dose", "number"), [1], 'dose must be a number; "[1]" is not.'),
        (
            InputSpec("dose", "number", Decimal(1), Decimal(8), unit="mg"),
            9,
            "dose must be from 1 to 8 mg; 9 is not possible.",
        ),
        (InputSpec("dose", "number", Decimal(1), None), "0.5", "dose must be within its bounds; 0.5 is not possible."),
        (
            InputSpec("dose", "number", None, Decimal(8)),
            9,
            "dose must be within its bounds; 9 is not possible.",
        ),
    ],
)
def test_what_is_refused_is_told_in_words(spec: InputSpec, raw: object, words: str) -> None:
    """A yes and a list are no numbers; bounds are named when there are two of them."""
    with pytest.raises(BadInputError) as refused:
        read_value(spec, raw)
    assert str(refused.value) == words


def test_a_quotient_has_28_digits_whatever_is_set_elsewhere() -> None:
    """A third has 28 threes, also while the surroundings count with 5 digits."""
    with localcontext() as context:
        context.prec = 5
        assert exact_quotient(Decimal(1), Decimal(3)) == Decimal("0.3333333333333333333333333333")


@pytest.mark.parametrize("name", ["t25fw_change", "nine_hpt_change"])
def test_a_timed_test_takes_a_tenth_of_a_second_at_least(name: str) -> None:
    """A tenth of a second is a time, less is refused; 20 percent of 10 s lie at 12 s and at 8 s."""
    shortest = calculate(name, {"baseline_seconds": "0.1", "current_seconds": "0.1"})
    assert shortest.result == Decimal("0.0")
    for part in ("baseline_seconds", "current_seconds"):
        with pytest.raises(BadInputError, match=f"{part} must be from 0.1 to"):
            calculate(name, {"baseline_seconds": "10", "current_seconds": "10"} | {part: "0.09"})
    steps = calculate(name, {"baseline_seconds": "10", "current_seconds": "11"}).steps
    assert steps[0] == "20 percent of 10 s: slower from 12 s, faster up to 8 s."
