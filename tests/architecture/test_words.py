"""The sentences of the program: each id that is asked for is there, none lies idle, and every language says the same things."""

import ast
import json
import re
import string
from pathlib import Path
from typing import Any

import pytest

from msref.errors import BugError, KnownError
from msref.words import ENGLISH, FOLDER, Words, say, speak, spoken

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted(path.name for path in FOLDER.iterdir() if path.name != ENGLISH)
ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")


def entries(language: str) -> dict[str, Any]:
    """Every entry of a language by its whole id."""
    return {
        f"{file.stem}.{name}": entry
        for file in sorted((FOLDER / language).glob("*.json"))
        for name, entry in json.loads(file.read_text(encoding="utf-8")).items()
    }


def forms(entry: object) -> list[str]:
    """The texts of an entry: one, or its singular and plural."""
    return list(entry.values()) if isinstance(entry, dict) else [str(entry)]


def gaps(text: str) -> set[str]:
    """The names of the arguments that a text takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def mentions() -> tuple[set[str], set[str]]:
    """Ids written out in the program, and the beginnings of those that are put together (`say(f"settings.{name}.label")`)."""
    whole, begun = set(), set()
    for file in sorted((ROOT / "msref").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                first = str(node.values[0].value)
                if "." in first and ID.match(first + "x"):
                    begun.add(first)
    return whole, begun


def asked() -> list[tuple[str, set[str], str]]:
    """Each `say("id", …)` with the arguments that it gives and where it stands."""
    found = []
    for file in sorted((ROOT / "msref").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                message = node.args[0]
                named = {word.arg for word in node.keywords if word.arg}
                spread = any(word.arg is None for word in node.keywords)
                if isinstance(message, ast.Constant) and not spread:
                    found.append((str(message.value), named, f"{file.relative_to(ROOT)}:{node.lineno}"))
    return found


def test_every_sentence_asked_for_has_words_that_take_just_its_arguments() -> None:
    """An id without words, or words with another argument, would fail in front of the reader."""
    english = entries(ENGLISH)
    wrong = []
    for message, named, place in asked():
        if message not in english:
            wrong.append(f"{place}: no words for {message}")
            continue
        texts = forms(english[message])
        wanted = set().union(*(gaps(text) for text in texts)) | ({"count"} if len(texts) > 1 else set())
        if wanted != named:
            wrong.append(f"{place}: {message} takes {sorted(wanted)}, is given {sorted(named)}")
    assert not wrong, "\n".join(wrong)


def test_no_sentence_lies_idle() -> None:
    """Words that nothing asks for are words that a translator works on in vain."""
    whole, begun = mentions()
    idle = [
        name for name in entries(ENGLISH) if name not in whole and not any(name.startswith(start) for start in begun)
    ]
    assert not idle


def _shape(entry: object) -> tuple[bool, set[frozenset[str]]]:
    """Whether it has a plural, and its arguments; a singular may leave out its count ("1 day")."""
    has_plural = isinstance(entry, dict)
    return has_plural, {frozenset(gaps(text) - {"count"} if has_plural else gaps(text)) for text in forms(entry)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_each_sentence_with_the_same_arguments(language: str) -> None:
    """No sentence is left in English, none is made up, and no figure is lost on the way."""
    english, other = entries(ENGLISH), entries(language)
    assert sorted(set(english) ^ set(other)) == []
    wrong = [name for name, entry in english.items() if _shape(entry) != _shape(other[name])]
    assert not wrong


@pytest.mark.parametrize("language", [ENGLISH, *LANGUAGES])
def test_words_are_kept_in_order_one_to_a_line(language: str) -> None:
    """Sorted lines let two people add sentences without a conflict."""
    for file in sorted((FOLDER / language).glob("*.json")):
        words = json.loads(file.read_text(encoding="utf-8"))
        written = json.dumps(dict(sorted(words.items())), ensure_ascii=False, indent=1) + "\n"
        assert file.read_text(encoding="utf-8") == written, file.name


def test_a_plural_is_chosen_by_the_count_and_the_rule_of_the_language(tmp_path: Path) -> None:
    """English counts nought as many, French as one; 1.5 is one in French."""
    for language in ("en", "fr"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "try.json").write_text('{"box": {"one": "one {count}", "other": "many {count}"}}')
    chosen = {
        (language, count): Words(language, folder=tmp_path).sentence("try.box", {"count": count})
        for language in ("en", "fr")
        for count in (0, 1, 1.5, 2)
    }
    assert chosen == {
        ("en", 0): "many 0",
        ("en", 1): "one 1",
        ("en", 1.5): "many 1.5",
        ("en", 2): "many 2",
        ("fr", 0): "one 0",
        ("fr", 1): "one 1",
        ("fr", 1.5): "one 1.5",
        ("fr", 2): "many 2",
    }


def test_what_a_language_does_not_say_is_said_in_english(tmp_path: Path) -> None:
    """A translation that lags behind costs the reader the language, not the sentence."""
    for language, text in (("en", '{"a": "A", "b": "B {x}"}'), ("fr", '{"a": "Ah"}')):
        (tmp_path / language).mkdir()
        (tmp_path / language / "try.json").write_text(text)
    words = Words("fr", folder=tmp_path)
    assert (words.sentence("try.a", {}), words.sentence("try.b", {"x": 3})) == ("Ah", "B 3")


@pytest.mark.parametrize("damage", [None, b"{", b"\xff"])
def test_damaged_words_are_named_with_their_mend(tmp_path: Path, damage: bytes | None) -> None:
    """An installation that lacks its words says which file, and falls back to English for a language."""
    for language in ("en", "fr"):
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "try.json").write_text('{"a": "A"}')
    for path in (tmp_path / "fr" / "try.json", tmp_path / "en" / "lost.json"):
        if damage is not None:
            path.write_bytes(damage)
    words = Words("fr", folder=tmp_path)
    assert words.sentence("try.a", {}) == "A"
    with pytest.raises(KnownError, match=r"lost\.json are missing or damaged\. Install msref again"):
        words.sentence("lost.a", {})


@pytest.mark.parametrize(("message", "arguments"), [("try.none", {}), ("try.gap", {"y": 1}), ("try.box", {})])
def test_a_sentence_that_cannot_be_said_is_our_fault_and_says_which(
    tmp_path: Path, message: str, arguments: dict[str, object]
) -> None:
    """No reader sees an empty or half-filled sentence."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "try.json").write_text('{"gap": "{x}", "box": {"one": "1", "other": "2"}}')
    with pytest.raises(BugError, match=re.escape(message)):
        Words(folder=tmp_path).sentence(message, arguments)


def test_the_window_hands_over_the_words_of_its_language() -> None:
    """`speak` changes what `say` says from then on."""
    before = say("settings.theme.label")
    speak(Words(alter=str.upper))
    assert (before, say("settings.theme.label"), spoken()) == ("Colours", "COLOURS", "en")
