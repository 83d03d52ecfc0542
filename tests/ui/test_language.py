"""The window in other languages: nothing is left untranslated, and nothing breaks in longer words or from right to left."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from msref.app import Program
from msref.content_store.library import Library, open_library
from msref.ui.language import use_language
from msref.user_store.settings import SETTINGS, Settings
from msref.words import spoken
from tests.ui.accessible_pages import fill_in, shown, tour, whereabouts
from tests.ui.room_for_words import faults, labelled
from tests.ui.trial_language import in_trial_language, speak_trial_language, texts_of, unmarked

ROOT: Final = Path(__file__).resolve().parents[2]
TRANSLATIONS: Final = sorted((ROOT / "resources" / "translations").glob("msref_*.ts"))
_PHRASE_ENDS: Final = re.compile(r"[^\w%\s-]+|\n|\s-\s")
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
# Names, keys and file endings, which no language changes.
_NAMES: Final = {"msref", "ctrl", "shift", "alt", "esc", "del", "svg", "png", "pdf", "ics", "english", "français"}


@pytest.fixture
def trial(qapp: QApplication) -> Iterator[None]:
    """Everything is said in the trial language."""
    translator = speak_trial_language(qapp)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """The window runs from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(scope="module")
def content_words(library_path: Path) -> str:
    """All that the content says, in small letters and single spaces."""
    folder = ROOT / "content"
    sources = [
        file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*")) if file.suffix in {".yaml", ".md"}
    ]
    sources.append((ROOT / "SAFETY.md").read_text(encoding="utf-8"))  # shown as it stands, in English
    library = open_library(library_path)
    sources += [record.text for record in library.records()]
    library.close()
    return flat(" ".join(sources))


def flat(text: str) -> str:
    """Words alone, in small letters."""
    return " ".join(re.sub(r"[^\w%]+", " ", text.lower()).split())


def foreign_phrases(text: str, content_words: str) -> list[str]:
    """Phrases that were neither translated nor stand in the content."""
    phrases = (phrase.strip() for phrase in _PHRASE_ENDS.split(unmarked(text)))
    return [
        phrase
        for phrase in phrases
        if {word.lower() for word in _WORD.findall(phrase)} - _NAMES and flat(phrase) not in content_words
    ]


@pytest.mark.usefixtures("trial")
def test_every_text_of_the_window_goes_through_the_translator(
    program: Program, library: Library, qtbot: QtBot, content_words: str
) -> None:
    """Whatever stands on the pages is either content or was translated."""
    fill_in(program, library)
    problems: dict[str, str] = {}
    for station, root in tour(program, qtbot):
        for widget, which, text in texts_of(root):
            for phrase in foreign_phrases(text, content_words):
                problems.setdefault(phrase, f"{station}: {which} of {type(widget).__name__}: {phrase!r}")
    assert not problems, "\n".join(sorted(problems.values()))


def test_a_text_that_was_forgotten_would_be_found(content_words: str) -> None:
    """The search for untranslated words finds a sentence of the window, and passes translated words and those of the content."""
    forgotten = "Nothing matches this filter at all"
    translated = in_trial_language("Nothing matches {count} filters at all").format(count="plasma exchange")
    assert foreign_phrases(forgotten, content_words) == [forgotten]
    assert foreign_phrases(f"{translated}: plasma exchange", content_words) == []


@pytest.mark.usefixtures("trial")
def test_words_a_third_longer_are_not_cut_off(program: Program, library: Library, qtbot: QtBot) -> None:
    """A language with longer words finds room on every page."""
    fill_in(program, library)
    problems = _without_room(program, qtbot)
    assert not problems, "\n".join(problems)


@pytest.mark.usefixtures("mirrored")
def test_from_right_to_left_every_page_holds(program: Program, library: Library, qtbot: QtBot) -> None:
    """Mirrored, each page is drawn without a warning and with room for its words, and the rail stands at the right."""
    fill_in(program, library)
    problems = _without_room(program, qtbot)
    rail, window = program.window.rail, program.window
    assert rail.mapTo(window, rail.rect().center()).x() > window.width() / 2
    assert not problems, "\n".join(problems)


def _without_room(program: Program, qtbot: QtBot) -> list[str]:
    problems: dict[str, None] = {}
    for station, root in tour(program, qtbot):
        for widget in labelled(shown(root)):
            for fault in faults(widget):
                problems[f"{station}: {whereabouts(widget)} {fault}"] = None
    return list(problems)


def _texts(file: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """What a file of translations holds: context and source, with the translation and its state."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "", translation.get("type", ""))
    return found


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_the_translations_hold_every_text_of_the_window(file: Path, tmp_path: Path) -> None:
    """No text was added, changed or taken away since they were last brought up to date (`dev.py translations`)."""
    texts = [str(path) for path in (ROOT / "msref" / "app.py", *sorted((ROOT / "msref" / "ui").rglob("*.py")))]
    fresh = tmp_path / file.name
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, *texts, "-ts", fresh], check=True, capture_output=True)
    now, kept = set(_texts(fresh)), set(_texts(file))
    assert (sorted(now - kept), sorted(kept - now)) == ([], [])


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_each_text_is_translated_with_its_places_for_arguments(file: Path) -> None:
    """Nothing is unfinished or empty, and no figure is lost on the way."""
    wrong = []
    for (context, source), (translation, state) in _texts(file).items():
        gaps = [sorted(re.findall(r"\{\w*\}", text)) for text in (source, translation)]
        if state or not translation.strip() or gaps[0] != gaps[1]:
            wrong.append(f"{context}: {source!r} -> {translation!r} {state}")
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def french(qapp: QApplication, tmp_path: Path, library_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """The program as a French reader has it."""
    before = set(qapp.findChildren(QTranslator))
    settings = Settings(tmp_path / "french.txt")
    settings.put("language", "fr")
    program = Program(qapp, settings, library_path, as_of=date(2026, 12, 1))
    qtbot.addWidget(program.window)
    with qtbot.waitExposed(program.window):
        program.window.show()
    qtbot.waitUntil(lambda: program.is_ready)
    yield program
    program.window.close()
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


def test_the_window_speaks_french_and_says_that_the_content_does_not(french: Program, qtbot: QtBot) -> None:
    """Every button of the rail is French; the content stays English, and the status line says so."""
    words = [button.text() for button in french.window.rail.buttons.values()]
    assert spoken() == "fr"
    assert words[0] == "Accueil"
    french.navigator.go("record/acute-plasma-exchange")
    qtbot.wait(50)
    assert "contenu en anglais" in french.window.status.facts().lower()


def test_qt_itself_speaks_french(french: Program) -> None:
    """The buttons that Qt makes (Cancel) are French too."""
    assert french.is_ready
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"


def test_a_translation_that_is_not_there_leaves_the_window_english(qapp: QApplication, tmp_path: Path) -> None:
    """Half a translation is harder to read than none: the sentences below the window stay English too."""
    assert use_language(qapp, "fr", str(tmp_path)) is False
    assert spoken() == "en"


def test_every_language_offered_has_its_translation() -> None:
    """No language can be chosen that is not there."""
    offered = next(setting.choices for setting in SETTINGS if setting.name == "language")
    assert {file.stem.removeprefix("msref_") for file in TRANSLATIONS} | {"en"} == set(offered)
