"""
The summary of one patient on one sheet: what decides most, chosen from the same answers as the full summary.

How much may stand there is a `Room`; it is widened step by step, what matters most first, as long as the sheet holds it, reckoned by letters. Paper
that does not hold the usual form asks for a stricter one.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Final

from msref.reports.patient_summary import PatientSummary
from msref.reports.sections import Section, section_lines
from msref.usecases.describe_content import content_and_review
from msref.usecases.one_page_known import Known, Room, known_of
from msref.usecases.one_page_sections import one_page_sections
from msref.usecases.patient_answers import PatientAnswers, SummaryMaterial

LINES: Final = (82, 78, 73, 66, 58)
"""How many lines a sheet holds: of the form for screen, text and paper, then of stricter ones for paper that does not hold it."""
_LETTERS_A_LINE: Final = 120  # at the smallest letters allowed, on the careful side
_FRAME_LINES: Final = 5  # title and foot
# What is widened, and how far, what matters most first.
_WIDER: Final = (
    ("names", 1), ("facts", 20), ("steps", 3), ("windows", 6), ("reasons", 2), ("facts", 28), ("steps", 5), ("windows", 8),
    ("unknowns", 10), ("facts", 40), ("reasons", 3), ("windows", 11), ("facts", 70), ("steps", 9), ("unknowns", 20), ("windows", 16),
    ("reasons", 5), ("steps", 20),
)  # fmt: skip


def one_page(
    material: SummaryMaterial, answers: PatientAnswers, *, age_on: date | None = None, lines: int = LINES[0]
) -> PatientSummary:
    """The form for a sheet of so many lines; `age_on` is the day that the age of the content is told for."""
    known = known_of(material, answers)
    described = content_and_review(material.info, age_on or answers.today)
    sections = one_page_sections(known, _widest(known, lines))
    return PatientSummary(answers.today, described, sections, is_one_page=True)


def _widest(known: Known, lines: int) -> Room:
    """The widest room of which a sheet of so many lines holds everything; the narrowest one when it holds none."""
    room = Room()
    full: set[str] = set()
    for name, most in _WIDER:
        wider = replace(room, **{name: most})
        if name not in full and _lines(one_page_sections(known, wider)) <= lines:
            room = wider
        else:
            full.add(name)
    return room


def _lines(sections: Iterable[Section]) -> int:
    told = (line for section in sections for line in section_lines(section) if line)
    return _FRAME_LINES + sum(max(1, ceil(len(line) / _LETTERS_A_LINE)) for line in told)
