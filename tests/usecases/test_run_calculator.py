"""Calculators from the command line and over files: pairs in, JSON and CSV out, faults named."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.calculators import CALCULATORS
from msref.errors import BadInputError, NotFoundError
from msref.usecases.run_calculator import RESULT_COLUMNS, calc_as_json, calc_csv, inputs_from_pairs

EDSS_PAIRS = [
    "visual=1",
    "brainstem=2",
    "pyramidal=1",
    "cerebellar=3",
    "sensory=1",
    "bowel_bladder=4",
    "cerebral=2",
    "ambulation=1",
]


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV text by column."""
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_json_has_its_eight_fields() -> None:
    """The answer names result, range, alternatives, missing, steps, cautions and sources, and survives JSON."""
    answer = calc_as_json("edss", inputs_from_pairs(EDSS_PAIRS))
    assert list(answer) == ["name", "result", "range", "alternatives", "missing", "steps", "cautions", "sources"]
    assert answer["name"] == "edss"
    assert answer["result"] == 4.0
    assert answer["range"] is None
    assert answer["missing"] == []
    assert json.loads(json.dumps(answer)) == answer


def test_json_of_a_missing_input_has_a_range_and_no_number() -> None:
    """Without one grade there is no result, the range of both ends, and the name of what is missing."""
    answer = calc_as_json("edss", inputs_from_pairs(EDSS_PAIRS[:-1]))
    assert answer["result"] is None
    assert answer["range"] == [4.0, 10.0]
    assert answer["missing"] == ["ambulation"]


def test_json_keeps_alternatives_with_their_reason_and_sources_with_their_place() -> None:
    """The other reading comes with why, every source with key and locator."""
    answer = calc_as_json("bsa", {"height_cm": "170", "weight_kg": "70"})
    assert answer["result"] == 1.82
    others = answer["alternatives"]
    assert isinstance(others, list)
    assert [other["value"] for other in others] == [1.81]
    assert "Du Bois" in others[0]["why"]
    assert {"key": "globalrphbsa", "locator": "references 1 and 4"} in answer["sources"]  # type: ignore[operator]


def test_steps_hold_the_numbers_of_the_user() -> None:
    """The formula is shown with the numbers that were typed."""
    answer = calc_as_json("steroid_course_total", {"mg_per_day": "1000", "days": "3"})
    assert "1000 mg a day x 3 days = 3000 mg." in answer["steps"]  # type: ignore[operator]


def test_findings_become_an_object() -> None:
    """A list of factors is an object of factor and state."""
    answer = calc_as_json("ahsct_factors", {"course": "rrms"})
    assert answer["result"]["relapsing MS (better progression-free survival)"] == "met"  # type: ignore[index]


@pytest.mark.parametrize(
    ("pairs", "field", "told"),
    [
        (["weight_kg"], "weight_kg", "key=value"),
        (["=70"], "=70", "key=value"),
        (["weight_kg=70", "weight_kg=71"], "weight_kg", "twice"),
    ],
)
def test_pairs_that_are_none_are_refused(pairs: list[str], field: str, told: str) -> None:
    """A word without a key or a mark, and a key given twice, are refused with their name."""
    with pytest.raises(BadInputError, match=told) as fault:
        inputs_from_pairs(pairs)
    assert fault.value.field == field


def test_a_value_may_hold_the_mark_and_blanks_around_it_go() -> None:
    """Only the first mark parts key and value."""
    assert inputs_from_pairs(["a= 1=2 "]) == {"a": "1=2"}


@pytest.mark.parametrize(
    ("name", "pairs", "field", "told"),
    [
        ("edss", ["visula=1"], "visula", 'Did you mean "visual"'),
        ("edss", ["visual=7"], "visual", "from 0 to 6"),
        ("edss", ["visual=1,000.5"], "visual", "no grouping"),
        ("plasma_volume", ["haematocrit_unit=litres"], "haematocrit_unit", "percent, fraction"),
        ("plasma_volume", ["weight_kg=150lb"], "weight_kg", "a number in digits"),
        ("edss_worsening", ["baseline=65"], "baseline", 'Did you mean "6.5"'),
    ],
)
def test_bad_values_name_their_input_in_one_sentence(name: str, pairs: list[str], field: str, told: str) -> None:
    """An unknown key, a value out of range, a wrong unit and grouping each say what is wrong and how to mend it."""
    with pytest.raises(BadInputError) as fault:
        calc_as_json(name, inputs_from_pairs(pairs))
    assert fault.value.field == field
    assert told in str(fault.value)
    assert "\n" not in str(fault.value)


def test_an_unknown_calculator_is_not_found() -> None:
    """A misspelt name says which calculator may be meant."""
    with pytest.raises(NotFoundError, match='Did you mean "plasma_volume"'):
        calc_as_json("plasma_volumes", {})


def test_csv_keeps_rows_and_order_and_a_bad_row_stops_no_other() -> None:
    """Three rows in, the same three out; the bad one has its error, the others their results."""
    out = rows_of(calc_csv("bsa", "height_cm,weight_kg\n170,70\n1.70,70\n100,36\n"))
    assert [(row["height_cm"], row["weight_kg"], row["result"]) for row in out] == [
        ("170", "70", "1.82"),
        ("1.70", "70", ""),
        ("100", "36", "1.00"),
    ]
    assert "height_cm must be from 50 to 250 cm" in out[1]["error"]
    assert out[0]["error"] == out[2]["error"] == ""


def test_csv_takes_columns_in_any_order_and_empty_cells_as_unknown() -> None:
    """The header says which column is which; an empty cell leaves a range."""
    out = rows_of(calc_csv("modified_rio", "relapses,new_t2_lesions\n1,\n1,6\n"))
    assert (out[0]["result"], out[0]["range"], out[0]["missing"]) == ("", "1 to 2", "new_t2_lesions")
    assert out[1]["result"] == "2"


def test_csv_with_semicolons_may_have_decimal_commas() -> None:
    """A file parted by semicolons stays so, and its commas are decimal marks."""
    text = calc_csv("bsa", "\ufeffheight_cm;weight_kg\r\n170,0;70,0\r\n")
    assert rows_of(text, ";")[0]["result"] == "1.82"
    assert text.startswith("height_cm;weight_kg;result;")


def test_csv_rows_of_another_length_get_an_error() -> None:
    """A row with a cell too many or too few says so; a blank line is a row with nothing known."""
    out = rows_of(calc_csv("bsa", "height_cm,weight_kg\n170\n170,70,1\n\n"))
    assert [row["error"] for row in out] == [
        "The row has 1 cells; the header names 2.",
        "The row has 3 cells; the header names 2.",
        "",
    ]
    assert out[2]["missing"] == "height_cm weight_kg"


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        ("", "csv", "no header"),
        ("\n170,70\n", "csv", "no header"),
        ("height_cm\n170\n", "weight_kg", "lacks weight_kg"),
        ("height_cm,wieght_kg\n170,70\n", "wieght_kg", 'Did you mean "weight_kg"'),
        ("height_cm,weight_kg,weight_kg\n", "weight_kg", "twice"),
    ],
)
def test_bad_headers_are_refused(text: str, field: str, told: str) -> None:
    """No header, a column that is no input, one that is lacking or stands twice: refused with the column's name."""
    with pytest.raises(BadInputError, match=told) as fault:
        calc_csv("bsa", text)
    assert fault.value.field == field


def test_csv_runs_no_formula_in_a_spreadsheet() -> None:
    """A cell that a spreadsheet would run is made text; a negative number stays as it is."""
    out = rows_of(calc_csv("bsa", 'height_cm,weight_kg\n"=1+1",-70\n'))
    assert (out[0]["height_cm"], out[0]["weight_kg"]) == ("'=1+1", "-70")
    assert out[0]["error"]


def test_csv_of_every_calculator_has_its_columns() -> None:
    """Every calculator takes a file with one column per input and adds the same result columns."""
    for name, calculator in CALCULATORS.items():
        header = ",".join(spec.id for spec in calculator.inputs)
        out = calc_csv(name, f"{header}\n").splitlines()
        assert out == [f"{header},{','.join(RESULT_COLUMNS)}"]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=8))
def test_any_cells_give_as_many_rows_as_went_in(cells: list[tuple[str, str]]) -> None:
    """Whatever stands in the cells, every row comes out once, with a result, a name of what is missing, or an error."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("height_cm", "weight_kg"), *cells])
    try:
        out = calc_csv("bsa", text.getvalue())
    except BadInputError as fault:
        assert fault.field == "csv"  # noqa: PT017  only text that CSV cannot hold
        return
    rows = list(csv.reader(io.StringIO(out, newline="")))[1:]
    assert len(rows) == len(cells)
    assert all(row[2] or row[5] or row[7] for row in rows)
