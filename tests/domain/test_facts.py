"""The fact sheet: what is let in, what is refused and with which words."""

from datetime import date

import pytest

from msref.domain.facts import Facts, facts_from_case
from msref.domain.parameters import Choice, Parameter
from msref.errors import BadInputError

TODAY = date(2026, 11, 20)
COLOURS = (Choice("red", "Red"), Choice("green", "Green"), Choice("blue", "Blue"))
PARAMETERS = (
    Parameter("age_years", "Age", "integer", "who", "", "years", 0, 110, 1),
    Parameter("edss_rise", "EDSS rise", "number", "attack", "", "points", 0, 10, 0.5),
    Parameter("fever", "Fever", "yes_no", "attack", ""),
    Parameter("onset", "Onset", "date", "attack", ""),
    Parameter("next_dose", "Next dose", "date", "plans", ""),
    Parameter("colour", "Colour", "choice", "who", "", choices=COLOURS),
    Parameter("colours", "Colours", "choices", "who", "", choices=COLOURS),
)


def test_good_values_are_kept_as_they_are_meant() -> None:
    """Numbers, yes or no, dates and choices become values of their kind; several choices stand in dictionary order."""
    facts = facts_from_case(
        {
            "age_years": 34,
            "edss_rise": 1.5,
            "fever": False,
            "onset": "2026-11-08",
            "colour": "red",
            "colours": ["blue", "red", "blue"],
        },
        PARAMETERS,
        TODAY,
    )
    assert dict(facts.values) == {
        "age_years": 34,
        "edss_rise": 1.5,
        "fever": False,
        "onset": date(2026, 11, 8),
        "colour": "red",
        "colours": ("red", "blue"),
    }


def test_null_and_absent_are_unknown_while_no_and_none_are_known() -> None:
    """Null is unknown; false, 0 and an empty list of choices are knowledge."""
    facts = facts_from_case({"age_years": None, "edss_rise": 0, "fever": False, "colours": []}, PARAMETERS, TODAY)
    assert list(facts) == ["edss_rise", "fever", "colours"]
    assert not facts.knows("age_years")
    assert facts.value("onset") is None


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("age_year", 34, 'Did you mean "age_years"?'),
        ("age_years", -1, "from 0 to 110 years"),
        ("age_years", 111, "from 0 to 110 years"),
        ("age_years", 34.5, "a whole number from 0 to 110"),
        ("age_years", 10**400, "from 0 to 110 years"),
        ("age_years", "34", "a number from 0 to 110"),
        ("age_years", True, "it is true"),
        ("age_years", float("nan"), "must be"),
        ("edss_rise", 0.7, "steps of 0.5"),
        ("edss_rise", float("inf"), "from 0 to 10 points"),
        ("fever", "no", "true or false"),
        ("fever", 0, "true or false"),
        ("onset", "2026-02-30", "YYYY-MM-DD"),
        ("onset", "20261108", "YYYY-MM-DD"),
        ("onset", "8.11.2026", "YYYY-MM-DD"),
        ("onset", "2026-11-21", "not later than today"),
        ("onset", 5, "YYYY-MM-DD"),
        ("colour", "rod", 'Did you mean "red"?'),
        ("colour", ["red"], "one of red, green, blue"),
        ("colours", "red", "a list of choices"),
        ("colours", ["red", "rod"], 'Did you mean "red"?'),
        ("colours", [["red"]], "one of red, green, blue"),
        ("colours", {"red": True}, "a list of choices"),
    ],
)
def test_what_cannot_be_is_refused_with_its_name(field: str, value: object, words: str) -> None:
    """A value that no patient can have is refused in one sentence that names the field and what it must be."""
    with pytest.raises(BadInputError) as refused:
        facts_from_case({field: value}, PARAMETERS, TODAY)
    assert refused.value.field == field
    assert words in str(refused.value)
    assert field in str(refused.value)


def test_plans_may_lie_ahead() -> None:
    """A planned date may be after today; the date of an attack may not."""
    facts = facts_from_case({"next_dose": "2027-01-04"}, PARAMETERS, TODAY)
    assert facts.value("next_dose") == date(2027, 1, 4)


def test_parameters_must_be_an_object() -> None:
    """A list in place of the parameters is refused by name."""
    with pytest.raises(BadInputError) as refused:
        facts_from_case([1], PARAMETERS)
    assert refused.value.field == "parameters"


def test_a_sheet_does_not_change() -> None:
    """Changing what a sheet was made from, or deriving another from it, leaves it as it was."""
    given: dict[str, bool | int | float | str | date | tuple[str, ...]] = {"age_years": 34}
    facts = Facts(given)
    given["age_years"] = 90
    other = facts.with_value("fever", value=True)
    assert dict(facts.values) == {"age_years": 34}
    assert dict(other.values) == {"age_years": 34, "fever": True}
    assert dict(other.without("age_years").values) == {"fever": True}
    assert dict(other.only(["fever", "onset"]).values) == {"fever": True}
    assert len(other) == 2
    with pytest.raises(TypeError):
        facts.values["age_years"] = 90  # type: ignore[index]
