"""Faults in the content of calculators are told with file, line and how to mend them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from msref.content_compiler.problems import Problem
from msref.domain.calculators.description import description_from_mapping
from msref.errors import BadInputError
from tests.content_compiler.calculator_content import compiled_calculators

CONTENT = Path(__file__).resolve().parents[2] / "content"
BSA = "calculators/bsa/calculator.yaml"
CASES = "calculators/bsa/cases.yaml"

Spoil = Callable[[str, str, str], int]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with all sources and calculators that a test may spoil."""
    root = tmp_path / "content"
    for folder in ("sources", "calculators", "parameters", "articles", "definitions", "drugs"):
        shutil.copytree(CONTENT / folder, root / folder)
    shutil.copy(CONTENT / "pack.yaml", root / "pack.yaml")
    return root


@pytest.fixture
def spoil(content: Path) -> Spoil:
    """Replace a text in a file of the content once; gives the line it stood on."""

    def replace(file: str, old: str, new: str) -> int:
        path = content / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}: the test would change nothing"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace


def faults(content: Path, code: str) -> list[Problem]:
    """The faults of one kind in the calculators of a content folder."""
    _, problems = compiled_calculators(content)
    return [problem for problem in problems if problem.code == code]


def test_the_real_calculators_have_no_fault(content: Path) -> None:
    """The content that faults are planted in has none."""
    _, problems = compiled_calculators(content)
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "mend"),
    [
        (BSA, "strength: Published", "strenght: Published", "unknown-field", "`strength`"),
        (BSA, "topic: transplant", "topic: transplants", "unknown-choice", "transplant"),
        (BSA, "type: dosing", "type: dose", "unknown-choice", "dosing"),
        (BSA, "id: bsa", "id: bsas", "id-not-folder-name", "equal"),
        (BSA, "label: Height, kind: number", "label: Height, kind: integer", "inputs-differ", "the same"),
        (BSA, "absolute: [50, 250]", "absolute: [40, 250]", "inputs-differ", "the same"),
        (BSA, "unit: cm", "unit: m", "inputs-differ", "the same"),
        (BSA, "plausible: [120, 210]", "plausible: [20, 210]", "range-out-of-bounds", "inside"),
        (
            BSA,
            "help: In centimetres.",
            "help: In centimetres., parameter: tallness",
            "unknown-parameter",
            "parameters/",
        ),
        (BSA, "adult build [@redlarski2016, abstract]", "adult build", "figure-without-citation", "Cite"),
        (BSA, "[@mitoxantroneeu, posology]", "[@mitoxantroneus2, posology]", "unknown-source", "mitoxantroneus"),
        (CASES, "result: 1.82", "result: 1.83", "case-fails", "Mend the case"),
        (CASES, "alternatives: [1.81]", "alternatives: [1.80]", "case-fails", "Mend the case"),
        (CASES, "missing: [weight_kg]", "missing: [height_cm]", "case-fails", "Mend the case"),
        (CASES, "error: height_cm", "error: weight_kg", "case-fails", "expect the error"),
        (CASES, "expect: {error: weight_kg}", "expect: {result: 18}", "case-fails", "Mend the inputs"),
        (CASES, "worked: ", "workt: ", "unknown-field", "`worked`"),
    ],
)
def test_a_fault_is_told_with_file_line_and_mend(  # noqa: PLR0917  one planted fault a line
    content: Path, spoil: Spoil, file: str, old: str, new: str, code: str, mend: str
) -> None:
    """One thing changed in a calculator is reported in its file, at or above its line, with how to mend it."""
    line = spoil(file, old, new)
    told = faults(content, code)
    assert [problem for problem in told if problem.file == file and problem.line == line and mend in problem.mend], told


def test_a_calculator_with_a_fault_is_left_out(content: Path, spoil: Spoil) -> None:
    """The faulty calculator is not compiled, the others are."""
    spoil(CASES, "result: 1.82", "result: 1.83")
    compiled, _ = compiled_calculators(content)
    names = [calculator.id for calculator in compiled]
    assert "bsa" not in names
    assert "edss" in names


def test_inputs_in_another_order_differ(content: Path, spoil: Spoil) -> None:
    """The inputs must stand in the order of the function."""
    spoil(BSA, "id: height_cm", "id: weight_kg")
    assert any(
        "the function takes height_cm, weight_kg" in problem.what for problem in faults(content, "inputs-differ")
    )


def test_choices_must_be_those_of_the_function(content: Path, spoil: Spoil) -> None:
    """A choice that the function does not know is reported."""
    spoil(
        "calculators/plasma_volume/calculator.yaml", "{id: percent, label: percent}", "{id: per_cent, label: percent}"
    )
    assert any("percent, fraction" in problem.what for problem in faults(content, "inputs-differ"))


def test_a_folder_without_function_and_a_function_without_content(content: Path) -> None:
    """A calculator nobody can run and a function nobody can read about are both reported."""
    shutil.move(content / "calculators" / "bsa", content / "calculators" / "body")
    assert [problem.file for problem in faults(content, "calculator-without-function")] == ["calculators/body"]
    assert {problem.file for problem in faults(content, "function-without-content")} == {BSA, CASES}


def test_what_the_function_cites_must_be_listed(content: Path, spoil: Spoil) -> None:
    """A source that the function gives and the list of sources does not is reported."""
    spoil(BSA, '  - "[@redlarski2016, abstract]"\n', "")
    (fault,) = faults(content, "source-not-listed")
    assert "redlarski2016, abstract" in fault.what


def test_a_source_that_is_no_citation(content: Path, spoil: Spoil) -> None:
    """An entry of the list of sources without a citation is reported."""
    line = spoil(BSA, '"[@redlarski2016, abstract]"\n', '"[@redlarski2016, abstract]"\n  - a book\n')
    (fault,) = faults(content, "no-citation")
    assert fault.line == line + 1


def test_few_cases_and_inputs_never_left_out(content: Path) -> None:
    """Fewer than ten cases, and a required input that no case leaves out, are reported."""
    (content / CASES).write_text(
        "- {title: One, inputs: {height_cm: 100, weight_kg: 36}, expect: {result: 1, alternatives: [0.93]}}\n",
        encoding="utf-8",
    )
    assert len(faults(content, "few-cases")) == 1
    (untried,) = faults(content, "missing-input-untried")
    assert "height_cm, weight_kg" in untried.what


def test_unreadable_yaml_is_told(content: Path, spoil: Spoil) -> None:
    """A file that is no YAML is reported and the other calculators are compiled."""
    spoil(BSA, "topic: transplant", "topic: [transplant")
    compiled, _ = compiled_calculators(content)
    assert faults(content, "unreadable-yaml")
    assert len(compiled) > 10


def test_the_description_is_read_back_whole(content: Path) -> None:
    """What is stored of a calculator is what a form needs: inputs with bounds and choices, bands, texts, cases."""
    compiled, _ = compiled_calculators(content)
    plasma = next(calculator for calculator in compiled if calculator.id == "plasma_volume")
    description = description_from_mapping(json.loads(plasma.spec_json))
    inputs = {entry.id: entry for entry in description.inputs}
    assert description.record == plasma.record.id == "calc-plasma-volume"
    assert (description.result_label, description.result_unit) == ("Plasma volume", "litres")
    assert inputs["weight_kg"].absolute == (25, 300)
    assert inputs["haematocrit_unit"].choices == (("percent", "percent"), ("fraction", "fraction of 1"))
    assert inputs["pregnancy"].required is False
    assert inputs["sex"].parameter == "sex"
    assert description.cases[0].answer == "2.80"
    assert "Nadler" in description.summary.text
    assert "[@" not in description.summary.text


def test_other_data_is_no_description() -> None:
    """Data of another shape is refused."""
    shapes: tuple[object, ...] = ({}, [], None, {"id": "x"})
    for data in shapes:
        with pytest.raises(BadInputError):
            description_from_mapping(data)
