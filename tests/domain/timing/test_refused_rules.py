"""Rules and vaccines that cannot be read are refused, each with one sentence that names the field."""

import pytest

from msref.domain.timing.rules import Bound, Interval, Note, RuleSource, rule_from_mapping
from msref.domain.timing.vaccines import Dose, Schedule, Vaccine, vaccine_from_mapping
from msref.errors import BadInputError

LOW = {"edge": "not_before", "anchor": "last_dose", "side": "after", "low": "4 weeks"}
HIGH = {"edge": "not_after", "anchor": "next_due", "side": "before", "low": "6 weeks"}
RULE: dict[str, object] = {
    "id": "wait",
    "title": "after the dose",
    "question": "vaccine-after",
    "kind": "not_before",
    "force": "advice",
    "interval": "4 weeks",
    "text": "Wait.",
    "bounds": [LOW],
}


def test_a_rule_is_read_as_it_is_written() -> None:
    """What is left out is empty: any drug, any vaccine, any state, no condition, no year; a source keeps key and locator."""
    rule = rule_from_mapping(
        RULE | {"sources": [{"key": "one2023", "locator": "Table 1"}], "notes": [{"text": "Always."}]}
    )
    assert (rule.drugs, rule.planned, rule.vaccines, rule.vaccine_classes) == ((), (), (), ())
    assert (rule.state, rule.when, rule.year, rule.jurisdiction, rule.until, rule.html) == (
        "any",
        None,
        None,
        "",
        "",
        "",
    )
    assert rule.bounds == (Bound("not_before", "last_dose", "after", Interval(4, "weeks")),)
    assert rule.sources == (RuleSource("one2023", "Table 1"),)
    assert rule.notes == (Note("Always."),)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"colour": "red"}, "colour", '"colour" is not a field of a timing rule.'),
        ({"title": ""}, "title", 'The field "title" of a timing rule is missing or empty.'),
        ({"title": 7}, "title", 'The field "title" of a timing rule is missing or empty.'),
        ({"text": None}, "text", 'The field "text" of a timing rule is missing or empty.'),
        ({"state": "paused"}, "state", "\"state\" must be one of any, current, stopped; it is 'paused'."),
        ({"force": 1}, "force", '"force" must be one of hard_stop, advice; it is 1.'),
        ({"drugs": "ocrelizumab"}, "drugs", '"drugs" must be a list.'),
        ({"notes": [{"text": ""}]}, "notes", "A note needs a text."),
        ({"notes": [{"when": {"parameter": "age_years", "at_least": 18}}]}, "notes", "A note needs a text."),
        ({"notes": ["Always."]}, "notes", "A note needs a text."),
        ({"sources": ["one2023"]}, "sources", "A source is a key and a locator."),
        ({"bounds": ["4 weeks"]}, "bounds", "A bound must be a mapping; it is '4 weeks'."),
        ({"bounds": [LOW | {"until": 3}]}, "bounds", '"until" is not a field of a bound.'),
        ({"bounds": [LOW | {"edge": "near"}]}, "edge", "\"edge\" must be one of not_before, not_after; it is 'near'."),
        ({"bounds": [LOW | {"low": "four weeks"}]}, "low", '"four weeks" is not an interval; write it like "4 weeks", with one of days, weeks, months, years.'),
        ({"bounds": [LOW | {"low": "4 moons"}]}, "low", '"4 moons" is not an interval; write it like "4 weeks", with one of days, weeks, months, years.'),
        ({"bounds": [LOW | {"high": "4 weeks"}]}, "high", "The high end of a range must be more than its low end."),
        ({"bounds": [LOW | {"high": "3 weeks"}]}, "high", "The high end of a range must be more than its low end."),
        ({"bounds": []}, "bounds", 'A rule of kind "not_before" has the bounds: not_before.'),
        ({"kind": "blocked"}, "bounds", 'A rule of kind "blocked" has the bounds: none.'),
        ({"kind": "info", "bounds": [HIGH]}, "bounds", 'A rule of kind "info" has the bounds: none or not_before or not_before, not_after.'),
        ({"kind": "between", "bounds": [HIGH, LOW]}, "bounds", 'A rule of kind "between" has the bounds: not_before, not_after.'),
        (
            {"kind": "between", "bounds": [LOW | {"high": "6 weeks"}, HIGH | {"high": "8 weeks"}]}, "bounds",
            "Only one of the two bounds of a rule can be a range.",
        ),
    ],
)  # fmt: skip
def test_a_rule_with_a_fault_is_refused(change: dict[str, object], field: str, words: str) -> None:
    """The sentence says what is wrong with which field."""
    with pytest.raises(BadInputError) as refused:
        rule_from_mapping(RULE | change)
    assert (refused.value.field, str(refused.value)) == (field, words)


@pytest.mark.parametrize(
    ("low", "high"),
    [("4 weeks", "5 weeks"), ("4 weeks", "2 months"), ("6 weeks", "2 months")],
)
def test_a_range_goes_up_within_one_unit(low: str, high: str) -> None:
    """A range of one unit must rise; units are never turned into one another, so two of them are taken as the source gives them."""
    rule = rule_from_mapping(RULE | {"bounds": [LOW | {"low": low, "high": high}]})
    assert rule.bounds[0].high == Interval(int(high[0]), high[2:])


def test_one_of_two_bounds_may_be_a_range() -> None:
    """The other one stays a single day."""
    rule = rule_from_mapping(RULE | {"kind": "between", "bounds": [LOW, HIGH | {"high": "8 weeks"}]})
    assert [bound.high for bound in rule.bounds] == [None, Interval(8, "weeks")]


def test_a_vaccine_is_read_as_it_is_written() -> None:
    """A range of a dose keeps both ends; a schedule without a year or a source has none."""
    schedule = {
        "id": "one",
        "label": "3 doses",
        "later": ["4 weeks", "2 to 6 months"],
        "sources": [{"key": "k", "locator": "l"}],
        "year": "2023",
    }
    vaccine = vaccine_from_mapping({"id": "v", "title": "V", "vaccine_class": "subunit", "schedules": [schedule]})
    doses = (Dose(Interval(4, "weeks")), Dose(Interval(2, "months"), Interval(6, "months")))
    assert vaccine == Vaccine(
        "v", "V", "subunit", (Schedule("one", "3 doses", doses, (RuleSource("k", "l"),), None, ""),)
    )
    assert vaccine_from_mapping({"id": "v", "title": "V", "vaccine_class": "toxoid"}) == Vaccine("v", "V", "toxoid")


@pytest.mark.parametrize(
    ("schedules", "field", "words"),
    [
        ("4 weeks", "schedules", '"schedules" must be a list.'),
        (["4 weeks"], "schedules", "A schedule needs `later`, the list of its doses after the first."),
        ([{"id": "one"}], "schedules", "A schedule needs `later`, the list of its doses after the first."),
        ([{"later": "4 weeks"}], "schedules", "A schedule needs `later`, the list of its doses after the first."),
        ([{"later": ["4"]}], "later", '"4" is not a time after the first dose; write "4 weeks" or "2 to 6 months".'),
        ([{"later": ["x weeks"]}], "later", '"x weeks" is not a time after the first dose; write "4 weeks" or "2 to 6 months".'),
        ([{"later": ["2 to x weeks"]}], "later", '"2 to x weeks" is not a time after the first dose; write "4 weeks" or "2 to 6 months".'),
        ([{"later": ["2 moons"]}], "later", '"2 moons" is not a time after the first dose; write "4 weeks" or "2 to 6 months".'),
    ],
)  # fmt: skip
def test_a_vaccine_with_a_fault_is_refused(schedules: object, field: str, words: str) -> None:
    """A schedule lists its doses, and each dose its time."""
    with pytest.raises(BadInputError) as refused:
        vaccine_from_mapping({"id": "v", "title": "V", "vaccine_class": "subunit", "schedules": schedules})
    assert (refused.value.field, str(refused.value)) == (field, words)


def test_a_class_that_nobody_knows_is_refused() -> None:
    """A vaccine has one of the known classes."""
    with pytest.raises(BadInputError, match="is not a class of vaccine") as refused:
        vaccine_from_mapping({"id": "v", "title": "V", "vaccine_class": "dead"})
    assert refused.value.field == "vaccine_class"
