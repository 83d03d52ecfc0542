"""The words at the head and the foot of every printed sheet: title, content and its age, home jurisdiction, day; sources, page x of y, validity."""

from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication

from msref.reports.day_words import short_day
from msref.ui.page_words import page_words
from msref.ui.paper import Paper

_MOST_SOURCES = 14


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What every sheet says besides its page: the content with its age and review, where is home, the day, when the patient was begun."""

    content: str
    review: str
    printed: date
    home: str = ""
    patient_begun: str = ""


def head_html(paper: Paper, words: SheetWords) -> str:
    """The head of every sheet."""
    printed = QCoreApplication.translate("SheetWords", "printed {day}").format(day=short_day(words.printed))
    home = (
        QCoreApplication.translate("SheetWords", "home jurisdiction: {name}").format(name=words.home)
        if words.home
        else ""
    )
    line = " · ".join(escape(part) for part in (words.content, words.review, home, printed) if part)
    return f'<p style="margin: 0"><b>{escape(paper.title)}</b> · msref</p><p style="margin: 0">{line}</p>'


def foot_html(paper: Paper, words: SheetWords, number: int, count: int) -> str:
    """The foot of one sheet."""
    lines = []
    if paper.sources:
        lines.append(_sources(paper.sources))
    if paper.for_patient:
        lines.append(_for_patient(words))
    lines.append(QCoreApplication.translate("SheetWords", "It informs and does not replace clinical judgement."))
    return f'<p style="margin: 0">{" · ".join(map(escape, lines))} · <b>{escape(page_words(number, count))}</b></p>'


def _sources(sources: tuple[str, ...]) -> str:
    shown = sources[:_MOST_SOURCES]
    named, more = "; ".join(shown), len(sources) - len(shown)
    if not more:
        return QCoreApplication.translate("SheetWords", "Sources: {names}").format(names=named)
    words = QCoreApplication.translate("SheetWords", "Sources: {names}; and {count} more, named where they are cited")
    return words.format(names=named, count=more)


def _for_patient(words: SheetWords) -> str:
    day = short_day(words.printed)
    if not words.patient_begun:
        said = QCoreApplication.translate(
            "SheetWords",
            "Valid on the day of printing, {day}; no identifier is printed, write the label by hand",
        )
        return said.format(day=day)
    said = QCoreApplication.translate(
        "SheetWords",
        "Valid on the day of printing, {day}; patient begun {time}; no identifier is printed, write the label by hand",
    )
    return said.format(day=day, time=words.patient_begun)
