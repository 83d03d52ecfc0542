"""How typed numbers and dates are read, whatever the locale of the machine."""

from datetime import date

import pytest

from msref.domain.parameters import Parameter
from msref.ui.widgets.parameter_reading import Reading, distance_in_words, number_as_typed, read_date, read_number

TODAY = date(2025, 11, 20)
AGE = Parameter("age", "Age", "integer", "who", "", unit="years", minimum=0, maximum=110, step=1)
DOSE = Parameter("dose", "Dose", "number", "attack", "", unit="g", minimum=0, maximum=20)
MASS = Parameter("mass", "Dose per day", "integer", "attack", "", unit="mg", minimum=0, maximum=3000, step=1)
EDSS = Parameter("edss", "EDSS rise", "number", "attack", "", unit="points", minimum=0, maximum=10, step=0.5)
ONSET = Parameter("onset", "First day", "date", "attack", "")
PLAN = Parameter("plan", "Planned day", "date", "plans", "")


def test_empty_text_is_unknown_without_a_remark() -> None:
    """An empty field is unknown, and nothing is said about it."""
    assert read_number("  ", AGE) == Reading()


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.5", 2.5), ("2,5", 2.5), ("12", 12.0), (" 0.125 ", 0.125), ("0,125", 0.125), ("1.2500", 1.25)],
)
def test_point_and_comma_both_separate_decimals(text: str, value: float) -> None:
    """One point or one comma separates the decimals; a leading zero cannot be a group, so it is not asked back."""
    assert read_number(text, DOSE).value == value


@pytest.mark.parametrize("text", ["1 250", "1,250.5", "1.2.3", "-1", "+1", "1e3", "12a", ".5", "5.", "\u0663", "½"])
def test_anything_else_is_not_used_and_says_how_to_write_it(text: str) -> None:
    """Grouped digits, signs, letters and half numbers leave the parameter unknown, with a sentence."""
    reading = read_number(text, DOSE)
    assert reading.value is None
    assert reading.is_fault
    assert reading.message.startswith("Not used: write digits")


def test_three_digits_after_the_separator_are_asked_back() -> None:
    """Of "1,250", which may be 1250 or 1.25, nothing is guessed: both readings that fit are offered."""
    reading = read_number("1,250", Parameter("x", "X", "number", "who", "", maximum=2000, minimum=0))
    assert reading.value is None
    assert reading.offers == ("1250", "1.25")


def test_only_readings_that_fit_are_offered() -> None:
    """For a whole number "1.250" can only mean 1250, and it is still asked rather than taken."""
    reading = read_number("1.250", MASS)
    assert reading.value is None
    assert reading.offers == ("1250",)


def test_number_outside_its_bounds_is_not_used() -> None:
    """A number out of range leaves the parameter unknown and names the range."""
    reading = read_number("111", AGE)
    assert reading.value is None
    assert reading.message == "Not used: Age must be from 0 to 110 years in steps of 1; this is 111 years."


def test_number_off_its_step_is_not_used() -> None:
    """An EDSS rise of 0.7 does not exist; 1.5 does."""
    assert read_number("0.7", EDSS).value is None
    assert read_number("1.5", EDSS).value == 1.5


def test_whole_number_has_no_decimals() -> None:
    """A whole number with decimals is not used."""
    assert read_number("34.5", AGE).message == "Not used: Age must be a whole number; this is 34.5."
    value = read_number("34", AGE).value
    assert value == 34
    assert isinstance(value, int)


def test_date_shows_weekday_and_distance() -> None:
    """8 November 2025 was a Saturday, 12 days before 20 November."""
    assert read_date("8", 11, "2025", ONSET, TODAY) == Reading(date(2025, 11, 8), "Saturday, 12 days ago")


def test_empty_date_is_unknown_and_an_unfinished_one_names_what_is_missing() -> None:
    """A date is used only when day, month and year are all there."""
    assert read_date("", 0, "", ONSET, TODAY) == Reading()
    unfinished = read_date("8", 0, "", ONSET, TODAY)
    assert unfinished.value is None
    assert unfinished.message == "Not used yet: month and year are missing."


def test_impossible_date_says_so() -> None:
    """There is no 31 February and no 29 February outside leap years; 29 February 2024 exists."""
    assert read_date("31", 2, "2025", ONSET, TODAY).message == "Not used: there is no 31 February 2025."
    assert read_date("29", 2, "2025", ONSET, TODAY).value is None
    assert read_date("29", 2, "2024", ONSET, TODAY).value == date(2024, 2, 29)


def test_year_has_four_digits() -> None:
    """A year of two digits is not completed by guessing."""
    assert read_date("8", 11, "25", ONSET, TODAY).message == "Not used: write the year with 4 digits."


def test_attack_cannot_begin_after_today_but_a_plan_may() -> None:
    """A day after today is refused for an attack and taken for a plan."""
    assert (
        read_date("21", 11, "2025", ONSET, TODAY).message
        == "Not used: 21 November 2025 lies after today (20 November 2025)."
    )
    assert read_date("21", 11, "2025", PLAN, TODAY) == Reading(date(2025, 11, 21), "Friday, in 1 day")


def test_distance_is_said_in_words() -> None:
    """Today and one day are said in the singular."""
    assert distance_in_words(TODAY, TODAY) == "today"
    assert distance_in_words(date(2025, 11, 19), TODAY) == "1 day ago"


def test_stored_numbers_are_shown_as_typed() -> None:
    """A whole value has no trailing zero, a large one no exponent."""
    assert number_as_typed(35.0) == "35"
    assert number_as_typed(2.5) == "2.5"
    assert number_as_typed(1234567.5) == "1234567.5"
