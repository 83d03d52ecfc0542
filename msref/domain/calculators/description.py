"""
What a reader is told of a calculator: the description that content gives to a function.

Plain values for forms and pages; each text stands twice, as HTML for the screen and as words for everything else. Not here: the arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from msref.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Text:
    """One text as HTML with its citations and as plain words."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class InputDescription:
    """
    One input as it is asked: label, unit, the absolute and the plausible range (both empty when there is none), (id, label) choices, help.

    A value outside the absolute range is refused, one outside the plausible range is asked about. `parameter` is the id of the patient
    parameter that can fill it, or empty.
    """

    id: str
    label: str
    kind: str
    unit: str
    absolute: tuple[float, ...]
    plausible: tuple[float, ...]
    choices: tuple[tuple[str, str], ...]
    help: Text
    required: bool
    parameter: str


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """One worked example: inputs as words, the answer, and how it was worked out."""

    title: str
    inputs: tuple[tuple[str, str], ...]
    answer: str
    worked: str


@dataclass(frozen=True, slots=True)
class CalculatorDescription:
    """Everything content says of one calculator. `record` is the id of its page; `bands` are (band, what it means)."""

    id: str
    record: str
    title: str
    summary: Text
    topic: str
    type: str
    strength: str
    result_label: str
    result_unit: str
    inputs: tuple[InputDescription, ...]
    bands: tuple[tuple[str, Text], ...]
    when_to_use: tuple[Text, ...]
    when_not_to_use: tuple[Text, ...]
    formula: tuple[Text, ...]
    pitfalls: tuple[Text, ...]
    sources: tuple[Text, ...]
    cases: tuple[CaseDescription, ...]


def description_from_mapping(data: object) -> CalculatorDescription:
    """Read stored plain data. Raises BadInputError when it is not a description."""
    try:
        spec = cast("Mapping[str, object]", data)
        plain = {
            name: str(spec[name])
            for name in ("id", "record", "title", "topic", "type", "strength", "result_label", "result_unit")
        }
        return CalculatorDescription(
            **plain,
            summary=_text(spec["summary"]),
            inputs=tuple(_input(entry) for entry in _mappings(spec["inputs"])),
            bands=tuple((str(entry["band"]), _text(entry)) for entry in _mappings(spec["bands"])),
            when_to_use=_texts(spec["when_to_use"]),
            when_not_to_use=_texts(spec["when_not_to_use"]),
            formula=_texts(spec["formula"]),
            pitfalls=_texts(spec["pitfalls"]),
            sources=_texts(spec["sources"]),
            cases=tuple(_case(entry) for entry in _mappings(spec["cases"])),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadInputError(f"This is not the description of a calculator ({fault}).", field="calculator") from fault


def _mappings(data: object) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", data)


def _text(data: object) -> Text:
    entry = cast("Mapping[str, object]", data)
    return Text(str(entry["html"]), str(entry["text"]))


def _texts(data: object) -> tuple[Text, ...]:
    return tuple(_text(entry) for entry in _mappings(data))


def _input(entry: Mapping[str, object]) -> InputDescription:
    return InputDescription(
        id=str(entry["id"]),
        label=str(entry["label"]),
        kind=str(entry["kind"]),
        unit=str(entry["unit"]),
        absolute=tuple(cast("list[float]", entry["absolute"])),
        plausible=tuple(cast("list[float]", entry["plausible"])),
        choices=tuple((str(choice["id"]), str(choice["label"])) for choice in _mappings(entry["choices"])),
        help=_text(entry["help"]),
        required=entry["required"] is True,
        parameter=str(entry["parameter"]),
    )


def _case(entry: Mapping[str, object]) -> CaseDescription:
    inputs = cast("Mapping[str, object]", entry["inputs"])
    return CaseDescription(
        title=str(entry["title"]),
        inputs=tuple((name, str(value)) for name, value in inputs.items()),
        answer=str(entry["answer"]),
        worked=str(entry["worked"]),
    )
