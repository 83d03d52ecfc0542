"""The texts of the window as the tool of the translators (lupdate) reads them: each call holds one literal text where the tool looks for it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = (ROOT / "msref" / "app.py", *sorted((ROOT / "msref" / "ui").rglob("*.py")))


def _texts(call: ast.Call, function: str) -> list[ast.expr]:
    """The text of `tr`, context and text of `translate`; nothing for a painter's `translate`, which takes numbers."""
    if function == "tr":
        return call.args[:1]
    given = call.args[:2]
    is_painting = not any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in given)
    return [] if is_painting else given


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, list[ast.expr]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if function in {"tr", "translate"} and (texts := _texts(node, function)):
                yield node, function, texts


def unseen(source: str) -> list[str]:
    """What the tool would not see, or would put down for another class than the one that asks at run time."""
    tree = ast.parse(source)
    within = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)}
    found = []
    for call, function, texts in _calls(tree):
        if not all(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in texts):
            found.append(f"{call.lineno}: not one literal text")
        if id(call) in within:
            found.append(f"{call.lineno}: within an f-string")
        if function == "tr" and ast.unparse(call.func) != "self.tr":
            found.append(f"{call.lineno}: not `self.tr`")
    return found


def at_import(source: str) -> list[str]:
    """Texts asked for outside of every function: before there is a translator, so that they would stay English."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    bodies = {
        id(inner)
        for node in functions
        for part in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(part)
    }
    return [f"{call.lineno}: at import" for call, _, _ in _calls(tree) if id(call) not in bodies]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_translators_find_every_text(path: Path) -> None:
    """A text in an f-string, in a variable or asked of another object would never come before a translator."""
    source = path.read_text(encoding="utf-8")
    assert [*unseen(source), *at_import(source)] == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("def f(self):\n    return f\"<b>{self.tr('Read')}</b>\"", "2: within an f-string"),
        ("def f(self, words):\n    return self.tr(words)", "2: not one literal text"),
        ("def f(self, n):\n    return self.tr(f'{n} rows')", "2: not one literal text"),
        ("def f(dialog):\n    return dialog.tr('Removed')", "2: not `self.tr`"),
        ("def f(words):\n    return Q.translate('Where', words)", "2: not one literal text"),
        ("WORDS = Q.translate('Where', 'Words')", "1: at import"),
        ("def f(words=Q.translate('Where', 'Words')):\n    return words", "1: at import"),
    ],
)
def test_what_a_translator_would_miss_is_found(source: str, fault: str) -> None:
    """The search above names each kind of fault."""
    assert fault in [*unseen(source), *at_import(source)]


def test_what_is_right_is_passed() -> None:
    """Literal texts, also in two parts, and a painter that moves."""
    source = "def f(self, painter):\n    painter.translate(1, 2)\n    painter.translate(self.at)\n    return self.tr('Read ' 'below'), Q.translate('Where', 'Words')"
    assert [*unseen(source), *at_import(source)] == []
