"""How much room the words of a widget need, measured apart from the widget's own reckoning where that can be, and what is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from msref.ui.widgets.card import CardButton, LinkLine

_SLACK = 1  # glyphs are set on fractions of a pixel


def labelled(widgets: list[QWidget]) -> list[QWidget]:
    """Those that show words of the interface: labels, buttons, choices, and lines with a hint."""
    return [
        widget
        for widget in widgets
        if (isinstance(widget, (QLabel, QAbstractButton)) and widget.text())
        or (isinstance(widget, QComboBox) and widget.currentText())
        or (isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText())
    ]


def faults(widget: QWidget) -> Iterator[str]:
    """What of a widget's words cannot be read: no room of its own, or outside of what holds it."""
    if isinstance(widget, QLabel):
        needed, room = _label(widget)
    elif isinstance(widget, QComboBox):
        needed, room = _combo(widget)
    elif isinstance(widget, QLineEdit):
        needed, room = _line(widget)
    else:
        assert isinstance(widget, QAbstractButton)
        needed, room = _button(widget)
    if needed[0] > room[0] + _SLACK or needed[1] > room[1] + _SLACK:
        yield f"needs {needed[0]:.0f} x {needed[1]:.0f}, has {room[0]} x {room[1]}"
    cut = _cut_off(widget)
    if cut:
        yield cut


def is_rich(label: QLabel) -> bool:
    """Whether the text of a label is HTML."""
    kind = label.textFormat()
    return kind == Qt.TextFormat.RichText or (kind == Qt.TextFormat.AutoText and "</" in label.text())


def plain(label: QLabel) -> str:
    """The words of a label without their HTML."""
    document = QTextDocument()
    (document.setHtml if is_rich(label) else document.setPlainText)(label.text())
    return document.toPlainText().strip()


def _label(label: QLabel) -> tuple[tuple[float, float], tuple[int, int]]:
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    if is_rich(label):
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        if label.wordWrap():
            document.setTextWidth(room.width())
        return (document.idealWidth(), document.size().height()), (room.width(), room.height())
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
    box = QFontMetrics(label.font()).boundingRect(QRect(0, 0, room.width(), 20_000), flags, label.text())
    return (box.width(), box.height()), (room.width(), room.height())


def _combo(combo: QComboBox) -> tuple[tuple[float, float], tuple[int, int]]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    metrics = combo.fontMetrics()
    return (metrics.horizontalAdvance(combo.currentText()), metrics.height()), (room.width(), combo.height())


def _line(line: QLineEdit) -> tuple[tuple[float, float], tuple[int, int]]:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    metrics = line.fontMetrics()
    return (metrics.horizontalAdvance(line.placeholderText()), metrics.height()), (room.width(), room.height())


def _button(button: QAbstractButton) -> tuple[tuple[float, float], tuple[int, int]]:
    size = (button.width(), button.height())
    if isinstance(button, (CardButton, LinkLine)):
        return (_longest_word(button), button.height_for(button.width())), size
    if button.hasHeightForWidth():
        return (_longest_word(button), button.heightForWidth(button.width())), size
    hint = button.sizeHint()
    return (hint.width(), hint.height()), size


def _longest_word(button: QAbstractButton) -> float:
    metrics = button.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in button.text().split()), default=0)


def _cut_off(widget: QWidget) -> str:
    """What an ancestor hides; a page that scrolls up and down may hide what is below."""
    rect = QRect(QPoint(), widget.size())
    holder = widget
    while not holder.isWindow():
        rect.moveTopLeft(holder.mapToParent(rect.topLeft()))
        parent = holder.parentWidget()
        if parent is None:
            return ""
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            can_scroll = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if not can_scroll and not (rect.left() >= -_SLACK and rect.right() <= parent.width() + _SLACK):
                return f"is cut off at the side of {type(area).__name__}"
            return ""
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(rect):
            return f"is cut off by {type(parent).__name__}"
        holder = parent
    return ""
