"""
The user's own notes on the record in view, below the page and never within it.

They stand on a ground of their own, each under "Your note" with its date, so that nobody takes them for the library's words. They are no part of the
page's text: neither copying nor printing a page takes them along. Words that were typed and not saved are saved when the page is left.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from msref.reports.day_words import short_day
from msref.ui.appearance import Appearance
from msref.ui.painting import fill, scaled
from msref.ui.theme import Theme
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.keyboard_ring import KeyboardRing
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.usecases.keep_notes import origin
from msref.user_store.own_data import Note, day_of

_MOST_SHARE: Final = 0.36  # of the window's height
_MOST_SHARE_WRITING: Final = 0.5
_EDITOR_LINES: Final = 5
_BAR: Final = 5


def dated(note: Note) -> str:
    """Whose words, of which day, changed when, from where."""
    words = QCoreApplication.translate("OwnNotes", "Your note of {day}").format(day=short_day(day_of(note.written_at)))
    if day_of(note.changed_at) != day_of(note.written_at):
        changed = QCoreApplication.translate("OwnNotes", "changed {day}")
        words += ", " + changed.format(day=short_day(day_of(note.changed_at)))
    return words + origin(note)


def let_wrap(label: QLabel) -> None:
    """Let a label take whatever width there is, and the height that its words then need."""
    label.setWordWrap(True)
    policy = label.sizePolicy()  # which knows since the line above that the height follows the width
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)


class NoteCard(QWidget):
    """One note: its heading with what can be done, and its words."""

    def __init__(self, note: Note, edit: Callable[[str], None], remove: Callable[[str], None]) -> None:
        super().__init__()
        self.note = note
        heading = dated(note)
        self.heading = QLabel(heading)
        let_wrap(self.heading)
        self.words = QLabel(note.text)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName(heading)
        self.words.setAccessibleDescription(note.text)
        self.edit = FlatButton(self.tr("Edit"))
        self.edit.setAccessibleName(self.tr("Edit: {note}").format(note=heading))
        self.edit.clicked.connect(partial(edit, note.uid))
        self.remove = FlatButton(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove: {note}").format(note=heading))
        self.remove.clicked.connect(partial(remove, note.uid))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)
        self.fit_letters()

    def fit_letters(self) -> None:
        """The heading is bold."""
        self.heading.setFont(scaled(self.font(), 1, strong=True))


class NoteEditor(QWidget):
    """Words to be written: Ctrl+Enter saves, Escape gives up."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = QLabel(self.tr("Your note"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        KeyboardRing(self.text, however_reached=True)
        self.text.setAccessibleName(self.tr("Your note"))
        hint = self.tr("Your own words on this page. Nothing that identifies a patient.")
        self.text.setAccessibleDescription(hint)
        self.text.installEventFilter(self)
        self.hint = QLabel(hint)
        let_wrap(self.hint)
        self.save = FlatButton(self.tr("Save note"), prominent=True)
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        self.cancel = FlatButton(self.tr("Cancel"))
        self.save.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(foot)
        self.fit_letters()

    def fit_letters(self) -> None:
        """Some lines of the present letters."""
        self.heading.setFont(scaled(self.font(), 1, strong=True))
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _EDITOR_LINES + 14)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves, Escape gives up."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.saved.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)


class OwnNotes(QFrame):
    """All notes of one record, and the editor for one of them. Hidden where there is nothing to show."""

    written = Signal(str, str)
    """The uid of a note (empty for a new one) and its words, to be kept."""
    unwanted = Signal(str)
    """The uid of a note that is to go."""
    left = Signal()
    """The keyboard goes back to the page."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._notes: tuple[Note, ...] = ()
        self._cards: list[NoteCard] = []
        self._edited = ""
        self._before = ""
        self.setAccessibleName(self.tr("Your notes on this page"))
        self.editor = NoteEditor()
        self.editor.hide()
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self._cancel)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(22, 8, 14, 10)
        self._column.setSpacing(8)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._inside)
        self._inside.installEventFilter(self)
        slim_scroll_bars(self.area)
        around = QVBoxLayout(self)
        around.setContentsMargins(_BAR, 1, 0, 0)
        around.addWidget(self.area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    # --- what is shown ---

    @property
    def is_writing(self) -> bool:
        """Whether the editor is open."""
        return not self.editor.isHidden()

    @property
    def cards(self) -> tuple[NoteCard, ...]:
        """The notes as they are shown."""
        return tuple(self._cards)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show the notes of the page in view."""
        if notes != self._notes:
            self._notes = notes
            for card in self._cards:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self._cards = [NoteCard(note, self.write, self.unwanted.emit) for note in notes]
            for number, card in enumerate(self._cards):
                self._column.insertWidget(number, card)
        self._arrange()

    def write(self, uid: str = "", words: str | None = None) -> None:
        """Open the editor, for a new note or for one that is there."""
        note = next((note for note in self._notes if note.uid == uid), None)
        self._edited = uid if note else ""
        self._before = note.text if note else ""
        self.editor.heading.setText(dated(note) if note else self.tr("Your note"))
        self.editor.text.setPlainText(self._before if words is None else words)
        self.editor.show()
        self._arrange()
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.editor)

    def draft(self) -> tuple[str, str]:
        """What is being written and not saved: uid and words, both empty when there is nothing."""
        words = self.editor.text.toPlainText().strip()
        return (self._edited, words) if self.is_writing and words and words != self._before.strip() else ("", "")

    def close_editor(self) -> None:
        """Done with writing."""
        self.editor.hide()
        self.editor.text.clear()
        self._edited = self._before = ""
        self._arrange()

    # --- inside ---

    def _save(self) -> None:
        self.written.emit(self._edited, self.editor.text.toPlainText())

    def _cancel(self) -> None:
        self.close_editor()
        self.left.emit()

    def _arrange(self) -> None:
        for card in self._cards:
            card.setVisible(not (self.is_writing and card.note.uid == self._edited))
        self.setVisible(bool(self._notes) or self.is_writing)
        self.fit()

    def fit(self) -> None:
        """As tall as the notes are, and never more than a share of the window."""
        most = round(self.window().height() * (_MOST_SHARE_WRITING if self.is_writing else _MOST_SHARE))
        wanted = self._column.totalHeightForWidth(max(200, self.width() - _BAR))
        if wanted < 0:
            wanted = self._column.totalSizeHint().height()
        self._inside.setMinimumHeight(wanted)  # what has no room is scrolled, never squeezed
        self.area.setFixedHeight(min(wanted, most))

    def sizeHint(self) -> QSize:
        """The area and its edge."""
        return QSize(300, self.area.height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap to the new width."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside asks for other room."""
        # Python may have taken it apart before Qt does.
        if watched is getattr(self, "_inside", None) and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """The ground of notes and the present letters."""
        theme = self._appearance.theme
        self.setPalette(note_palette(self._appearance.theme, self.palette()))
        for part in (self.area, self._inside):
            part.setPalette(self.palette())
            part.setAutoFillBackground(True)
        self.area.viewport().setAutoFillBackground(True)
        field = QPalette(self.palette())
        field.setColor(QPalette.ColorRole.Base, QColor(theme.surface))
        field.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        field.setColor(QPalette.ColorRole.BrightText, QColor(theme.focus))
        self.editor.text.setPalette(field)
        for card in self._cards:
            card.fit_letters()
        self.editor.fit_letters()
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line above and a bar at the side."""
        del event
        painter = QPainter(self)
        theme = self._appearance.theme
        fill(painter, QRectF(self.rect()), self.palette().brush(QPalette.ColorRole.Window))
        for rect in (QRectF(0, 0, self.width(), 1), QRectF(0, 0, _BAR, self.height())):
            fill(painter, rect, QBrush(QColor(theme.caution)))


def note_palette(theme: Theme, base: QPalette) -> QPalette:
    """The colours of the user's own notes: a ground that no page of the library has."""
    palette = QPalette(base)
    ground, words = QColor(theme.match), QColor(theme.on_match)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase):
        palette.setColor(role, ground)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, words)
    palette.setColor(QPalette.ColorRole.PlaceholderText, words)
    palette.setColor(QPalette.ColorRole.Midlight, ground.darker(112) if not theme.is_dark else ground.lighter(130))
    palette.setColor(QPalette.ColorRole.BrightText, words)
    palette.setColor(QPalette.ColorRole.Highlight, words)
    palette.setColor(QPalette.ColorRole.HighlightedText, ground)
    return palette
