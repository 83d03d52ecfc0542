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
        self.modes = SegmentedChoice(("Chart", "Outline", "One question"))
        self.modes.mark(CHART)
        self.modes.picked.connect(self.mode_picked)
        self.scale = QLabel("100 %")
        flow = FlowLayout(self, gap=7)
        flow.addWidget(self.modes)
        self.back = self._button("Step back", "Take back the last answer given by hand (Backspace)", self.back_asked)
        self.begin = self._button(
            "Restart", "Begin again; asks first when answers were given by hand (R)", self.restart_asked
        )
        copy = self._button("Copy walk", "Copy the walk as text with its sources (Ctrl+Shift+C)", self.copy_asked)
        to_paper = self._button("Print…", "Print the walk, or save it as PDF (Ctrl+P)", self.print_asked)
        smaller = self._button("\N{MINUS SIGN}", "Zoom the chart out (-)", None)
        larger = self._button("+", "Zoom the chart in (+)", None)
        smaller.setAccessibleName("Zoom out")
        larger.setAccessibleName("Zoom in")
        smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        fit = self._button("Whole chart", "Show the whole chart (0)", self.fit_asked)
        here = self._button("Where it stands", "Go to where the walk stands (Home)", self.current_asked)
        zoom = QWidget()
        line = QHBoxLayout(zoom)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(smaller)
        line.addWidget(self.scale)
        line.addWidget(larger)
        self._chart_only = (zoom, fit, here)
        for widget in (self.back, self.begin, copy, to_paper, *self._chart_only):
            flow.addWidget(widget)

    def show_mode(self, mode: int) -> None:
        """Mark the view; zoom is for the chart only."""
        self.modes.mark(mode)
        for widget in self._chart_only:
            widget.setVisible(mode == CHART)

    def show_scale(self, percent: int) -> None:
        """Say the zoom of the chart."""
        self.scale.setText(f"{percent} %")
        self.scale.setAccessibleName(f"Chart at {percent} percent")

    def can_step_back(self, *, can: bool) -> None:
        """Whether an answer given by hand can be taken back."""
        self.back.setEnabled(can)

    def _button(self, text: str, tip: str, signal: SignalInstance | None) -> EdgedButton:
        button = EdgedButton(text)
        label_button(button, tip)
        if signal is not None:
            button.clicked.connect(signal)
        return button
