"""
The user's own notes on paper: only when they are ticked for this print, and plainly not the library's words.

The tick stands in the bar of the print preview, off each time it is opened; for a PDF file it is a choice of its own beside the sizes of paper.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QCheckBox, QToolBar

from msref.content_store.library import Library
from msref.reports.paper_blocks import Grid, Prose
from msref.ui.page import Page
from msref.ui.page_titles import PageTitles
from msref.ui.paper import Paper
from msref.ui.user_desk import UserDesk
from msref.ui.widgets.keyboard_ring import KeyboardRing
from msref.ui.window import MainWindow
from msref.usecases.keep_notes import printed_lines

Lines = Sequence[tuple[str, str]]
"""For each note a heading that says whose words they are and of which day, and the words."""


def notes_on(window: MainWindow, library: Library, page: Page) -> Lines:
    """The user's notes on the record that a page shows; none where nothing is kept."""
    desk = window.findChild(UserDesk)
    record_id = PageTitles(library).record_of(page.address)
    return printed_lines(desk.own, record_id) if desk is not None and record_id else ()


def with_notes(paper: Paper, notes: Lines) -> Paper:
    """The paper with the notes at its end, under a heading of their own; a page that sets its own sheets stays as it is."""
    if not notes or paper.own is not None:
        return paper
    heading = QCoreApplication.translate("OwnNotesOnPaper", "Your own notes")
    # As a table of one cell: its head, which says whose words these are, stands again on every sheet that a long note goes on to.
    blocks = [Grid((escape(said),), ((_paragraphs(words),),)) for said, words in notes]
    return replace(paper, blocks=(*paper.blocks, Prose(f"<h2>{escape(heading)}</h2>"), *blocks))


def tick_for_notes(dialog: QPrintPreviewDialog, notes: Lines) -> Callable[[Paper], Paper]:
    """Put a tick into the bar of a preview when there are notes; the answer adds them to a paper while it is set."""
    bar, preview = dialog.findChild(QToolBar), dialog.findChild(QPrintPreviewWidget)
    if not notes or bar is None or preview is None:
        return lambda paper: paper
    tick = QCheckBox(QCoreApplication.translate("OwnNotesOnPaper", "With my own notes"))
    tick.setToolTip(
        QCoreApplication.translate("OwnNotesOnPaper", "Print your notes on this page below it, marked as your own.")
    )
    tick.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    KeyboardRing(tick, however_reached=True)
    bar.addSeparator()
    bar.addWidget(tick)
    tick.toggled.connect(preview.updatePreview)
    return lambda paper: with_notes(paper, notes) if tick.isChecked() else paper


def _paragraphs(words: str) -> str:
    """Each line of a note as it was written, never as HTML."""
    return "".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in words.split("\n"))
