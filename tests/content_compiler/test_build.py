"""What the build writes: the same bytes from the same content, and what stands in the content."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from msref.authoring import main
from msref.content_store.library import open_library

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "data" / "mini_content"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini content, compiled."""
    target = tmp_path_factory.mktemp("built") / "reference.sqlite"
    assert main(["build", "--content", str(MINI), "--to", str(target)]) == 0
    return target


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    """Building the real content twice, under other hash seeds, time zones and folders, gives the same bytes."""
    files = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        target = tmp_path / seed / f"{seed}.sqlite"
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run(
            [sys.executable, "-m", "msref.authoring", "build", "--to", str(target)],
            cwd=ROOT, env=environment, check=True, capture_output=True,
        )  # fmt: skip
        files.append(target.read_bytes())
    assert files[0] == files[1]


def test_check_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking leaves no file behind."""
    monkeypatch.setenv("MSREF_CONTENT", str(tmp_path / "reference.sqlite"))
    assert main(["check", "--content", str(MINI)]) == 0
    assert list(tmp_path.glob("*.sqlite")) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target that is a folder ends with exit code 2 and a sentence."""
    (tmp_path / "taken").mkdir()
    assert main(["build", "--content", str(MINI), "--to", str(tmp_path / "taken")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_an_article_carries_its_words_sources_and_links(built: Path) -> None:
    """An article's text holds its figures with the whole locator, its citations in order, its outline and its links."""
    record = open_library(built).record("exchange")
    assert "42.1% of courses against 5.9% of sham courses (Review 2020, Acute treatment [15])." in record.text.replace(
        "\n", " "
    )
    assert [(citation.label, citation.locator, citation.year) for citation in record.citations] == [
        ("Review 2020", "Acute treatment [15]", 2020),
        ("Review 2020", "Acute treatment [12-14]", 2020),
        ("Patient article", "Relapses", None),
    ]
    assert [heading.text for heading in record.headings] == ["What is known"]
    assert [line.id for line in record.related] == ["trial-1999"]
    assert "Strength of evidence: One randomised trial." in record.text


def test_terms_are_explained_where_they_stand(built: Path) -> None:
    """The first standing of a glossary term on a page is a link to its meaning, and a term does not explain itself."""
    library = open_library(built)
    assert library.record("exchange").html.count('href="term:term-plex"') == 1
    assert 'href="term:term-plex"' not in library.record("term-plex").html


def test_a_study_becomes_a_row_of_its_table(built: Path) -> None:
    """A table built from studies has one row per outcome, with the cells without citations and the sources beside them."""
    table = open_library(built).table("results")
    row = table.rows[0]
    cells = dict(zip([column.id for column in table.columns], row.cells, strict=True))
    assert row.record_id == "trial-1999--improvement"
    assert cells["study"] == "Trial 1999"
    assert cells["result"] == "42.1% against 5.9%, p = 0.011."
    assert cells["effect"] == "PLEX 42.1 %; sham 5.9 %; p = 0.011"
    assert row.sources == ("Review 2020, Acute treatment [15]",)
    assert row.facets == {"treatment": ("PLEX",), "population": ("MS",), "design": ("randomised trial",)}


def test_a_row_is_a_record_of_its_own(built: Path) -> None:
    """A row can be shown by itself, says its source and links to its table and study."""
    record = open_library(built).record("severity-1999")
    assert record.kind == "table_row"
    assert "Hemiplegia or paraplegia" in record.text
    assert [line.id for line in record.related] == ["severity", "trial-1999"]
    assert [citation.locator for citation in record.citations] == ["Acute treatment [15]"]


def test_the_file_says_what_it_is(built: Path) -> None:
    """The content file carries version, date, licence, review state and the number of its records."""
    info = open_library(built).info()
    assert (info.version, info.date, info.licence, info.reviewed_by) == ("1", "2026-01-31", "CC BY 4.0", ())
    assert info.review_state == "drafted from sources, not clinically reviewed"
    assert info.record_count == 12
    assert json.dumps(info.record_count) == str(sum(1 for _ in open_library(built).records()))
