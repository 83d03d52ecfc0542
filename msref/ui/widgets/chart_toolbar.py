"""The bar above a chart: which view, zoom, step back, begin again, copy, print. It only asks."""

from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from msref.ui.widgets.parameter_controls import EdgedButton, SegmentedChoice, label_button
from msref.ui.widgets.table_flow_layout import FlowLayout

CHART: Final = 0
OUTLINE: Final = 1
ONE_QUESTION: Final = 2


class ChartToolbar(QWidget):
    """Buttons in a line that breaks when the window is narrow."""

    mode_picked = Signal(int)
    zoom_asked = Signal(int)
    fit_asked = Signal()
    current_asked = Signal()
    back_asked = Signal()
    restart_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.modes = SegmentedChoice((self.tr("Chart"), self.tr("Outline"), self.tr("One question")))
        self.modes.mark(CHART)
        self.modes.picked.connect(self.mode_picked)
        self.scale = QLabel(self.tr("{percent} %").format(percent=100))
        flow = FlowLayout(self, gap=7)
        flow.addWidget(self.modes)
        self.back = self._button(
            self.tr("Step back"), self.tr("Take back the last answer given by hand (Backspace)"), self.back_asked
        )
        self.begin = self._button(
            self.tr("Restart"),
            self.tr("Begin again; asks first when answers were given by hand (R)"),
            self.restart_asked,
        )
        copy = self._button(
            self.tr("Copy walk"), self.tr("Copy the walk as text with its sources (Ctrl+Shift+C)"), self.copy_asked
        )
        to_paper = self._button(
            self.tr("Print…"), self.tr("Print the walk, or save it as PDF (Ctrl+P)"), self.print_asked
        )
        fit = self._button(self.tr("Whole chart"), self.tr("Show the whole chart (0)"), self.fit_asked)
        here = self._button(
            self.tr("Where it stands"), self.tr("Go to where the walk stands (Home)"), self.current_asked
        )
        self._chart_only = (self._zoom_controls(), fit, here)
        for widget in (self.back, self.begin, copy, to_paper, *self._chart_only):
            flow.addWidget(widget)

    def _zoom_controls(self) -> QWidget:
        smaller = self._button("\N{MINUS SIGN}", self.tr("Zoom the chart out (-)"), None)
        larger = self._button("+", self.tr("Zoom the chart in (+)"), None)
        smaller.setAccessibleName(self.tr("Zoom out"))
        larger.setAccessibleName(self.tr("Zoom in"))
        smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        zoom = QWidget()
        line = QHBoxLayout(zoom)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(smaller)
        line.addWidget(self.scale)
        line.addWidget(larger)
        return zoom

    def show_mode(self, mode: int) -> None:
        """Mark the view; zoom is for the chart only."""
        self.modes.mark(mode)
        for widget in self._chart_only:
            widget.setVisible(mode == CHART)

    def show_scale(self, percent: int) -> None:
        """Say the zoom of the chart."""
        self.scale.setText(self.tr("{percent} %").format(percent=percent))
        self.scale.setAccessibleName(self.tr("Chart at {percent} percent").format(percent=percent))

    def can_step_back(self, *, can: bool) -> None:
        """Whether an answer given by hand can be taken back."""
        self.back.setEnabled(can)

    def _button(self, text: str, tip: str, signal: SignalInstance | None) -> EdgedButton:
        button = EdgedButton(text)
        label_button(button, tip)
        if signal is not None:
            button.clicked.connect(signal)
        return button
