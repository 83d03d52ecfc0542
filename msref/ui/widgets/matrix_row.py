"""
One definition in the list: state, title, where it is from, what is missing; its reasons when opened.

The head is a button: Enter or Space opens and closes it, Up and Down go to the row before and after, Right opens, Left closes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from msref.ui.kept_text import kept_text
from msref.ui.painting import paint_focus_ring, scaled, wrapped_height
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.buttons import PaintedButton
from msref.ui.widgets.chart_text import TextBlock
from msref.ui.widgets.matrix_session import CANNOT_TELL, MET, NOT_APPLICABLE, MatrixSession, state_of
from msref.ui.widgets.matrix_words import (
    STATE_ROLES,
    STATE_SIGNS,
    Sources,
    is_home,
    missing_html,
    origin_line,
    reasons_html,
    spoken,
    state_words,
)
from msref.usecases.assess_criteria import MatrixRow

_PAD: Final = 10
_LEAST_TITLE_LETTERS: Final = 24
SourcesOf = Callable[[str], Sources]
_LINKS: Final = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_ANY_HEIGHT: Final = 16_777_215  # Qt's own greatest size of a widget


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words of a head stand: left, top and room of the title, its height, and the height of all."""

    left: int
    top: int
    room: int
    title: int
    height: int


class DefinitionHead(PaintedButton):
    """State, title and origin, painted; a mark at the right says open or closed."""

    moved = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.theme: Theme = LIGHT
        self.state = CANNOT_TELL
        self._state_words = state_words()
        self.origin = ""
        self._places: dict[int, _Place] = {}
        self._chip = 0  # how wide the widest state is, in the letters of now; 0 until measured
        self.is_open = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title and origin wrapped beside the state, or below it when narrow."""
        return self._measured(width).height

    def sizeHint(self) -> QSize:
        """As wide as it may."""
        width = self.fontMetrics().averageCharWidth() * 60
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The room needed."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, self.fontMetrics().height() * 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, close."""
        key = event.key()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif (key == Qt.Key.Key_Right and not self.is_open) or (key == Qt.Key.Key_Left and self.is_open):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """State, title, origin, mark, ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self.theme, QRectF(self.rect())
        color = QColor(getattr(theme, STATE_ROLES[self.state]))
        if self.underMouse():
            painter.fillRect(rect, QColor(theme.raised))
        painter.fillRect(QRectF(0, 3, 4, rect.height() - 6), color)
        bold = self._bold()
        self._paint_state(painter, color)
        place = self._measured(self.width())
        painter.setPen(QColor(theme.text))
        title = QRectF(place.left, place.top, place.room, place.title)
        kept_text(bold, self.text(), place.room).draw(painter, title)
        painter.setPen(QColor(theme.muted))
        kept_text(self.font(), self.origin, place.room).draw(painter, title.translated(0, place.title))
        self._paint_mark(painter)
        if self.hasFocus() or self.property("found"):
            paint_focus_ring(painter, rect, self.palette(), 6)

    def _paint_state(self, painter: QPainter, color: QColor) -> None:
        """A chip: filled when met, dashed when it does not apply, else an edge."""
        metrics = QFontMetrics(self._bold())
        words = f"{STATE_SIGNS[self.state]} {self._state_words[self.state]}"
        chip = QRectF(14, _PAD - 2, metrics.horizontalAdvance(words) + 18, metrics.height() + 6)
        dashed = self.state == NOT_APPLICABLE
        painter.setPen(QPen(color, 1.4, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(color if self.state == MET else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(QColor(self.theme.on_accent) if self.state == MET else color)
        kept_text(self._bold(), words).draw(painter, chip, centred=True, in_middle=True)

    def _paint_mark(self, painter: QPainter) -> None:
        painter.setPen(QColor(self.theme.muted))
        mark = "▾" if self.is_open else "▸"
        side = self.fontMetrics().height()
        place = QRectF(self.width() - side - 6, _PAD, side, side)
        kept_text(self.font(), mark).draw(painter, place, centred=True, in_middle=True)

    def _measured(self, width: int) -> _Place:
        """The place of the words for a width, kept until words or letters change: a layout asks for it many times."""
        if width not in self._places:
            self._places[width] = self._measure(width)
        return self._places[width]

    def _measure(self, width: int) -> _Place:
        bold = self._bold()
        metrics = QFontMetrics(bold)
        if not self._chip:
            chips = (f"{STATE_SIGNS[name]} {words}" for name, words in self._state_words.items())
            self._chip = max(metrics.horizontalAdvance(chip) for chip in chips) + 18
        chip = self._chip
        mark = self.fontMetrics().height() + 12
        left, top = 14 + chip + 12, _PAD
        if width - left - mark < metrics.averageCharWidth() * _LEAST_TITLE_LETTERS:
            left, top = 14, _PAD + metrics.height() + 12
        room = width - left - mark
        title = wrapped_height(self.text(), bold, room)
        height = top + title + wrapped_height(self.origin, self.font(), room) + _PAD
        return _Place(left, top, room, title, height)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_places"):
            self._places.clear()
            self._chip = 0
        super().changeEvent(event)

    def _bold(self) -> QFont:
        return scaled(self.font(), 1.0, strong=True)


class LinkLine(QLabel):
    """
    A line of words with links, wrapped.

    A plain QLabel lays rich text out four times to say how much room it wants; this one once, and keeps the answer until words or letters change.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self._is_put_off = False
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)

    def say(self, words: str) -> None:
        """Show other words."""
        self._is_put_off = False
        if words != self.text():
            self._heights.clear()
            self.setText(words)
        else:
            self.update()

    def put_off(self) -> None:
        """Show no words until the next come; the room stays as it is."""
        self._is_put_off = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, unless they are old."""
        if not self._is_put_off:
            super().paintEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as it may; the height follows the width."""
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The room needed: a line, or nothing."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.fontMetrics().height() if self.text() else 0)

    def heightForWidth(self, width: int) -> int:
        """The height that the wrapped words need."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: measure again."""
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._heights.clear()
        super().changeEvent(event)


class DefinitionRow(QWidget):
    """A definition: its head, what is missing, its reasons when open."""

    navigate = Signal(str)
    field_asked = Signal(str)
    moved = Signal(int)

    def __init__(self, row: MatrixRow, session: MatrixSession, sources_of: SourcesOf) -> None:
        super().__init__()
        self._session = session
        self._sources_of = sources_of
        self._is_put_off = False
        self.row = row
        self.theme: Theme = LIGHT
        self.head = DefinitionHead(row.title)
        self.head.clicked.connect(lambda: self.show_open(is_open=not self.head.is_open))
        self.head.moved.connect(self.moved)
        self.missing = LinkLine()
        self.missing.setAccessibleName(self.tr("Missing for {title}").format(title=row.title))
        self.missing.linkActivated.connect(lambda link: self.field_asked.emit(link.partition(":")[2]))
        self.reasons: TextBlock | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)  # the hairline below
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.missing)
        self.show_row(row)

    @property
    def state(self) -> str:
        """The state of the definition."""
        return self.head.state

    def show_row(self, row: MatrixRow) -> None:
        """Show another answer."""
        self._show_head(row)
        self._say_missing()
        if self.reasons is not None and self.head.is_open:
            self._write_reasons(self.reasons)

    def put_off(self, row: MatrixRow) -> None:
        """Show the state of another answer; what is missing and the reasons are blank until `catch_up`, so that nothing old is seen."""
        self._show_head(row)
        self._is_put_off = True
        self.missing.put_off()
        if self.reasons is not None:
            self.reasons.empty()

    def put_by(self, row: MatrixRow) -> None:
        """Take another answer while the row is hidden; nothing of it is written until `catch_up`."""
        self.row = row
        self._is_put_off = True

    def catch_up(self) -> None:
        """Show all of the answer that was put off."""
        if self._is_put_off:
            self.show_row(self.row)

    def _show_head(self, row: MatrixRow) -> None:
        self._is_put_off = False
        self.row = row
        head = self.head
        home = is_home(row, self._session.home)
        origin, said = origin_line(row), spoken(row, self._session)
        head.state = state_of(row)
        head.origin = self.tr("{origin} · home").format(origin=origin) if home else origin
        head.setAccessibleName(self.tr("{said} Home.").format(said=said) if home else said)
        self._say_open()
        head.update()

    def wants_room(self) -> bool:
        """Whether it is to be taller or less tall than it is; the page is told so."""
        wants = self.layout() is not None and self.heightForWidth(self.width()) != self.height()
        if wants:
            self.updateGeometry()
        return wants

    def show_open(self, *, is_open: bool) -> None:
        """Open or close the reasons; they are made when first asked for."""
        self.head.is_open = is_open
        if is_open and self.reasons is None:
            self.reasons = TextBlock(self.tr("Reasons: {title}").format(title=self.row.title), self)
            self.reasons.navigate.connect(self.navigate)
            self.reasons.own_link.connect(self._own_link)
            holder = QVBoxLayout()
            holder.setContentsMargins(18, 0, 8, 12)
            holder.addWidget(self.reasons)
            self._column.insertLayout(2, holder)
        if self.reasons is not None:
            if is_open:
                self._write_reasons(self.reasons)
            self.reasons.setVisible(is_open)
        self._say_open()
        self.head.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.theme = theme
        self.head.theme = theme
        self.head.update()
        self._say_missing()
        if self.reasons is not None:
            self.reasons.apply_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline below."""
        del event
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self.palette().color(QPalette.ColorRole.Mid))

    def _say_missing(self) -> None:
        """Write the line, or empty it; it is never hidden, since showing it again would lay the whole page out at once."""
        words = missing_html(self.row, self._session)
        theme = self.theme
        colored = words.replace("<a ", f'<a style="color: {theme.link}" ')
        shown = f'<span style="color: {theme.text}">{colored}</span>' if words else ""
        if shown == self.missing.text():
            self.missing.say(shown)
            return
        self.missing.setContentsMargins(14, 0, 8, 8 if words else 0)
        self.missing.say(shown)
        # A name takes the place of the words for a screen reader; so they are given beside it.
        self.missing.setAccessibleDescription(QTextDocumentFragment.fromHtml(words).toPlainText())
        self.missing.setMaximumHeight(_ANY_HEIGHT if words else 0)
        self.missing.setTextInteractionFlags(_LINKS if "<a " in words else Qt.TextInteractionFlag.NoTextInteraction)
        self.missing.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in words else Qt.FocusPolicy.NoFocus)

    def _write_reasons(self, block: TextBlock) -> None:
        block.apply_theme(self.theme)
        block.show_body(reasons_html(self.row, self._session, self._sources_of(self.row.answer.definition.record)))

    def _say_open(self) -> None:
        self.head.setAccessibleDescription(
            self.tr("Reasons shown; Left closes") if self.head.is_open else self.tr("Right shows the reasons")
        )

    def _own_link(self, scheme: str, rest: str) -> None:
        if scheme == "field":
            self.field_asked.emit(rest)
