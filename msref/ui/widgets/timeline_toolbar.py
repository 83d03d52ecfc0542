"""The bars above the timeline: which view, which topics, zoom, copy, print, calendar; and the legend of the patterns. They only ask."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from msref.domain.timing.questions import TOPICS
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import CheckLine, EdgedButton, SegmentedChoice, label_button
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.ui.widgets.timeline_lane import LanePainter, legend

TIMELINE: Final = 0
TABLE: Final = 1
DIFFERENCES: Final = 2
TEXT: Final = 3
_NO_DAY: Final = date.min


class PlannerToolbar(QWidget):
    """Views, topics and what can be done with the plan, in lines that break when the window is narrow."""

    mode_picked = Signal(int)
    filtered = Signal()
    zoom_asked = Signal(int)
    fit_asked = Signal()
    today_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()
    calendar_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.modes = SegmentedChoice(
            (self.tr("Timeline"), self.tr("Table"), self.tr("Differences"), self.tr("As text"))
        )
        self.modes.mark(TIMELINE)
        self.modes.picked.connect(self.mode_picked)
        self.topics = {topic: self._topic_button(words) for topic, words in TOPICS.items()}
        self.doses = CheckLine(self.tr("Single doses"))
        label_button(self.doses, self.tr("Show a row for each dose of a vaccine"))
        self.doses.toggled.connect(self.filtered)
        flow = FlowLayout(self, gap=7)
        flow.addWidget(self.modes)
        for button in self.topics.values():
            flow.addWidget(button)
        flow.addWidget(self.doses)
        self._timeline_only = (
            self._button("\N{MINUS SIGN}", self.tr("Show a longer time (-)"), None),
            self._button("+", self.tr("Show a shorter time (+)"), None),
            self._button(self.tr("All dates"), self.tr("Show every date (0)"), self.fit_asked),
            self._button(self.tr("Today"), self.tr("Go to today (T)"), self.today_asked),
        )
        smaller, larger = self._timeline_only[:2]
        smaller.setAccessibleName(self.tr("Longer time"))
        larger.setAccessibleName(self.tr("Shorter time"))
        smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        for widget in (*self._timeline_only, *self._acts()):
            flow.addWidget(widget)

    def _topic_button(self, words: str) -> EdgedButton:
        button = EdgedButton(words)
        button.setCheckable(True)
        tip = self.tr("Show only this topic ({topic}) and others chosen; none chosen shows all")
        label_button(button, tip.format(topic=words))
        button.clicked.connect(self.filtered)
        return button

    def _acts(self) -> tuple[EdgedButton, ...]:
        """What can be done with the plan."""
        return (
            self._button(
                self.tr("Copy as text"),
                self.tr("Copy the plan as text with its sources (Ctrl+Shift+C)"),
                self.copy_asked,
            ),
            self._button(self.tr("Print…"), self.tr("Print the plan, or save it as PDF (Ctrl+P)"), self.print_asked),
            self._button(
                self.tr("Save calendar…"),
                self.tr("Save the dates as a calendar file (.ics); it names no person"),
                self.calendar_asked,
            ),
        )

    def chosen_topics(self) -> tuple[str, ...]:
        """The topics chosen; none means all."""
        return tuple(topic for topic, button in self.topics.items() if button.isChecked())

    def show_mode(self, mode: int) -> None:
        """Mark the view; zoom is for the timeline only."""
        self.modes.mark(mode)
        for widget in self._timeline_only:
            widget.setVisible(mode == TIMELINE)

    def _button(self, text: str, tip: str, signal: SignalInstance | None) -> EdgedButton:
        button = EdgedButton(text)
        label_button(button, tip)
        if signal is not None:
            button.clicked.connect(signal)
        return button


class Swatch(QWidget):
    """One pattern of the lanes with its word."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__()
        self.kind = kind
        self.words = words
        self.theme: Theme = LIGHT
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Pattern and word."""
        metrics = self.fontMetrics()
        return QSize(metrics.height() * 2 + metrics.horizontalAdvance(self.words) + 14, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        painter = QPainter(self)
        high = self.fontMetrics().height()
        LanePainter(self.theme, _NO_DAY).paint_zone(painter, QRectF(1, 3, high * 2, high - 2), self.kind)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(high * 2 + 8, 0, self.width(), self.height()), 0x80, self.words)


class Legend(QWidget):
    """What the patterns mean."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=10)
        self.swatches = [Swatch(kind, words) for kind, words in legend()]
        for swatch in self.swatches:
            flow.addWidget(swatch)
        self.setAccessibleName(self.tr("Legend"))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for swatch in self.swatches:
            swatch.theme = theme
            swatch.update()
