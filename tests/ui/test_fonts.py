"""The letters that travel with the program draw every character of the content and of the window."""

import re
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from msref import paths
from msref.ui.fonts import FAMILIES, FILES, use_own_fonts

_NOT_DRAWN = set("\n\t\r\u200e\u200f")
_TEXT_TABLES = ("record", "table_row", "citation", "source", "spec", "flowchart", "glossary", "parameter")


def _lacking(characters: set[str], fonts: list[QRawFont]) -> list[str]:
    return sorted(one for one in characters - _NOT_DRAWN if not any(font.supportsCharacter(ord(one)) for font in fonts))


@pytest.fixture(scope="module")
def faces(qapp: QApplication) -> list[QRawFont]:
    """The regular letters and the signs, read from their files and from nowhere else."""
    assert qapp is not None
    return [QRawFont(str(paths.fonts_folder() / name), 16.0) for name in (FILES[0], FILES[-1])]


def test_every_character_of_the_content_has_a_glyph_in_the_programs_own_letters(
    faces: list[QRawFont], library_path: Path
) -> None:
    """No character of any record, row, chart, parameter or source is left to a letter that the computer may not have."""
    connection = sqlite3.connect(f"file:{library_path}?mode=ro&immutable=1", uri=True)
    used: set[str] = set()
    for table in _TEXT_TABLES:
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - names from the line above
            used.update("".join(value for value in row if isinstance(value, str)))
    connection.close()
    assert len(used) > 90
    assert _lacking(used, faces) == []


def test_every_character_of_the_window_has_a_glyph_in_the_programs_own_letters(faces: list[QRawFont]) -> None:
    """No sign written in the code of the window is left to chance."""
    used: set[str] = set()
    for file in sorted((paths.source_root() / "msref").rglob("*.py")):
        used.update(re.sub(r"\\\n", "", file.read_text(encoding="utf-8")))
    assert _lacking(used, faces) == []


def test_a_character_that_no_letter_has_is_noticed(faces: list[QRawFont]) -> None:
    """The check above can fail: a Chinese sign is in neither file."""
    assert _lacking({"a", "中"}, faces) == ["中"]


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_the_application_writes_in_its_own_letters(unchanged_application: QApplication, weight: QFont.Weight) -> None:
    """Regular and half bold come from the files that travel with the program."""
    assert use_own_fonts(unchanged_application, str(paths.fonts_folder()))
    font = QFont(unchanged_application.font())
    font.setWeight(weight)
    assert font.families() == list(FAMILIES)
    assert QFontInfo(font).family() == "IBM Plex Sans"
    assert QFontInfo(font).weight() == weight


def test_a_folder_without_letters_leaves_those_of_the_system(
    unchanged_application: QApplication, tmp_path: Path
) -> None:
    """Missing files are told by the answer and change nothing."""
    known = unchanged_application.property("msref_fonts")
    unchanged_application.setProperty("msref_fonts", None)
    before = unchanged_application.font().families()
    try:
        assert not use_own_fonts(unchanged_application, str(tmp_path))
        assert unchanged_application.font().families() == before
    finally:
        unchanged_application.setProperty("msref_fonts", known)
