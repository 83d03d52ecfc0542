"""The layout is the architecture: these tests run the rules that keep it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "msref"
MODULES = sorted(PACKAGE.rglob("*.py"))
CHECKED = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "build" / "dev.py"]

MOST_LINES = 500
MOST_FUNCTION_LINES = 40
FORBIDDEN_NAMES = {"utils", "util", "misc", "helpers", "helper", "common", "manager"}
TOP_LEVEL = {
    "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "SAFETY.md", "msref", "content", "resources", "build", "tests",
}  # fmt: skip


def name_of(module: Path) -> str:
    """The dotted name of a module file."""
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions_of(module: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file with its number of lines."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_import_contracts_hold() -> None:
    """Imports point downwards only, Qt ends in ui, SQL in the stores, and the app carries no compiler."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_files_are_short() -> None:
    """No file has more than 500 lines."""
    assert [
        str(module) for module in CHECKED if len(module.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    ] == []


def test_functions_are_short() -> None:
    """No function has more than 40 lines."""
    long = [
        f"{module.name}:{name} ({lines})"
        for module in CHECKED
        for name, lines in functions_of(module)
        if lines > MOST_FUNCTION_LINES
    ]
    assert long == []


def test_names_say_something() -> None:
    """No module or package is named utils, misc, helpers, common or manager."""
    assert [
        str(module) for module in MODULES if FORBIDDEN_NAMES & set(module.relative_to(ROOT).with_suffix("").parts)
    ] == []


def test_each_test_says_what_must_hold() -> None:
    """Every test function has a docstring."""
    silent = [
        f"{module.name}:{node.name}"
        for module in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_top_level_is_fixed() -> None:
    """Nothing stands at the top of the project but what belongs there."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    strays = {line.split("/")[0] for line in tracked if line} - TOP_LEVEL
    assert {name for name in strays if not name.startswith(".")} == set()


def test_build_is_no_package() -> None:
    """build/ holds no __init__.py: with one, `python -m build` would run the folder instead of the tool."""
    assert not (ROOT / "build" / "__init__.py").exists()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_each_module_imports_alone(module: Path) -> None:
    """Every module can be imported first, in a fresh interpreter, with warnings as errors."""
    if module.name == "__main__.py":
        pytest.skip("runs the program")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import {name_of(module)}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def modules_loaded_by(statement: str) -> set[str]:
    """The modules that are loaded after a statement in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_domain_is_pure_at_run_time() -> None:
    """Importing the domain loads neither Qt nor SQLite."""
    everything = "; ".join(f"import {name_of(module)}" for module in MODULES if "domain" in module.parts)
    assert not {"PySide6", "sqlite3"} & modules_loaded_by(everything)


def test_the_app_carries_no_author_tools() -> None:
    """Importing the window and the commands loads no YAML, Markdown, sqlite-utils, layout, stemmer or network module."""
    loaded = modules_loaded_by("import msref.app, msref.cli")
    unwanted = {
        "yaml",
        "markdown",
        "sqlite_utils",
        "graphlay",
        "snowballstemmer",
        "socket",
        "ssl",
        "PySide6.QtNetwork",
        "PySide6.QtQml",
    }
    assert not unwanted & loaded


def test_commands_need_no_qt() -> None:
    """The shipped commands run without Qt."""
    assert not any(name.startswith("PySide6") for name in modules_loaded_by("import msref.cli"))
