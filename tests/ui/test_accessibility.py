"""
The whole program for people who use a keyboard, a screen reader, large letters, or who see no colours.

Every page is opened in the real window with a patient filled in. The figures of each test are printed and kept as properties of the run.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import THEMES
from msref.ui.widgets.chart_drawing import Stand
from msref.ui.widgets.chart_toolbar import CHART, OUTLINE
from msref.ui.widgets.matrix_row import DefinitionRow
from msref.ui.widgets.parameter_answers import AnswerLine
from msref.ui.widgets.record_list import RecordList
from tests.ui.accessible_pages import (
    INTERACTIVE,
    STATIONS,
    Station,
    controls,
    fill_in,
    leave,
    name_and_role,
    settle,
    shown,
    told,
    tour,
    visit,
    whereabouts,
)
from tests.ui.rendered_words import Word, hexadecimal, picture_of, words_in
from tests.ui.room_for_words import faults, labelled, plain

Report = Callable[[str, object], None]
_LEAST_TARGET: Final = 24
_NO_ROLES: Final = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Window,
    QAccessible.Role.Grouping,
}
_CONTRAST: Final = 4.5
_OF_EACH_KIND: Final = 2
_IN_ALL_COLOURS: Final = tuple(
    station
    for station in STATIONS
    if str(station)
    in {
        "home",
        "library/kind/drug",
        "record/acute-plasma-exchange with find",
        "table/t1-severe-relapse",
        "chart/choosing-dmt view 2",
        "patient",
        "planner view 0",
        "calc/edss",
        "bookmarks",
        "help with settings",
    }
)


@pytest.fixture
def report(record_property: Report, capsys: pytest.CaptureFixture[str]) -> Report:
    """Keep a figure with the run, and say it."""

    def say(name: str, value: object) -> None:
        record_property(name, value)
        with capsys.disabled():
            print(f"\n    {name}: {value}", end="")  # noqa: T201 - the figures are for reading

    return say


@pytest.fixture
def filled(program: Program, library: Library) -> Program:
    """The program with a patient of whom much is known."""
    fill_in(program, library)
    return program


def test_every_control_says_its_name_and_what_it_is(filled: Program, qtbot: QtBot, report: Report) -> None:
    """Each control of every page has a name of its own among its like, not that of its class, and a role that says what can be done with it."""
    count, problems = 0, []
    for station, root in tour(filled, qtbot):
        names: Counter[tuple[int, QAccessible.Role, str]] = Counter()
        for control in controls(root):
            name, role = name_and_role(control)
            count += 1
            names[id(control.parent()), role, name] += 1
            if not name or name == type(control).__name__:
                problems.append(f"{station}: no name: {whereabouts(control)}")
            if role in _NO_ROLES:
                problems.append(f"{station}: {role.name} is no role to act on: {whereabouts(control)}")
        problems += [f"{station}: {times} times {what[2]!r}" for what, times in names.items() if times > 1]
    report("controls", count)
    report("controls named and with a role", f"{count - len(problems)} of {count}")
    assert count > 1000
    assert not problems, "\n".join(problems)


def test_nothing_is_written_bolder_than_the_boldest_letters(filled: Program, qtbot: QtBot, report: Report) -> None:
    """Half bold is the boldest of the program's own letters; what asks for more would be thickened by Qt, another look for each size."""
    count, problems = 0, set()
    for station, root in tour(filled, qtbot):
        for widget in shown(root):
            for font, words in _fonts_of(widget):
                count += 1
                if font.weight() > QFont.Weight.DemiBold:
                    problems.add(f"{station}: {words!r} in {whereabouts(widget)}")
    report("pieces of text whose weight was read", count)
    assert count > 1000
    assert not problems, "\n".join(sorted(problems))


def test_everything_to_click_is_at_least_24_pixels_wide_and_tall(filled: Program, qtbot: QtBot, report: Report) -> None:
    """WCAG 2.2, 2.5.8: who has no steady hand meets every button, field and box of every page; links among words are free of this."""
    smallest, count, problems = 1000, 0, set()
    filled.window.search.line.setText("plex")  # its sign to empty it stands there only then
    for station, root in tour(filled, qtbot):
        for target in controls(root):
            if isinstance(target, INTERACTIVE) and not target.visibleRegion().isEmpty():
                count += 1
                side = min(target.width(), target.height())
                smallest = min(smallest, side)
                if side < _LEAST_TARGET:
                    problems.add(f"{station}: {target.width()} x {target.height()}: {whereabouts(target)}")
    report("targets of the pointer measured", count)
    report("smallest side of a target in pixels", smallest)
    assert count > 500
    assert not problems, "\n".join(sorted(problems))


def _fonts_of(widget: QWidget) -> Iterator[tuple[QFont, str]]:
    """The letters of a widget, and of each piece of the document it shows."""
    yield widget.font(), type(widget).__name__
    document = widget.document() if isinstance(widget, QTextEdit) else None
    if isinstance(widget, QLabel) and "<" in widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
        document = QTextDocument()
        document.setHtml(widget.text())
    block = document.begin() if document is not None else None
    while block is not None and block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment().charFormat().font(), pieces.fragment().text()
            pieces += 1
        block = block.next()


def test_no_name_hides_the_words_of_a_label(filled: Program, qtbot: QtBot, report: Report) -> None:
    """What a label shows is what a screen reader gets: a name that is set replaces the words for it, so the words must be told beside it."""
    count, problems = 0, set()
    for station, root in tour(filled, qtbot):
        for label in shown(root):
            if isinstance(label, QLabel) and label.text():
                count += 1
                if " ".join(plain(label).split()) not in " ".join(told(label).split()) and label.text() not in told(
                    label
                ):
                    problems.add(f"{station}: {plain(label)[:70]!r} is told as {told(label)[:70]!r}")
    report("labels told in full", f"{count - len(problems)} of {count}")
    assert count > 100
    assert not problems, "\n".join(sorted(problems))


def _places_of_words(widget: QWidget) -> list[QRect]:
    """Where a widget shows words, in its own measure."""
    if isinstance(widget, (QLabel, QAbstractButton, QComboBox, QLineEdit)):
        # The edge of a box to tick is no word; 3 to 1 is enough for it, and the themes hold it to that.
        left = round(widget.fontMetrics().height() * 1.6) if isinstance(widget, (QCheckBox, AnswerLine)) else 4
        return [widget.rect().adjusted(left, 3, -4, -3).intersected(widget.visibleRegion().boundingRect())]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, viewport = widget.model(), widget.viewport()
        cells = [model.index(row, column) for row in range(4) for column in range(2)]
        rects = [widget.visualRect(cell).intersected(viewport.rect()) for cell in cells if cell.isValid()]
        return [rect.translated(viewport.pos()) for rect in rects]
    if isinstance(widget, QTextEdit):
        return [widget.viewport().geometry().intersected(QRect(0, 0, 2000, 200))]
    return []


def _words_on(root: QWidget) -> Iterator[tuple[QWidget, Word]]:
    """Words as they stand in the picture of a window, some of each kind of widget; what is switched off is left out."""
    picture = picture_of(root)
    kinds: Counter[tuple[object, ...]] = Counter()
    for widget in shown(root):
        kind = (type(widget), widget.foregroundRole(), widget.styleSheet())
        if not widget.isEnabled() or kinds[kind] >= _OF_EACH_KIND:
            continue
        letters = widget.fontMetrics().height()
        for place in _places_of_words(widget):
            if place.height() >= letters * 0.7:
                kinds[kind] += 1
                for word in words_in(picture, QRect(widget.mapTo(root, place.topLeft()), place.size()), letters):
                    yield widget, word


def test_words_stand_out_from_their_ground_in_all_colours(filled: Program, qtbot: QtBot, report: Report) -> None:
    """Ink and ground of the words on the pages, taken from the pictures themselves, are 4.5 to 1 apart or more in each theme."""
    count, least, problems = 0, dict.fromkeys(THEMES, 21.0), {}
    for station in _IN_ALL_COLOURS:
        root = visit(filled, station, qtbot)
        for theme in THEMES:
            filled.appearance.choose(theme)
            settle(qtbot)
            for widget, word in _words_on(root):
                count += 1
                least[theme] = min(least[theme], word.contrast)
                if word.contrast < _CONTRAST:
                    colours = f"{hexadecimal(word.ink)} on {hexadecimal(word.ground)}"
                    problems[theme, type(widget), colours] = f"{theme}, {station}: {whereabouts(widget)} {colours}"
        filled.appearance.choose("light")
        leave(filled, station)
    report("words measured in pictures", count)
    report("least contrast", {theme: round(value, 2) for theme, value in least.items()})
    assert count > 1500
    assert not problems, "\n".join(problems.values())


def test_faint_words_would_be_found(qtbot: QtBot) -> None:
    """The measure of contrast finds #999999 on white: 2.85 to 1 by the formula of WCAG 2.2."""
    faint = QLabel("Faint words")
    faint.setStyleSheet("color: #999999; background: #ffffff; padding: 8px;")
    qtbot.addWidget(faint)
    faint.show()
    words = list(words_in(picture_of(faint), faint.rect(), faint.fontMetrics().height()))
    assert [round(word.contrast, 2) for word in words] == [2.85, 2.85]


def test_no_words_are_cut_off_up_to_twice_the_size(filled: Program, qtbot: QtBot, report: Report) -> None:
    """Each label, button, choice and hint of every page has the room its words need at 100, 125, 150 and 200 percent."""
    count = 0
    problems: dict[tuple[object, ...], str] = {}
    for station in STATIONS:
        root = visit(filled, station, qtbot)
        for percent in (100, 125, 150, 200):
            filled.appearance.set_zoom(percent)
            settle(qtbot)
            widgets = shown(root)
            for widget in labelled(widgets):
                count += 1
                for fault in faults(widget):
                    key = (str(station), type(widget), widget.accessibleName())
                    problems[key] = f"{station} at {percent} %: {whereabouts(widget)} {fault}"
            for view in widgets:
                if isinstance(view, RecordList):
                    problems |= {(str(station), view, row): f"{station} at {percent} %: {row}" for row in _cut(view)}
        filled.appearance.set_zoom(100)
        leave(filled, station)
    report("labels measured at 4 sizes", count)
    report("labels clipped", len(problems))
    assert count > 5000
    assert not problems, "\n".join(problems.values())


def _cut(view: RecordList) -> list[str]:
    """Titles of rows that do not stand whole."""
    rows = range(min(8, len(view.lines)))
    return [view.lines[row].title for row in rows if view._delegate._layout(row).title.text() != view.lines[row].title]


def test_cut_off_words_would_be_found(qtbot: QtBot) -> None:
    """The measure of room finds a label and a button that are too narrow, and one that hangs over the edge."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    label, button, over = QLabel("Many words for little room"), QPushButton("Many words too"), QPushButton("x", holder)
    label.setFixedWidth(40)
    button.setFixedWidth(30)
    column.addWidget(label)
    column.addWidget(button)
    holder.resize(300, 100)
    holder.show()
    over.setGeometry(290, 5, 60, 40)
    over.show()
    assert all(list(faults(widget)) for widget in (label, button, over))


def test_states_of_definitions_are_words_and_signs_not_colours(filled: Program, qtbot: QtBot) -> None:
    """Without any colour each definition still says its state by a word, and different states have different words."""
    visit(filled, Station("patient"), qtbot)
    page = filled.navigator.current
    assert isinstance(page, AssessCriteriaScreen)
    words = {"met": "Met", "not_met": "Not met", "cannot_tell": "Cannot tell", "not_applicable": "Does not apply"}
    rows = page.findChildren(DefinitionRow)
    assert len(rows) > 20
    assert len({row.state for row in rows}) >= 2
    for row in rows:
        assert words[row.state].casefold() in row.head.accessibleName().casefold(), row.head.accessibleName()


def test_stands_of_chart_boxes_differ_in_grey(filled: Program, qtbot: QtBot) -> None:
    """The box where the walk stands, one passed, one ahead and one off the way look different in shades of grey, in every theme."""
    visit(filled, Station("chart/acute-relapse", CHART), qtbot)
    page = filled.navigator.current
    assert isinstance(page, WalkFlowchartScreen)
    box = page.view.boxes[page.session.walk.place]
    page.view.choose(page.session.walk.place, read=False)
    for theme in THEMES:
        filled.appearance.choose(theme)
        greys = []
        for stand in Stand:
            box.set_stand(stand)
            page.view.centerOn(box)
            QApplication.processEvents()
            greys.append(page.view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
        assert all(one != other for at, one in enumerate(greys) for other in greys[:at]), theme


def test_the_chart_is_walked_by_keyboard_and_has_a_twin_in_words(filled: Program, qtbot: QtBot) -> None:
    """Arrows go from box to box, each told by kind, title and stand; the outline holds the question that stands open in words."""
    visit(filled, Station("chart/acute-relapse", CHART), qtbot)
    page = filled.navigator.current
    assert isinstance(page, WalkFlowchartScreen)
    page.view.setFocus()
    told_of = {told(page.view)}
    for _ in range(6):
        QTest.keyClick(page.view, Qt.Key.Key_Down)
        told_of.add(told(page.view))
    assert len(told_of) >= 3
    assert name_and_role(page.view)[1] == QAccessible.Role.Chart
    page.show_mode(OUTLINE)
    settle(qtbot)
    lines = "\n".join(page.outline.item(row).text() for row in range(page.outline.count()))
    open_question = page.session.chart.node(page.session.walk.place)
    assert open_question is not None
    assert open_question.title in lines


def test_the_timeline_is_walked_by_keyboard_and_has_a_twin_in_words(filled: Program, qtbot: QtBot) -> None:
    """Arrows go from window to window, each told in words with its dates; the plan as text holds the title of every window."""
    visit(filled, Station("planner", 0), qtbot)
    page = filled.navigator.current
    assert isinstance(page, PlanDatesScreen)
    page.timeline.setFocus()
    page.timeline.choose_first()
    said = set()
    for _ in range(8):
        index = page.timeline.currentIndex()
        said.add(str(page.timeline.model().data(index, Qt.ItemDataRole.AccessibleTextRole)))
        QTest.keyClick(page.timeline, Qt.Key.Key_Down)
    assert len(said) >= 5
    assert all(len(words) > 10 for words in said)
    text = " ".join(page.plain_text().split())
    titles = [row.window.title for row in page.rows() if row.window is not None]
    assert len(titles) >= 5
    assert not [title for title in titles if title not in text]
