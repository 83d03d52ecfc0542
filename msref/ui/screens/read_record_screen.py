"""
The page of one record: answer first, evidence one step below. Its headings are told to the pane beside the page.

Terms, sources and links explain themselves in a card, on hover and on keyboard focus; a press on a source keeps its card open.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from msref.content_store.library import Library
from msref.domain.records import KIND_LABELS, Citation, Source
from msref.errors import NotFoundError
from msref.ui.addresses import address_of_link
from msref.ui.content_words import review_words
from msref.ui.page import Page
from msref.ui.paper import Paper, html_paper
from msref.ui.population_notes import SCHEME, has_notes, notes_html, notes_text, open_notes_html, open_notes_text
from msref.ui.record_html import outline_of, record_html, source_line
from msref.ui.theme import LIGHT, Theme
from msref.ui.widgets.document_view import DocumentView
from msref.ui.widgets.parameter_patient import Patient, patient_of
from msref.ui.widgets.popover import Explanation, Popover


class ReadRecordScreen(Page):
    """One record of any kind."""

    def __init__(self, library: Library, record_id: str, *, patient: Patient | None = None) -> None:
        self.record = library.record(record_id)
        super().__init__(f"record/{record_id}", self.record.title)
        self._library = library
        self._theme: Theme = LIGHT
        self._linking = library.linking_to(record_id)
        self._review = review_words(library.info())
        self._opened: set[str] = set()
        self.patient = patient or patient_of(library)
        self._html = self._page()
        self._lines = outline_of(self.record, self._linking)
        self.view = DocumentView()
        self.view.setAccessibleName(self.record.title)
        self.view.sources_of = self._sources_text
        self._reading = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.popover = Popover(self, open_address=self.navigate.emit, copy_text=self._copy)
        self.view.highlighted.connect(lambda url: self._link_met(_words_of(url)))
        self.view.link_focused.connect(self._link_met)
        self.view.anchorClicked.connect(self._link_pressed)
        self.view.scrolled.connect(self._scrolled)
        self.view.pressed.connect(self.popover.close_card)
        self.view.apart_wanted.connect(lambda link: self.navigate_apart.emit(address_of_link(link)))
        if has_notes(self.record.extra):
            self.patient.changed.connect(self._write_again)

    # --- what the window asks ---

    def apply_theme(self, theme: Theme) -> None:
        """Colours of the text."""
        self._theme = theme
        self.view.fit_column()
        if self.view.document().isEmpty():
            self.view.restyle(theme)
            self.view.show_body(self._html)
        else:
            self.view.restyle(theme)

    def set_zoom(self, percent: int) -> None:
        """The document holds sizes of its own."""
        del percent
        self.view.fit_column()
        self.view.restyle(self._theme)

    def plain_text(self) -> str:
        """Title, text, and the full sources."""
        extra, facts = self.record.extra, self.patient.facts
        parts = [self.record.title, notes_text(extra, facts), self.record.text, open_notes_text(extra, facts)]
        if self.record.kind != "source":
            parts.append(_sources_words(self.record.citations))
        return "\n\n".join(part for part in parts if part)

    def paper(self) -> Paper:
        """The page as it stands; for the patient when a note on it goes by what is known."""
        known = has_notes(self.record.extra) and len(self.patient.facts) > 0
        return html_paper(self.title, self._page(), self.record.citations, for_patient=known)

    def selected_text(self) -> str:
        """The selection with the sources cited in it."""
        return self.view.selected_text()

    def focus_first(self) -> None:
        """The text."""
        self.view.setFocus()

    def scroll_position(self) -> int:
        """Of the text."""
        return self.view.verticalScrollBar().value()

    def restore_position(self, position: int) -> None:
        """Of the text."""
        self.view.verticalScrollBar().setValue(position)

    def go_to(self, anchor: str) -> None:
        """A section."""
        self.view.scrollToAnchor(anchor)

    def find_words(self, words: str, *, backwards: bool = False, from_start: bool = False) -> bool:
        """Find in the text."""
        return self.view.find_words(words, backwards=backwards, from_start=from_start)

    def places_found(self, words: str) -> tuple[int, int]:
        """In the text."""
        return self.view.places_found(words)

    def headings(self) -> Sequence[tuple[str, str, int]]:
        """The sections, then what the page adds."""
        return self._lines

    def heading_in_view(self) -> int:
        """By the line near the top."""
        return self.view.heading_at_top(len(self._lines))

    # --- building ---

    def _page(self) -> str:
        extra, facts = self.record.extra, self.patient.facts
        open_notes = open_notes_html(extra, facts, self._opened)
        return record_html(self.record, self._linking, self._review, notes_html(extra, facts), open_notes)

    def _write_again(self) -> None:
        """The notes for the patient have changed; the reader stays at the line where they were."""
        self._html = self._page()
        if not self.view.document().isEmpty():
            self.view.replace_body(self._html)

    # --- links ---

    def _link_met(self, target: str) -> None:
        if not target:
            self.popover.leave()
            return
        if self.popover.pinned:
            return
        explanation = self._explanation(target)
        if explanation is not None:
            self.popover.explain(explanation, self._beside())

    def _link_pressed(self, url: QUrl) -> None:
        target = _words_of(url)
        scheme, _, rest = target.partition(":")
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if scheme == "record" or (held and address_of_link(target)):
            self.popover.close_card()
            self.navigate.emit(address_of_link(target))
            return
        if scheme == SCHEME:
            self._opened ^= {rest}
            self._write_again()
            return
        explanation = self._explanation(target)
        if explanation is not None:
            self.popover.explain(explanation, self._beside(), pin=True)
        elif target.startswith("#"):
            self.go_to(target[1:])

    def _beside(self) -> QRect:
        rect = self.view.link_rect()
        return QRect(self.view.viewport().mapTo(self, rect.topLeft()), rect.size())

    def _explanation(self, target: str) -> Explanation | None:
        scheme, _, rest = target.partition(":")
        try:
            if scheme == "term":
                return self._term(rest)
            if scheme == "cite":
                return _source_card(self._library.source(rest.partition("|")[0]), rest.partition("|")[2])
            if scheme == "record":
                line = self._library.title(rest)
                return Explanation(
                    KIND_LABELS.get(line.kind, line.kind), line.title, line.summary, target=f"record/{rest}"
                )
        except NotFoundError as fault:
            return Explanation(self.tr("Not in the library"), "", str(fault))
        return None

    def _term(self, term_id: str) -> Explanation:
        term = self._library.term(term_id)
        return Explanation(
            self.tr("Glossary"),
            term.title,
            term.meaning,
            open_words=self.tr("Open entry"),
            target=f"record/{term_id}",
            copied=f"{term.title}: {term.meaning}",
        )

    def _sources_text(self, cited: Sequence[str]) -> str:
        wanted = {tuple(one.replace("&amp;", "&").partition("|")[::2]) for one in cited}
        return _sources_words([one for one in self.record.citations if (one.key, one.locator) in wanted])

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.status.emit(self.tr("Copied."))

    # --- reading ---

    def _scrolled(self) -> None:
        if not self.popover.pinned:
            self.popover.hide()
        row = self.heading_in_view()
        if row != self._reading:
            self._reading = row
            self.read_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the card."""
        if event.key() == Qt.Key.Key_Escape and self.popover.isVisible():
            self.popover.close_card()
            return
        super().keyPressEvent(event)


def _words_of(url: QUrl) -> str:
    """The target as it was written; Qt keeps it percent-encoded."""
    return QUrl.fromPercentEncoding(url.toEncoded())


def _source_card(source: Source, locator: str) -> Explanation:
    translate = QCoreApplication.translate
    year = str(source.year) if source.year else translate("ReadRecordScreen", "undated")
    read_as = translate("ReadRecordScreen", "read as: {form}").format(form=source.read_as) if source.read_as else ""
    facts = (year, source.jurisdiction, source.source_type, source.strength, read_as)
    place = translate("ReadRecordScreen", "Place: {locator}").format(locator=locator) if locator else ""
    details = "\n".join(part for part in (" · ".join(fact for fact in facts if fact), place) if part)
    identifiers = " ".join(
        part
        for part in (f"doi:{source.doi}" if source.doi else "", f"PMID {source.pmid}" if source.pmid else "")
        if part
    )
    return Explanation(
        translate("ReadRecordScreen", "Source"),
        source.label,
        source.citation,
        details=details,
        open_words=translate("ReadRecordScreen", "Open source"),
        target=f"record/{source.key}",
        copied=" ".join(part for part in (source.citation, f"[{locator}]" if locator else "", identifiers) if part),
    )


def _sources_words(citations: Sequence[Citation]) -> str:
    """The sources as plain text, each once, with the places cited."""
    by_key: dict[str, list[Citation]] = {}
    for citation in citations:
        by_key.setdefault(citation.key, []).append(citation)
    lines = [_source_words(group) for group in by_key.values()]
    return "\n".join([QCoreApplication.translate("ReadRecordScreen", "Sources"), *lines]) if lines else ""


def _source_words(group: list[Citation]) -> str:
    places = "; ".join(dict.fromkeys(one.locator for one in group if one.locator))
    line = f"- {group[0].label}: {group[0].citation} ({source_line(group[0])})"
    if not places:
        return line
    cited_at = QCoreApplication.translate("ReadRecordScreen", "Cited at: {places}").format(places=places)
    return f"{line} {cited_at}"
