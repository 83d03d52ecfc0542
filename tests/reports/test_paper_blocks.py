"""The words of a page as blocks: nothing lost, tables apart, what is common to neighbouring rows said once."""

import re

from msref.content_store.library import Library
from msref.reports.paper_blocks import CallOut, Grid, Prose, html_blocks, table_grid, text_blocks


def test_tables_and_call_outs_are_taken_apart() -> None:
    """Running text, a call-out, a table with heads and a list of facts come in their order."""
    body = (
        '<p>One</p><div class="summary"><p>Answer</p></div><p>Two</p>'
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
        '<table class="facts"><tr><th>Year</th><td>2020</td></tr></table>'
    )
    assert html_blocks(body) == (
        Prose("<p>One</p>"),
        CallOut("summary", "<p>Answer</p>"),
        Prose("<p>Two</p>"),
        Grid(("A", "B"), (("1", "2"),)),
        Grid((), (("Year", "2020"),), labelled=True),
    )


def test_no_word_of_the_library_is_lost(library: Library) -> None:
    """The blocks of every record hold every word of its page, table cells that say the same as their neighbours aside."""
    marks = re.compile(r"<[^>]*>")
    for record in library.records():
        told: list[str] = []
        for block in html_blocks(record.html):
            if isinstance(block, Grid):
                told += [*block.head, *(cell for row in block.rows for cell in row)]
            else:
                told.append(block.html)
        words = set(re.findall(r"\w+", marks.sub(" ", record.html)))
        assert words - set(re.findall(r"\w+", marks.sub(" ", " ".join(told)))) == set(), record.id


def test_what_neighbouring_rows_share_is_said_once() -> None:
    """In a table of seven columns the study's own cells stand in a row across, and every cell is still there."""
    columns = ("Study", "Drug", "Outcome", "Result", "People", "Design", "Source")
    rows = (
        ("A 1999", "PLEX", "Deficit", "42%", "22 people", "trial", "Table 1"),
        ("A 1999", "PLEX", "Relapse", "4", "22 people", "trial", "Table 2"),
        ("B 2011", "PLEX", "Deficit", "59%", "153 people", "series", "Table 1"),
    )
    assert table_grid(columns, rows) == Grid(
        ("Outcome", "Result", "Source"),
        (
            ("<b>Study:</b> A 1999 · <b>Drug:</b> PLEX · <b>People:</b> 22 people · <b>Design:</b> trial",),
            ("Deficit", "42%", "Table 1"),
            ("Relapse", "4", "Table 2"),
            ("<b>Study:</b> B 2011 · <b>Drug:</b> PLEX · <b>People:</b> 153 people · <b>Design:</b> series",),
            ("Deficit", "59%", "Table 1"),
        ),
    )


def test_a_small_table_stays_as_it_is() -> None:
    """Up to six columns nothing is moved, and signs of HTML in a cell are words."""
    assert table_grid(("A", "B"), (("x", "p < 0.05"), ("x", "y"))) == Grid(
        ("A", "B"), (("x", "p &lt; 0.05"), ("x", "y"))
    )


def test_plain_text_keeps_titles_headings_and_indents() -> None:
    """The first line is the title, capitals a heading, a line above a list is set strong, spaces stay as an indent."""
    (block,) = text_blocks("Walk\nSOURCES\nWhat is known\n- Age: 34\n    under it\nThe end.")
    assert isinstance(block, Prose)
    assert block.html == (
        '<h1>Walk</h1><h2>Sources</h2><p style="margin-left: 0px"><b>What is known</b></p>'
        '<p style="margin-left: 0px; margin-bottom: 1px">- Age: 34</p>'
        '<p style="margin-left: 20px">under it</p><p style="margin-left: 0px">The end.</p>'
    )
