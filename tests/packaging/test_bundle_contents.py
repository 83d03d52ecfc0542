"""What goes into a bundle: nothing that the program needs is left out, and nothing new slips in."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))

from package_contents import EXCLUDED_MODULES, is_wanted, unexpected  # noqa: E402 - found by the line above

# Of Python itself, reached only by the compiler of the content.
NOT_SHIPPED = {"content_compiler", "authoring.py"}


def shipped_imports() -> set[str]:
    """Every module that a shipped module of msref names in an import, wherever it stands."""
    found: set[str] = set()
    for module in (ROOT / "msref").rglob("*.py"):
        if NOT_SHIPPED & set(module.relative_to(ROOT / "msref").parts):
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {node.module or ""} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_nothing_that_the_program_imports_is_excluded() -> None:
    """No module that msref imports is on the list of excluded ones, nor does it lie inside one."""
    imported = shipped_imports()
    assert {"sqlite3", "PySide6.QtWidgets", "msref.paths"} <= imported
    lost = {
        name
        for name in imported
        for excluded in EXCLUDED_MODULES
        if name == excluded or name.startswith(f"{excluded}.")
    }
    assert lost == set()


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libicudata.so.73", "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so", "PySide6/QtWidgets.abi3.so",
        "libxcb-cursor.so.0", "libsqlite3.so.0", "libpython3.11.so.1.0", "resources/fonts/IBMPlexSans-Regular.ttf",
    ],
)  # fmt: skip
def test_what_the_program_loads_is_wanted(name: str) -> None:
    """Qt's core, its X plug-in, the letters, SQLite and the helpers of X are collected."""
    assert is_wanted(name, "linux")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "PySide6/QtNetwork.abi3.so", "libcrypto.so.3", "libssl.so.3",
        "lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so", "lib-dynload/_hashlib.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "libgtk-3.so.0",
        "libstdc++.so.6", "libX11.so.6", "PySide6/Qt/translations/qtbase_de.qm",
    ],
)  # fmt: skip
def test_network_and_unused_parts_are_left_out(name: str) -> None:
    """Network libraries, unused plug-ins and translations, and what every desktop has, are not collected."""
    assert not is_wanted(name, "linux")


def test_qt_speaks_the_languages_that_the_program_speaks() -> None:
    """Of Qt's translations just those are collected whose language the program has."""
    names = [f"PySide6/Qt/translations/qtbase_{language}.qm" for language in ("de", "fr")]
    assert [is_wanted(name, "linux", languages=["de"]) for name in names] == [True, False]


def test_a_new_file_is_noticed() -> None:
    """A library that no line names is told, a known one is not."""
    files = [
        "msref",
        "_internal/reference.sqlite",
        "_internal/reference.sqlite.b2",
        "_internal/libxcb-cursor.so.0",
        "_internal/libgnutls.so.30",
    ]
    assert unexpected(files) == ["_internal/libgnutls.so.30"]


def test_a_network_library_is_noticed_whatever_the_list_allows() -> None:
    """A forbidden name is told though a line of the allow-list would take it."""
    assert unexpected(["_internal/licences/libssl.so.3"]) == ["_internal/licences/libssl.so.3"]
