"""
Text with links inside the chart page: as tall as its words, no scroll bar of its own, links told as addresses of the program.

Of the links in content, `record:ID` and `cite:KEY|LOCATOR` become addresses; `step:ID` and `field:ID` are the page's own and are told apart.
"""

import html

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from msref.ui.document_style import STRONG
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.link_browser import LinkBrowser
from msref.ui.widgets.selection_text import mime_of, text_with_sources


class TextBlock(LinkBrowser):
    """A block of rich text that takes the height it needs."""

    navigate = Signal(str)
    own_link = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._body = ""
        self._scale = 1.0
        self._written: tuple[str, str] | None = None
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._follow)

    def show_body(self, body: str) -> None:
        """Show HTML; empty hides the block. The same words again cost nothing, and keep what is selected in them."""
        self._body = body
        self.setVisible(bool(body))
        self._write()

    def put_off(self, body: str) -> bool:
        """Say nothing until these words are shown, unless they stand there already; tells whether they must still be shown."""
        if self._written == (self._style(), body) and self.isHidden() != bool(body):
            return False
        self.empty()
        return True

    def empty(self) -> None:
        """Say nothing until the next words come; the room stays as it is."""
        if self._written is not None and self._written[1]:
            self._written = (self._written[0], "")
            self.clear()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies and drags are plain text that loses no meaning, with the sources cited."""
        return mime_of(text_with_sources(self.textCursor()))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._write()

    def set_scale(self, scale: float) -> None:
        """Set the letters larger than the application font."""
        self._scale = scale
        self._write()

    def sizeHint(self) -> QSize:
        """As tall as the words at the width it has."""
        return QSize(self.fontMetrics().averageCharWidth() * 40, self._height())

    def minimumSizeHint(self) -> QSize:
        """No less tall than the words."""
        return QSize(self.fontMetrics().averageCharWidth() * 16, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width needs a new height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_body"):
            self._write()
            self._fit()

    def _write(self) -> None:
        """Lay the words out, unless the same words stand there in the same style."""
        style = self._style()
        if self._written == (style, self._body):
            return
        if self._written is None or self._written[0] != style:
            self.document().setDefaultStyleSheet(style)
        self._written = (style, self._body)
        self.setHtml(f"<body>{self._body}</body>")
        self._fit()

    def _style(self) -> str:
        theme, points = self._theme, self.font().pointSizeF() * self._scale
        return (
            f"body {{ font-size: {points:.2f}pt; color: {theme.text}; }} a {{ color: {theme.link}; }} a.cite {{ text-decoration: none; }} "
            f"a.term {{ color: {theme.text}; text-decoration: none; }} .quiet {{ color: {theme.muted}; }} .accent {{ color: {theme.accent}; }} "
            f".danger {{ color: {theme.danger}; }} .caution {{ color: {theme.caution}; }} .good {{ color: {theme.good}; }} "
            f"h2 {{ font-size: {points * 1.3:.2f}pt; font-weight: 600; margin: 2px 0 6px 0; }} h2.first {{ margin-top: 0; }} p {{ margin: 0 0 8px 0; }} "
            f"p.kind {{ font-weight: 600; margin: 0; }} p.last {{ margin: 0; }} {STRONG}"
        )

    def _height(self) -> int:
        return round(self.document().size().height()) + 2 if self._body else 0

    def _fit(self) -> None:
        document, width = self.document(), max(40, self.viewport().width())
        if document.textWidth() != width:  # the same width again would lay every word out anew
            document.setTextWidth(width)
        height = max(1, self._height())
        if self.height() != height:
            self.setFixedHeight(height)

    def _follow(self, link: QUrl) -> None:
        scheme, rest = link.scheme(), link.path(QUrl.ComponentFormattingOption.FullyDecoded)
        if scheme in {"record", "term"}:
            self.navigate.emit(f"record/{rest}#{link.fragment()}" if link.hasFragment() else f"record/{rest}")
        elif scheme == "cite":
            self.navigate.emit(f"record/{rest.partition('|')[0]}")
        else:
            self.own_link.emit(scheme, rest)


def paragraph(words: str, style: str = "") -> str:
    """Plain words as one paragraph of HTML."""
    if not words:
        return ""
    return f'<p class="{style}">{html.escape(words)}</p>' if style else f"<p>{html.escape(words)}</p>"
