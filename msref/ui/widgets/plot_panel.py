"""
Pictures of evidence with what belongs to them: the heading, the picture, the same data as a table, and the ways to take it away (SVG, PNG, text).

Files are asked for and written here; nothing is reckoned.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QIODevice, QRect, QSaveFile, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QVBoxLayout, QWidget

from msref.domain.tables import EvidenceTable
from msref.reports.draw_evidence import draw
from msref.reports.drawing import svg_text
from msref.reports.evidence_pictures import Picture, picture_table
from msref.ui.image_file import ImageFile
from msref.ui.painting import scaled
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.parameter_controls import EdgedButton, label_button
from msref.ui.widgets.plot_painting import FontLetters, paint_drawing
from msref.ui.widgets.plot_view import PlotView
from msref.ui.widgets.table_flow_layout import FlowLayout
from msref.ui.widgets.table_model import EvidenceTableModel
from msref.ui.widgets.table_view import EvidenceTableView
from msref.usecases.filter_table import TableExport, TableRequest, table_as_text

_FILE_LETTERS = 110
_PNG_SCALE = 2
_MARGIN = 16


class PicturePanel(QWidget):
    """One picture."""

    navigate = Signal(str)
    told = Signal(str)

    def __init__(self, picture: Picture, content_line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content_line = content_line
        self._theme: Theme = LIGHT
        self.view = PlotView(picture)
        self.model = EvidenceTableModel(picture_table(picture), self)
        self.table = EvidenceTableView(self.model)
        self._heading = QLabel(picture.title)
        self._heading.setWordWrap(True)
        self._below = QLabel(self.tr("The same data as a table"))
        self._lay_out()
        self.view.opened.connect(self._open)
        self.table.details_asked.connect(self._open_row)
        self.table.copy_asked.connect(self.copy_data)
        self.table.fitted.connect(self._fit_height)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_picture(self, picture: Picture) -> None:
        """The same picture of other rows."""
        self.view.show_picture(picture)
        self.model.table = picture_table(picture)
        self.model.show_request(TableRequest())
        self.fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.view.apply_theme(theme)
        self.table.apply_theme(theme)

    def fit(self) -> None:
        """Heading and table in the present letters; the table as tall as its rows."""
        self._heading.setFont(scaled(self.font(), 1.15, strong=True))
        self._below.setFont(scaled(self.font(), 1.0, strong=True))
        self.table.refit()

    def _fit_height(self) -> None:
        """The table shows every row; what scrolls is the page."""
        rows = sum(self.table.rowHeight(row) for row in range(self.model.rowCount()))
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 6)

    def data_as_text(self) -> str:
        """The data of the picture as text with sources."""
        return table_as_text(TableExport(self._table, TableRequest(), self._content_line))

    def copy_data(self) -> None:
        """Copy the data as text with sources."""
        QGuiApplication.clipboard().setText(self.data_as_text())
        self.told.emit(self.tr("Copied the data of the picture with sources."))

    def save_svg(self) -> None:
        """Ask where, and save the picture as an SVG file."""
        self._save("SVG (*.svg)", "svg", self.svg_bytes())

    def save_png(self) -> None:
        """Ask where, and save the picture as a PNG file."""
        name = self._asked("PNG (*.png)", "png")
        if name:
            file = ImageFile(self.image(), name, self)
            file.written.connect(lambda name, saved: self._tell(name, saved=saved))
            file.write()

    def svg_bytes(self) -> bytes:
        """The picture as an SVG file, in the colours shown."""
        letters = FontLetters(self.font())
        drawing = draw(self.view.picture, letters.width("0") * _FILE_LETTERS, letters)
        return svg_text(drawing, self._theme._asdict(), points=self.font().pointSizeF()).encode()

    def image(self) -> QImage:
        """The picture as an image, in the colours shown, twice as fine as the screen."""
        letters = FontLetters(self.font())
        drawing = draw(self.view.picture, letters.width("0") * _FILE_LETTERS, letters)
        size = QSize(round(drawing.width) + 2 * _MARGIN, round(drawing.height) + 2 * _MARGIN)
        image = QImage(size * _PNG_SCALE, QImage.Format.Format_RGB32)
        image.fill(self._theme.surface)
        painter = QPainter(image)
        painter.scale(_PNG_SCALE, _PNG_SCALE)
        painter.translate(_MARGIN, _MARGIN)
        paint_drawing(painter, drawing, letters, self._theme)
        painter.end()
        image.setText("Description", self.data_as_text())
        return image

    def _save(self, kind: str, ending: str, data: bytes) -> None:
        name = self._asked(kind, ending)
        if name:
            file = QSaveFile(name)
            is_open = file.open(QIODevice.OpenModeFlag.WriteOnly)
            self._tell(name, saved=is_open and file.write(data) == len(data) and file.commit())

    def _asked(self, kind: str, ending: str) -> str:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the picture"), f"{self.view.picture.title.lower().replace(' ', '-')}.{ending}", kind
        )
        return name

    def _tell(self, name: str, *, saved: bool) -> None:
        if saved:
            self.told.emit(self.tr("Saved {file}").format(file=name))
            return
        words = self.tr("The file {file} could not be written. Choose another folder.").format(file=name)
        QMessageBox.warning(self, self.tr("Not saved"), words)

    def _open(self, record_id: str) -> None:
        if record_id:
            self.navigate.emit(f"record/{record_id}")

    def _open_row(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._open(row.record_id)

    @property
    def _table(self) -> EvidenceTable:
        return picture_table(self.view.picture)

    def _lay_out(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, gap=7)
        flow.setContentsMargins(0, 0, 0, 0)
        for words, tip, act in (
            (
                self.tr("Save as SVG…"),
                self.tr("Save the picture as a drawing that stays sharp at any size"),
                self.save_svg,
            ),
            (self.tr("Save as PNG…"), self.tr("Save the picture as an image"), self.save_png),
            (self.tr("Copy the data"), self.tr("Copy the data of the picture as text with sources"), self.copy_data),
        ):
            button = EdgedButton(words)
            label_button(button, tip)
            button.setAccessibleName(f"{words}: {self.view.picture.title}")
            button.clicked.connect(act)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 18)
        column.setSpacing(8)
        for part in (self._heading, self.view, bar, self._below, self.table):
            column.addWidget(part)


class PictureList(QWidget):
    """Every picture of a table, one below the other; a plain sentence when there is none."""

    navigate = Signal(str)
    told = Signal(str)
    look_at = Signal(QRect)
    """The keyboard is on a line at this place of the list."""

    def __init__(self, content_line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content_line = content_line
        self._theme: Theme = LIGHT
        self.panels: list[PicturePanel] = []
        self._none = QLabel(self.tr("No row shown has a figure that can be drawn."))
        self._none.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.addWidget(self._none)
        self._column.addStretch(1)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these pictures; those of the same title keep their place."""
        if [panel.view.picture.title for panel in self.panels] == [picture.title for picture in pictures]:
            for panel, picture in zip(self.panels, pictures, strict=True):
                panel.show_picture(picture)
        else:
            self._make(pictures)
        self._none.setVisible(not pictures)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for panel in self.panels:
            panel.apply_theme(theme)

    def fit(self) -> None:
        """Take the letter size."""
        for panel in self.panels:
            panel.fit()

    def focus_first(self) -> None:
        """The first picture."""
        if self.panels:
            self.panels[0].view.setFocus()

    def _make(self, pictures: Sequence[Picture]) -> None:
        for panel in self.panels:
            self._column.removeWidget(panel)
            panel.deleteLater()
        self.panels = [PicturePanel(picture, self._content_line) for picture in pictures]
        for at, panel in enumerate(self.panels):
            self._column.insertWidget(at + 1, panel)
            panel.navigate.connect(self.navigate)
            panel.told.connect(self.told)
            panel.view.line_chosen.connect(partial(self._show_line, panel))
            panel.apply_theme(self._theme)
            panel.fit()

    def _show_line(self, panel: PicturePanel, line: int) -> None:
        rect = panel.view.line_rect(line).toRect()
        self.look_at.emit(QRect(panel.view.mapTo(self, rect.topLeft()), rect.size()))
