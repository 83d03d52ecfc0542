"""
The settings, each with what it does, made from their declaration (msref.user_store.settings): a new one appears here by being declared.

Every change acts at once and is kept when the dialog closes. It leaves the window free, so that the effect can be watched.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from msref.ui.painting import scaled
from msref.ui.widgets.buttons import FlatButton
from msref.ui.widgets.keyboard_ring import KeyboardRing
from msref.ui.widgets.scroll_bars import slim_scroll_bars
from msref.user_store.settings import SETTINGS, Setting, Settings, Value

_ZOOM_STEP: Final = 5
_LETTERS_WIDE: Final = 64
_LINES_TALL: Final = 46


class Choice(QComboBox):
    """One of several words; the wheel scrolls the dialog and does not change the choice."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        for value in setting.choices:
            self.addItem(setting.choice_words(value), value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._ring = KeyboardRing(self, however_reached=True)

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the dialog."""
        event.ignore()


class Number(QSpinBox):
    """A number within its bounds; the wheel scrolls the dialog."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setRange(setting.minimum, setting.maximum)
        self.setSingleStep(_ZOOM_STEP)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = KeyboardRing(self, however_reached=True)

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""
        with QSignalBlocker(self):
            self.setValue(int(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the dialog."""
        event.ignore()


class OnOff(QCheckBox):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._ring = KeyboardRing(self, however_reached=True)
        self.setMinimumHeight(24)  # the least that is met easily (WCAG 2.2, 2.5.8)

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))


class SettingLine(QWidget):
    """One setting: its name, its editor, a way back to the default, and what it does."""

    def __init__(self, setting: Setting, put: Callable[[str, Value], None]) -> None:
        super().__init__()
        self.setting = setting
        label, words = setting.label, setting.help
        self.editor = self._editor(put)
        self.editor.setAccessibleName(label)
        self.editor.setAccessibleDescription(words)
        reset_words = QCoreApplication.translate("SettingsDialog", "Reset")
        self.reset = FlatButton(reset_words)
        self.reset.setAccessibleName(
            QCoreApplication.translate("SettingsDialog", "Reset {name} to its default").format(name=label)
        )
        self.reset.clicked.connect(lambda: put(setting.name, setting.default))
        name = QLabel(label)
        name.setFont(scaled(self.font(), 1, strong=True))
        name.setBuddy(self.editor)
        self._name = name
        self._explained = explained = QLabel(words)
        explained.setWordWrap(True)
        explained.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.editor)
        row.addStretch(1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._explained)

    def show_value(self, value: Value) -> None:
        """Show a value; the way back is open only when it leads somewhere."""
        self.editor.show_value(value)
        self.reset.setEnabled(value != self.setting.default and self.editor.isEnabled())

    def lock(self) -> None:
        """The value is laid down for this computer: it is shown, and who laid it down."""
        laid_down = QCoreApplication.translate("SettingsDialog", "Set by the policy of your organisation.")
        self._explained.setText(f"{laid_down} {self._explained.text()}")
        self.editor.setAccessibleDescription(self._explained.text())
        self.editor.setEnabled(False)

    def changeEvent(self, event: QEvent) -> None:
        """The name is bold in the present letter size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._name.setFont(scaled(self.font(), 1, strong=True))

    def _editor(self, put: Callable[[str, Value], None]) -> Choice | Number | OnOff:
        setting = self.setting
        if setting.choices:
            choice = Choice(setting)
            choice.activated.connect(lambda _: put(setting.name, str(choice.currentData())))
            return choice
        if isinstance(setting.default, bool):
            tick = OnOff(QCoreApplication.translate("SettingsDialog", "On"))
            tick.toggled.connect(lambda on: put(setting.name, bool(on)))
            return tick
        number = Number(setting)
        number.setSuffix(QCoreApplication.translate("SettingsDialog", " %"))
        number.valueChanged.connect(lambda value: put(setting.name, int(value)))
        return number


class SettingsDialog(QDialog):
    """All settings with a label."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(QCoreApplication.translate("SettingsDialog", "Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: Mapping[str, SettingLine] = {
            setting.name: SettingLine(setting, settings.put) for setting in SETTINGS if setting.is_shown
        }
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 14, 20, 8)
        column.setSpacing(2)
        for line in self.lines.values():
            column.addWidget(line)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it takes the keyboard and scrolls it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        slim_scroll_bars(area)
        self._area = area
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot())
        settings.when_changed.append(self._changed)
        for name, line in self.lines.items():
            if settings.is_locked(name):
                line.lock()
            self._changed(name)
        self._fit()

    def _foot(self) -> QHBoxLayout:
        kept = QLabel(QCoreApplication.translate("SettingsDialog", "Changes act at once and are kept."))
        kept.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        kept.setWordWrap(True)
        kept.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = FlatButton(QCoreApplication.translate("SettingsDialog", "Close"), prominent=True)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 16, 10)
        foot.addWidget(kept, 1)
        foot.addWidget(close)
        return foot

    def _changed(self, name: str) -> None:
        line = self.lines.get(name)
        if line is not None:
            line.show_value(self._settings.value(name))

    def _fit(self) -> None:
        """Wide and tall enough for the letters, within the screen."""
        metrics = self.fontMetrics()
        room = self.screen().availableSize()
        width = min(metrics.horizontalAdvance("0") * _LETTERS_WIDE, room.width() - 40)
        height = min(metrics.height() * _LINES_TALL, room.height() - 80)
        self.resize(width, height)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need a larger dialog."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter presses nothing by accident."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was changed."""
        if self._changed in self._settings.when_changed:
            self._settings.when_changed.remove(self._changed)
        self._settings.save()
        super().closeEvent(event)
