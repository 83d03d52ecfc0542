"""What may be typed into a calculator: one separator, no grouping, nothing guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.calculators import CALCULATORS, calculate
from msref.domain.calculators.inputs import INPUT_KINDS, InputSpec, read_inputs, read_value
from msref.errors import BadInputError, NotFoundError

WEIGHT = InputSpec("weight_kg", "number", Decimal(25), Decimal(300), unit="kg")
LESIONS = InputSpec("lesions", "integer", Decimal(0), Decimal(500))
EDSS = InputSpec("edss", "edss")
DOSES = InputSpec("doses", "numbers", Decimal(0), Decimal(200))

# The 20 steps of the scale.
EDSS_STEPS = ["0", *[f"{whole}.{half}" for whole in range(1, 10) for half in (0, 5)], "10.0"]


@pytest.mark.parametrize(("text", "number"), [("70", "70"), ("70.5", "70.5"), ("70,5", "70.5"), (" 70 ", "70")])
def test_one_point_or_comma_is_the_decimal_mark(text: str, number: str) -> None:
    """A point and a comma both mark the decimals."""
    assert read_value(WEIGHT, text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "1,000.5",
        "1.000,5",
        "1 000",
        "1'000",
        "7e1",
        "+70",
        "-70",
        "70kg",
        ".5",
        "70.",
        "\u0667\u0660",
        "inf",
        "nan",
        "7_0",
    ],
)
def test_everything_else_is_refused_with_the_name_of_the_input(text: str) -> None:
    """Grouping, signs, exponents, units and other digits are refused in one sentence."""
    with pytest.raises(BadInputError) as fault:
        read_value(WEIGHT, text)
    assert fault.value.field == "weight_kg"
    assert "no grouping" in str(fault.value)


@pytest.mark.parametrize("text", ["70.125", "70,125", "1.234", "12,345"])
def test_three_digits_after_the_mark_are_asked_about_in_a_form_only(text: str) -> None:
    """In a form such a number could be a thousandfold; on the command line it is a decimal."""
    with pytest.raises(BadInputError, match="can be read as"):
        read_value(InputSpec("x", "number", Decimal(0), Decimal(100000)), text, in_form=True)
    assert read_value(InputSpec("x", "number", Decimal(0), Decimal(100000)), text) == Decimal(text.replace(",", "."))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789.,' \u00a0\u066b-+e", max_size=12))
def test_a_text_is_one_number_or_refused(text: str) -> None:
    """No text is read as a number that its digits do not spell."""
    spec = InputSpec("x", "number", Decimal(0), Decimal(10**9))
    try:
        value = read_value(spec, text)
    except BadInputError:
        return
    if value is None:
        assert not text.strip()
        return
    assert isinstance(value, Decimal)
    whole, _, decimals = text.strip().replace(",", ".").partition(".")
    assert value == Decimal(f"{whole}.{decimals or 0}")


@pytest.mark.parametrize(("text", "fits"), [("24.9", False), ("25", True), ("300", True), ("300.1", False)])
def test_absolute_bounds_are_both_allowed(text: str, fits: bool) -> None:  # noqa: FBT001  the expectation itself
    """At a bound is allowed, beyond it is refused with the bounds and the unit."""
    if fits:
        assert read_value(WEIGHT, text) == Decimal(text)
    else:
        with pytest.raises(BadInputError, match="from 25 to 300 kg"):
            read_value(WEIGHT, text)


def test_whole_numbers_are_whole() -> None:
    """A count may be written 3 or 3.0, not 2.5."""
    assert read_value(LESIONS, "3.0") == 3
    with pytest.raises(BadInputError, match="whole number"):
        read_value(LESIONS, "2.5")


def test_edss_steps_are_the_twenty_of_the_scale() -> None:
    """All 20 steps are read as halves; every other tenth from 0 to 10 is refused."""
    assert [read_value(EDSS, text) for text in EDSS_STEPS] == [0, *range(2, 21)]
    steps = {Decimal(text) for text in EDSS_STEPS}
    for tenths in range(101):
        if Decimal(tenths) / 10 not in steps:
            with pytest.raises(BadInputError):
                read_value(EDSS, f"{tenths // 10}.{tenths % 10}")


def test_a_step_typed_without_its_point_gets_a_hint() -> None:
    """65 is no step; 6.5 may be meant."""
    with pytest.raises(BadInputError, match=r'Did you mean "6\.5"'):
        read_value(EDSS, "65")


def test_several_numbers_are_parted_by_plus_semicolon_or_blank() -> None:
    """Doses may be written 12+12.5, 12;12,5 or with blanks."""
    for text in ("12+12.5", "12;12,5", "12 12.5", "12 + 12,5"):
        assert read_value(DOSES, text) == (Decimal(12), Decimal("12.5"))
    with pytest.raises(BadInputError):
        read_value(DOSES, "+")


@pytest.mark.parametrize("word", ["", "  ", "unknown", "Unknown", "?", None])
def test_what_is_not_known_has_no_value(word: str | None) -> None:
    """Nothing, "unknown" and null all mean not known, for every kind of input."""
    for kind in INPUT_KINDS:
        assert read_value(InputSpec("x", kind, choices=("a", "b")), word) is None


def test_other_kinds() -> None:
    """Yes and no, choices and days are read; others are refused with what is allowed."""
    yes_no, choice, day = (
        InputSpec("y", "yes_no"),
        InputSpec("c", "choice", choices=("percent", "fraction")),
        InputSpec("d", "date"),
    )
    assert read_value(yes_no, "Yes") is True
    assert read_value(yes_no, "false") is False
    assert read_value(choice, "Percent") == "percent"
    assert read_value(day, "2026-01-31") == date(2026, 1, 31)
    for spec, text, told in (
        (yes_no, "maybe", "yes, no or unknown"),
        (choice, "percnt", "Did you mean"),
        (day, "31.01.2026", "year-month-day"),
    ):
        with pytest.raises(BadInputError, match=told):
            read_value(spec, text)


def test_an_unknown_input_gets_a_hint() -> None:
    """A misspelt input is refused with the one that may be meant."""
    with pytest.raises(BadInputError, match='Did you mean "weight_kg"') as fault:
        read_inputs((WEIGHT,), {"wieght_kg": "70"})
    assert fault.value.field == "wieght_kg"


def test_an_unknown_calculator_gets_a_hint() -> None:
    """A misspelt calculator is not found, with the one that may be meant."""
    with pytest.raises(NotFoundError, match='Did you mean "edss"'):
        calculate("edds", {})


@pytest.mark.parametrize("name", CALCULATORS)
def test_with_nothing_known_there_is_no_number(name: str) -> None:
    """Every calculator without inputs names everything required as missing, gives no number, and cites its source."""
    result = calculate(name, {})
    needed = tuple(spec.id for spec in CALCULATORS[name].inputs if spec.required)
    assert result.missing == needed
    assert result.result is None or name == "ahsct_factors"
    assert result.sources
    assert result.steps


@pytest.mark.parametrize("name", CALCULATORS)
def test_inputs_are_well_declared(name: str) -> None:
    """Every input has a known kind, both bounds when it is a number, and choices when it is a choice; ids are there once."""
    specs = CALCULATORS[name].inputs
    assert len({spec.id for spec in specs}) == len(specs)
    for spec in specs:
        assert spec.kind in INPUT_KINDS
        assert (spec.minimum is not None and spec.maximum is not None) == (
            spec.kind in {"integer", "number", "numbers"}
        )
        assert bool(spec.choices) == (spec.kind == "choice")
