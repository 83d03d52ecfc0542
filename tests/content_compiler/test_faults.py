"""Every fault in the content is told with file, line and mend, all of them at once, and nothing is written."""

import shutil
from pathlib import Path

import pytest

from msref.authoring import main
from msref.content_compiler.compile_library import compile_library
from msref.content_compiler.problems import Problem
from tests.content_compiler.fault_cases import FAULTS, Fault

MINI = Path(__file__).resolve().parents[1] / "data" / "mini_content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the mini content that a test may spoil."""
    return shutil.copytree(MINI, tmp_path / "content")


def plant(content: Path, fault: Fault) -> None:
    """Change the one thing."""
    file = content / fault.file
    if fault.old:
        text = file.read_text(encoding="utf-8")
        assert text.count(fault.old) >= 1, f"{fault.old!r} is not in {fault.file}: the fixture would change nothing"
        file.write_text(text.replace(fault.old, fault.new, 1), encoding="utf-8")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fault.new, encoding="utf-8")


def faults_of(content: Path) -> list[Problem]:
    """What the compiler says of a content folder."""
    _, problems = compile_library(content)
    return list(problems)


def test_mini_content_is_valid() -> None:
    """The library that faults are planted in has none of its own."""
    library, problems = compile_library(MINI)
    assert list(problems) == []
    assert library is not None


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_is_told_with_file_line_and_mend(content: Path, fault: Fault) -> None:
    """A planted fault is reported at its file and line, with how to mend it."""
    plant(content, fault)
    told = [problem for problem in faults_of(content) if problem.code == fault.code]
    assert [(problem.file, problem.line) for problem in told if problem.file == fault.file] == [
        (fault.file, fault.line)
    ]
    assert any(fault.mend in problem.mend for problem in told)
    assert all(problem.what.endswith((".", '"', "…")) or problem.what for problem in told)


def test_twenty_kinds_of_fault_are_tried() -> None:
    """At least 20 different kinds of fault stand in the list."""
    assert len({fault.code for fault in FAULTS}) >= 20


@pytest.mark.parametrize(
    ("first", "second"), list(zip(FAULTS[13:20], FAULTS[23:30], strict=True)), ids=lambda fault: fault.name
)
def test_two_faults_are_told_together(content: Path, first: Fault, second: Fault) -> None:
    """Two faults planted together are both reported in one run."""
    plant(content, first)
    plant(content, second)
    assert {first.code, second.code} <= {problem.code for problem in faults_of(content)}


@pytest.mark.parametrize("fault", FAULTS[3:8], ids=lambda fault: fault.name)
def test_a_fault_leaves_the_old_store_untouched(
    content: Path, tmp_path: Path, fault: Fault, capsys: pytest.CaptureFixture[str]
) -> None:
    """While a fault stands, build exits 1, names the fault and leaves the file that was there byte for byte."""
    target = tmp_path / "reference.sqlite"
    assert main(["build", "--content", str(content), "--to", str(target)]) == 0
    before = target.read_bytes()
    plant(content, fault)
    capsys.readouterr()
    assert main(["build", "--content", str(content), "--to", str(target)]) == 1
    assert f"{fault.file}:{fault.line}: [{fault.code}]" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(".tmp")] == []


def test_a_file_that_is_not_utf8_is_told_with_its_line(content: Path) -> None:
    """A byte that is not UTF-8 is reported with the line it stands on."""
    file = content / "articles/acute/exchange.md"
    file.write_bytes(file.read_bytes() + b"\n\xff\n")
    lines = file.read_bytes().split(b"\n")
    expected = next(number for number, line in enumerate(lines, 1) if b"\xff" in line)
    assert next((problem.code, problem.line) for problem in faults_of(content)) == ("not-utf8", expected)


def test_a_study_in_two_tables_is_told(content: Path) -> None:
    """The same study in two evidence tables is reported, because its rows would stand twice."""
    text = (content / "tables/results.yaml").read_text(encoding="utf-8").replace("id: results", "id: results2")
    (content / "tables/results2.yaml").write_text(text, encoding="utf-8")
    assert "study-in-two-tables" in {problem.code for problem in faults_of(content)}


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing content folder is one clear fault."""
    assert [problem.code for problem in faults_of(tmp_path / "nowhere")] == ["no-content"]
