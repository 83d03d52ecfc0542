"""
Save and open case files: asks where, says what happened in plain sentences, and never takes half a case.

A case file is the user's own: it holds parameters, answers given by hand and a day, and no identifiers. msref keeps no copy and no list of files.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSaveFile, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.domain.consistency import unusual
from msref.domain.flowcharts.chart import Chart
from msref.domain.records import RecordTitle
from msref.errors import BadInputError, KnownError
from msref.reports.day_words import short_day
from msref.ui.widgets.parameter_patient import Patient
from msref.usecases.case_file import SUFFIX, case_from_text, case_text
from msref.usecases.read_case import Case

_LARGEST_BYTES: Final = 1_000_000


class CaseFiles(QObject):
    """Saving and opening for one patient. `told` gives a sentence about what happened."""

    told = Signal(str)

    def __init__(self, library: Library, patient: Patient, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._patient = patient
        self._widget = parent

    def save(self) -> None:
        """Ask where, and save what is known."""
        if self._is_forbidden():
            return
        name, _ = QFileDialog.getSaveFileName(
            self._widget,
            self.tr("Save case: choose a file name that identifies nobody"),
            f"case{SUFFIX}",
            self._endings(),
        )
        if name:
            self.save_to(Path(name if name.endswith((SUFFIX, ".json")) else f"{name}{SUFFIX}"))

    def open(self) -> None:
        """Ask which, and take the case in place of the patient in memory."""
        name, _ = QFileDialog.getOpenFileName(self._widget, self.tr("Open case"), "", self._endings())
        if name:
            self.open_from(Path(name))

    def _endings(self) -> str:
        """The kinds of files to choose from, as Qt's file window wants them."""
        words = self.tr("msref case (*{ending});;JSON (*.json);;All files (*)")
        return words.format(ending=SUFFIX)

    def save_to(self, path: Path) -> bool:
        """Write the case whole or not at all; a file that stood there before stays when writing fails."""
        if self._is_forbidden():
            return False
        patient = self._patient
        text = case_text(patient.facts, self._library.parameters(), patient.answers, patient.today)
        file = QSaveFile(str(path))
        written = (
            file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(text.encode("utf-8")) >= 0 and file.commit()
        )
        if not written:
            words = self.tr("The file {file} could not be written ({reason}). Choose another folder.")
            self._refuse(self.tr("Case not saved"), words.format(file=path, reason=file.errorString()))
            return False
        patient.name(_label(path))
        words = self.tr("Saved {file}. The file is your own: msref keeps no copy, and it holds no name or number.")
        self.told.emit(words.format(file=path.name))
        return True

    def open_from(self, path: Path) -> bool:
        """Take a case whole or not at all, after asking when another patient is in memory."""
        try:
            case = self._read(path)
        except KnownError as fault:
            unchanged = self.tr("The patient in memory is as it was.")
            self._refuse(self.tr("Case not opened"), f"{fault}\n\n{unchanged}")
            return False
        if self._patient.is_set and not self._may_replace():
            return False
        fitting, left_out = self._fitting(case)
        self._patient.replace(case.facts, {chart.id: given for chart, given in fitting}, _label(path))
        titles = [chart.title for chart, given in fitting if given]
        self.told.emit(self._opened_words(path, case, titles, left_out))
        return True

    def _is_forbidden(self) -> bool:
        if not self._patient.may_be_saved:
            self.told.emit(
                self.tr("Case files are not saved on this computer: the policy of your organisation forbids it.")
            )
        return not self._patient.may_be_saved

    def _read(self, path: Path) -> Case:
        try:
            if path.stat().st_size > _LARGEST_BYTES:
                words = self.tr("The file {file} is too large to be a case.")
                raise BadInputError(words.format(file=path.name), field="case")
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as fault:
            words = self.tr("The file {file} is not UTF-8 text, so it is no case.")
            raise BadInputError(words.format(file=path.name), field="case") from fault
        except OSError as fault:
            words = self.tr("The file {file} cannot be read ({reason}).")
            raise BadInputError(words.format(file=path.name, reason=fault.strerror), field="case") from fault
        case = case_from_text(text, self._library.parameters())
        if case.today > self._patient.today:
            words = self.tr(
                '"today": the case is for {day}, which lies after today, {today}. Check this computer\'s clock.'
            )
            told = words.format(day=short_day(case.today), today=short_day(self._patient.today))
            raise BadInputError(told, field="today")
        return case

    def _may_replace(self) -> bool:
        asked = QMessageBox.question(
            self._widget,
            self.tr("Replace the patient?"),
            self.tr(
                "A patient is in memory. Opening the case forgets everything about it: facts and answers given by hand."
            ),
        )
        return asked == QMessageBox.StandardButton.Yes

    def _opened_words(self, path: Path, case: Case, titles: Sequence[str], left_out: Sequence[str]) -> str:
        count = len(case.facts)
        today = self._patient.today
        opened = (
            self.tr("Opened {file}: {count} fact, case of {day}.")
            if count == 1
            else self.tr("Opened {file}: {count} facts, case of {day}.")
        )
        said = [opened.format(file=path.name, count=count, day=short_day(case.today))]
        if case.today != today:
            moved_on = self.tr("Dates now count from today, {today}; check what may have changed since.")
            said.append(moved_on.format(today=short_day(today)))
        if titles:
            named = self.tr("”, “").join(titles)
            said.append(self.tr("Its answers given by hand stand in “{algorithms}”.").format(algorithms=named))
        said += left_out
        parameters = {parameter.id: parameter for parameter in self._library.parameters()}
        said += unusual(case.facts, parameters, today)
        return " ".join(said)

    def _fitting(self, case: Case) -> tuple[list[tuple[Chart, dict[str, str]]], list[str]]:
        """The algorithms with their answers, as far as this library has them, and a sentence for each that it has not."""
        charts = {str(line.id): read_chart(self._library, str(line.id))[0] for line in self._titles(case)}
        fitting, left_out = [], []
        for name, given in case.by_chart.items():
            chart = charts.get(name)
            if chart is not None and _has_all(chart, given):
                fitting.append((chart, given))
            elif given:
                words = self.tr("Its answers given by hand in “{algorithm}” do not fit this library and were left out.")
                left_out.append(words.format(algorithm=chart.title if chart else name))
        if case.answers:
            able = [chart for chart in charts.values() if _has_all(chart, case.answers)]
            if len(able) == 1:
                fitting.append((able[0], case.answers))
            else:
                left_out.append(
                    self.tr("Its answers given by hand fit no single algorithm of this library and were left out.")
                )
        return fitting, left_out

    def _titles(self, case: Case) -> Sequence[RecordTitle]:
        return self._library.titles(kind="flowchart") if case.answers or case.by_chart else ()

    def _refuse(self, title: str, sentence: str) -> None:
        QMessageBox.warning(self._widget, title, sentence)
        self.told.emit(sentence.partition("\n")[0])


def _has_all(chart: Chart, answers: Mapping[str, str]) -> bool:
    return all((node := chart.node(question)) and node.edge(answer) for question, answer in answers.items())


def _label(path: Path) -> str:
    """What a case is called on the pages: its file name without the ending."""
    return path.name.removesuffix(SUFFIX).removesuffix(".json")
