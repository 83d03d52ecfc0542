"""The words of the domain follow the language that is spoken; what is compared, stored or counted does not."""

from datetime import date

import pytest

from msref.domain.calculators import calculate
from msref.domain.calculators.result import answer_in_words, not_known, range_in_words
from msref.domain.criteria.evaluate import TRUTH_WORDS, evaluate, value_in_words
from msref.domain.criteria.nodes import criterion_from_mapping
from msref.domain.dates import day_in_words, month_in_words, span_in_words
from msref.domain.exposures import Exposure, exposure_from_text
from msref.domain.facts import Facts
from msref.domain.labels import Labels
from msref.domain.parameters import Choice, Parameter
from msref.domain.records import KIND_LABELS, KINDS, TOPICS
from msref.domain.timing.questions import QUESTION
from msref.domain.timing.windows import STATUS_WORDS
from msref.domain.truth import Truth
from msref.errors import BugError
from msref.words import Words, speak

TODAY = date(2026, 11, 20)
DRUGS = Parameter(
    "dmt_exposures",
    "Treatment history",
    "exposures",
    "treatment",
    "",
    choices=(Choice("interferon_beta", "interferon beta"), Choice("ocrelizumab", "ocrelizumab")),
)
AGE = Parameter("age_years", "Age", "integer", "who", "", unit="years", minimum=0, maximum=110, step=1)
PARAMETERS = {parameter.id: parameter for parameter in (DRUGS, AGE)}


@pytest.fixture
def trial_language() -> None:
    """A language that says every text with a mark before it."""
    speak(Words(alter=lambda text: f"~{text}"))


@pytest.mark.usefixtures("trial_language")
def test_an_answer_in_words_stays_the_same_key_and_is_said_in_the_language() -> None:
    """Bands and worked cases know an answer by its key, so the key never changes; the reader sees the words."""
    given = {"relapse": "no", "confirmed_worsening": "no", "new_or_enlarging_t2": "no", "gd_enhancing": "no"}
    result = calculate("neda3", given)
    assert (result.result, answer_in_words(result.result), result.sentence) == ("met", "~met", "~NEDA-3: met.")
    still_open = calculate("neda3", {**given, "relapse": "unknown"})
    assert (still_open.range, range_in_words(still_open.range)) == (("met", "not met"), "~~met or ~not met")


@pytest.mark.usefixtures("trial_language")
def test_findings_keep_their_keys_too() -> None:
    """Each factor and its state is a key in the result, and words only where it is shown."""
    result = calculate("ahsct_factors", {"course": "rrms"})
    assert isinstance(result.result, tuple)
    assert ("relapsing MS (better progression-free survival)", "met") in result.result
    assert "~~relapsing MS (better progression-free survival): ~met" in answer_in_words(result.result)


@pytest.mark.usefixtures("trial_language")
def test_what_is_missing_is_named_by_the_ids_of_inputs() -> None:
    """A form puts its labels in the place of the ids, whatever the sentence around them is."""
    assert (
        calculate("bsa", {}).steps == (not_known(("height_cm", "weight_kg")),) == ("~Not known: height_cm, weight_kg.",)
    )


@pytest.mark.usefixtures("trial_language")
def test_a_treatment_is_kept_in_one_language_and_shown_in_the_one_that_is_spoken() -> None:
    """A case written down under one language is read back under another."""
    exposure = Exposure("ocrelizumab", start=date(2024, 1, 10), stop_reason="wish", adequate=False)
    line = "ocrelizumab, started 2024-01-10, stopped because wish, adequate course no"
    assert exposure.as_text() == line
    assert exposure_from_text(line) == exposure
    shown = value_in_words(DRUGS, (line,))
    assert shown == "~ocrelizumab, ~started 2024-01-10, ~stopped because ~wish, ~adequate course no"


def test_in_english_a_treatment_is_shown_as_it_is_kept() -> None:
    """A treatment of which only the drug is known is shown by its label, the others by their line."""
    lines = ("interferon_beta", "ocrelizumab, last dose 2026-05-01, next dose due 2026-11-01")
    assert value_in_words(DRUGS, lines) == f"interferon beta, {lines[1]}"


@pytest.mark.usefixtures("trial_language")
def test_truth_does_not_hang_on_the_language() -> None:
    """The same answer with the same names of what is missing; only its sentences differ."""
    rule = criterion_from_mapping(
        {"all": [{"parameter": "age_years", "at_least": 18}, {"not": {"treated": "dmt_exposures"}}]}
    )
    answer = evaluate(rule, Facts({"age_years": 34}), TODAY, PARAMETERS)
    assert (answer.truth, answer.missing, answer.words) == (
        Truth.UNKNOWN,
        ("dmt_exposures",),
        "~All of these: cannot be told.",
    )
    leaves = [leaf.words for leaf in answer.leaves()]
    assert leaves[0] == "~Age: 34 years (asked: ~at least 18 years): holds."
    assert leaves[1] == "~Treatment history: ~unknown (asked: ~any drug): cannot be told."


@pytest.mark.usefixtures("trial_language")
def test_tables_of_words_are_asked_when_they_are_read() -> None:
    """Words that were taken when the program was loaded would stay English."""
    assert KIND_LABELS["drug"] == "~Drug"
    assert TOPICS.get("acute") == "~Acute relapse"
    assert STATUS_WORDS["passed"] == "~over"
    assert TRUTH_WORDS[Truth.FALSE] == "~does not hold"
    assert QUESTION["vaccine-in-relapse"].label == "~Vaccination during a relapse"


def test_every_kind_of_record_has_a_name_and_a_strange_one_has_none() -> None:
    """A table of words holds its keys in order and knows which it has."""
    assert tuple(KIND_LABELS) == KINDS
    assert "drug" in KIND_LABELS
    assert "pamphlet" not in KIND_LABELS
    assert KIND_LABELS.get("pamphlet", "pamphlet") == "pamphlet"
    assert len(KIND_LABELS) == len(KINDS)


def test_whether_a_key_is_there_is_told_without_saying_its_words() -> None:
    """A key can be looked for before any words are read."""
    table = Labels({"here": "settings.no_such_words"})
    assert "here" in table
    with pytest.raises(BugError, match=r"settings\.no_such_words"):
        table["here"]


def test_a_day_is_said_with_the_name_of_its_month() -> None:
    """Day, month in words, year; no digit is filled up."""
    assert day_in_words(date(2026, 11, 20)) == "20 November 2026"
    assert day_in_words(date(2027, 3, 1)) == "1 March 2027"
    assert [month_in_words(month)[:3] for month in range(1, 13)] == (
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )
    assert [span_in_words(6, unit) for unit in ("days", "weeks", "months", "years")] == [
        "6 days",
        "6 weeks",
        "6 months",
        "6 years",
    ]
