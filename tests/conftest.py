"""
What every test may lean on: the real content, built once, and a home folder of its own.

The built library is shared by all workers of a run: the first one builds it, the others wait for the file.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.write import write_library
from msref.content_store.library import Library, open_library
from msref.words import Words, speak

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the developer's own settings, and none obeys a policy of this machine."""
    monkeypatch.setenv("MSREF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MSREF_POLICY", str(tmp_path / "no-policy.toml"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English, whatever the one before spoke."""
    speak(Words())
    yield
    speak(Words())


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, compiled: built once a run and content state."""
    shared = (
        tmp_path_factory.getbasetemp().parent
        if os.environ.get("PYTEST_XDIST_WORKER")
        else tmp_path_factory.getbasetemp()
    )
    target = shared / f"reference-{_content_state()}.sqlite"
    if not target.is_file():
        library, problems = compile_library(CONTENT)
        assert library is not None, "\n".join(str(problem) for problem in problems)
        write_library(library, target)
    return target


def _content_state() -> str:
    digest = hashlib.sha256()
    for file in sorted(CONTENT.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(CONTENT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    """The real library, open."""
    opened = open_library(library_path)
    yield opened
    opened.close()
