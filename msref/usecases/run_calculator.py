"""
Runs a calculator for the command line and for files: `key=value` pairs in, JSON or CSV out.

A command line and a file read "." and "," both as decimal marks; grouping is refused. In a file each row stands for itself: a bad row gets its
error and the others their results. Not here: the arithmetic, the texts about a calculator, files.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from msref.domain.calculators import calculate, calculator
from msref.domain.calculators.result import Answer, CalculatorResult, answer_in_words, range_in_words
from msref.domain.facts import did_you_mean
from msref.errors import BadInputError
from msref.words import say

RESULT_COLUMNS: Final = ("result", "range", "alternatives", "missing", "cautions", "error")
_PLAIN_NUMBER: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def inputs_from_pairs(pairs: Iterable[str]) -> dict[str, str]:
    """The inputs of `key=value` words. Raises BadInputError for a word without "=" and for a key given twice."""
    inputs: dict[str, str] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        key = key.strip()
        if not mark or not key:
            raise BadInputError(say("batch.no_input", given=pair), field=pair)
        if key in inputs:
            raise BadInputError(say("batch.given_twice", name=key), field=key)
        inputs[key] = value.strip()
    return inputs


def calc_as_json(name: str, inputs: Mapping[str, object]) -> dict[str, object]:
    """
    The result of one calculator as plain data for JSON.

    Raises NotFoundError for an unknown calculator and BadInputError, naming the input, for a value that is not usable.
    """
    return result_as_json(calculate(name, inputs))


def result_as_json(result: CalculatorResult) -> dict[str, object]:
    """A result as plain data: numbers stay numbers, findings become an object, everything else is text."""
    return {
        "name": result.name,
        "result": _plain(result.result),
        "range": None if result.range is None else [_plain(end) for end in result.range],
        "alternatives": [{"value": _plain(other.value), "why": other.why} for other in result.alternatives],
        "missing": list(result.missing),
        "steps": list(result.steps),
        "cautions": list(result.cautions),
        "sources": [{"key": source.key, "locator": source.locator} for source in result.sources],
    }


def _plain(answer: Answer | None) -> object:
    if isinstance(answer, Decimal):
        # Results are rounded to few digits, which a float prints unchanged.
        return int(answer) if answer.as_tuple().exponent == 0 else float(answer)
    return dict(answer) if isinstance(answer, tuple) else answer


def calc_csv(name: str, text: str) -> str:
    """
    Run one calculator on every row of a CSV text; the same rows come out in the same order, with the result columns added.

    The header names the inputs, each once and every required one; columns are parted by commas, or by semicolons when the header has them.
    Raises NotFoundError for the name and BadInputError for a header that is not usable.
    """
    needed = calculator(name).inputs
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    first = lines.readline()
    delimiter = ";" if ";" in first else ","
    lines.seek(0)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as fault:
        raise BadInputError(say("batch.not_csv", fault=fault), field="csv") from fault
    header = [cell.strip() for cell in rows[0]] if rows else []
    _check_header(header, [spec.id for spec in needed], [spec.id for spec in needed if spec.required])
    out = [_line([*header, *RESULT_COLUMNS], delimiter)]
    for row in rows[1:]:
        cells = row or [""] * len(header)
        shown = [*cells[: len(header)], *[""] * (len(header) - len(cells))]
        out.append(_line([*(_harmless(cell) for cell in shown), *_row_result(name, header, cells)], delimiter))
    return "".join(out)


def _line(cells: list[str], delimiter: str) -> str:
    """One row as CSV. Written with both line marks so that a cell holding either is quoted, ended with one."""
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _check_header(header: list[str], known: list[str], required: list[str]) -> None:
    if not any(header):
        raise BadInputError(say("batch.no_header", names=", ".join(known)), field="csv")
    for column in header:
        if column not in known:
            hint = did_you_mean(column, known) or f" {say('batch.columns_are', names=', '.join(known))}"
            raise BadInputError(f"{say('batch.no_such_column', name=column)}{hint}", field=column or "csv")
        if header.count(column) > 1:
            raise BadInputError(say("batch.column_twice", name=column), field=column)
    absent = [column for column in required if column not in header]
    if absent:
        raise BadInputError(say("batch.columns_absent", names=", ".join(absent)), field=absent[0])


def _row_result(name: str, header: list[str], row: list[str]) -> list[str]:
    if len(row) != len(header):
        return [""] * (len(RESULT_COLUMNS) - 1) + [say("batch.other_length", cells=len(row), names=len(header))]
    try:
        result = calculate(name, dict(zip(header, row, strict=False)))
    except BadInputError as fault:
        return [""] * (len(RESULT_COLUMNS) - 1) + [str(fault)]
    return [
        answer_in_words(result.result),
        range_in_words(result.range),
        "; ".join(answer_in_words(other.value) for other in result.alternatives),
        " ".join(result.missing),
        " ".join(result.cautions),
        "",
    ]


def _harmless(cell: str) -> str:
    """A cell as it came, but never one that a spreadsheet would run as a formula."""
    formula = cell.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if formula else cell
