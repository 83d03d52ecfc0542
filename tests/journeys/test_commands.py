"""The shipped commands, called as a script would call them: JSON out, exit codes, one sentence on bad input."""

import json
from pathlib import Path

import pytest

import msref
from msref.__main__ import main
from msref.domain.records import KINDS

RELAPSE = {
    "today": "2026-11-20",
    "parameters": {
        "fever_or_infection": False,
        "heat_or_stress": False,
        "symptom_duration_h": 72,
        "mimics_excluded": True,
        "relapse_onset_date": "2026-11-10",
    },
}


@pytest.fixture(autouse=True)
def real_content(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands read the real content."""
    monkeypatch.setenv("MSREF_CONTENT", str(library_path))


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """A place for a case file."""
    return tmp_path / "case.json"


def answer_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    """What a command prints as JSON; it must have answered."""
    assert main(list(arguments)) == 0
    return json.loads(capsys.readouterr().out)


def refusal_of(capsys: pytest.CaptureFixture[str], *arguments: str, exit_code: int = 2) -> str:
    """The one sentence a command refuses with; it must exit with 2 (1 when there is no content to show) and print nothing else."""
    assert main(list(arguments)) == exit_code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    return captured.err.strip()


def test_search_gives_query_correction_and_hits(capsys: pytest.CaptureFixture[str]) -> None:
    """Search answers with exactly query, did_you_mean and hits of id, kind, title, snippet."""
    answer = answer_of(capsys, "search", "plasmapheresis", "--json")
    assert isinstance(answer, dict)
    assert list(answer) == ["query", "did_you_mean", "hits"]
    assert answer["did_you_mean"] is None
    assert all(list(hit) == ["id", "kind", "title", "snippet"] for hit in answer["hits"])
    assert "acute-plasma-exchange" in [hit["id"] for hit in answer["hits"]][:3]


def test_search_corrects_a_typing_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt drug is found and the correction is named."""
    answer = answer_of(capsys, "search", "natalizumap", "--json")
    assert isinstance(answer, dict)
    assert answer["did_you_mean"] == "natalizumab"
    assert answer["hits"][0]["id"].startswith("natalizumab")


@pytest.mark.parametrize(
    "text",
    ['"', "NOT", "-", "NEAR(a b)", "JCV index > 1.5", "*", "a" * 5000, "anti-CD20 OR", "\N{GREEK SMALL LETTER BETA}"],
)
def test_any_text_is_only_text(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Query syntax, signs and very long words are plain text: the command answers."""
    assert main(["search", "--json", "--", text]) == 0
    assert json.loads(capsys.readouterr().out)["query"] is not None


def test_show_gives_text_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """Show answers with id, kind, title, summary, text and sources with key, citation, locator, year."""
    answer = answer_of(capsys, "show", "weinshenker-1999", "--json")
    assert isinstance(answer, dict)
    assert list(answer) == ["id", "kind", "title", "summary", "text", "sources"]
    assert "42.1%" in answer["text"]
    assert "5.9%" in answer["text"]
    assert list(answer["sources"][0]) == ["key", "citation", "locator", "year"]


def test_export_gives_every_record_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Export prints one JSON object a line, every id once, every kind known, every record with a source."""
    assert main(["export"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    ids = [record["id"] for record in records]
    assert len(ids) == len(set(ids)) > 500
    assert {record["kind"] for record in records} <= set(KINDS)
    assert [record["id"] for record in records if not record["sources"]] == []
    assert [record["id"] for record in records if not record["text"].strip() or not record["title"].strip()] == []


def test_walk_stops_at_what_is_not_known(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    """With the relapse secured but nothing known of its severity, the walk names that question, its ways out and what is missing."""
    case_file.write_text(json.dumps(RELAPSE), encoding="utf-8")
    answer = answer_of(capsys, "walk", "acute-relapse", str(case_file))
    assert isinstance(answer, dict)
    assert list(answer) == ["chart", "path", "pending", "end", "flags"]
    assert [step["node"] for step in answer["path"]] == ["infection", "heat-or-stress", "duration", "mimics"]
    assert {step["by"] for step in answer["path"]} == {"parameters"}
    assert answer["end"] is None
    assert answer["pending"]["node"] == "severity"
    assert "severity_features" in answer["pending"]["missing"]
    assert {"cannot-tell", "not-available"} <= {choice["edge"] for choice in answer["pending"]["choices"]}


def test_walk_takes_null_for_unknown(capsys: pytest.CaptureFixture[str], case_file: Path) -> None:
    """A parameter that is null is as unknown as one that is absent."""
    case_file.write_text(
        json.dumps({"today": "2026-11-20", "parameters": {"fever_or_infection": None}}), encoding="utf-8"
    )
    answer = answer_of(capsys, "walk", "acute-relapse", str(case_file))
    assert isinstance(answer, dict)
    assert answer["pending"]["node"] == "infection"


@pytest.mark.parametrize(
    ("case", "field"),
    [
        ('{"today": "2026-11-20", "parameters": {"age_yaers": 31}}', "age_yaers"),
        ('{"today": "2026-11-20", "parameters": {"age_years": "thirty"}}', "age_years"),
        ('{"today": "2026-11-20", "parameters": {"age_years": -3}}', "age_years"),
        ('{"today": "2026-11-20", "parameters": {"age_years": true}}', "age_years"),
        ('{"today": "2026-11-20", "parameters": {"course": "relapsing"}}', "course"),
        ('{"today": "2026-11-20", "parameters": {"relapse_onset_date": "2026-02-30"}}', "relapse_onset_date"),
        ('{"today": "20.11.2026", "parameters": {}}', "today"),
        ('{"parameters": {}}', "today"),
        ('{"today": "2026-11-20", "patient_name": "X"}', "patient_name"),
        ('{"today": "2026-11-20", "answers": {"no-such-node": "x"}}', "no-such-node"),
        ('{"today": "2026-11-20"', "JSON"),
    ],
)
def test_walk_refuses_bad_input_naming_the_field(
    capsys: pytest.CaptureFixture[str], case_file: Path, case: str, field: str
) -> None:
    """Bad input ends with exit code 2 and one sentence that names the field."""
    case_file.write_text(case, encoding="utf-8")
    assert field.lower() in refusal_of(capsys, "walk", "acute-relapse", str(case_file)).lower()


def test_unknown_things_are_refused_plainly(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An unknown record, algorithm, command or file ends with exit code 2 and one sentence."""
    assert '"nothing"' in refusal_of(capsys, "show", "nothing")
    assert "frobnicate" in refusal_of(capsys, "frobnicate")
    assert "nowhere.json" in refusal_of(capsys, "walk", "acute-relapse", str(tmp_path / "nowhere.json"))


def test_a_missing_content_file_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a content file every command says where it looked and how to mend it."""
    monkeypatch.setenv("MSREF_CONTENT", str(tmp_path / "absent.sqlite"))
    sentence = refusal_of(capsys, "search", "steroid", exit_code=1)
    assert "absent.sqlite" in sentence
    assert "msref-content build" in sentence


def test_a_foreign_file_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not a content file is refused in one sentence."""
    foreign = tmp_path / "foreign.sqlite"
    foreign.write_text("no database at all, only words" * 100, encoding="utf-8")
    monkeypatch.setenv("MSREF_CONTENT", str(foreign))
    assert "foreign.sqlite" in refusal_of(capsys, "export", exit_code=1)


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """`msref --version` names the program and its version."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"msref {msref.__version__}"
