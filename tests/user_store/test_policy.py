"""The policy of an organisation: what it may say, and that one which cannot be followed restricts most and says why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from msref import paths
from msref.__main__ import main
from msref.user_store.policy import NO_POLICY, Policy, is_there
from msref.user_store.policy_file import read_policy
from msref.user_store.settings import Settings
from msref.words import Words, speak

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the policy file lies."""
    return tmp_path / "policy.toml"


def written(place: Path, text: str) -> Policy:
    """The policy of a file with this text."""
    place.write_text(text, encoding="utf-8")
    return read_policy(place)


def test_every_key_is_taken(place: Path) -> None:
    """Mode, jurisdiction, saving of cases and content folder are read as they are written."""
    policy = written(
        place,
        "mode = 'reference'\njurisdiction = 'United Kingdom'\nsave_cases = false\ncontent_folder = '\\\\server\\share\\msref'\n",
    )
    assert policy == Policy(
        path=str(place),
        mode="reference",
        jurisdiction="United Kingdom",
        may_save_cases=False,
        content_folder=r"\\server\share\msref",
    )
    assert policy.is_reference


def test_an_empty_policy_changes_nothing(place: Path) -> None:
    """A file with comments only, even with the mark some editors put in front, restricts nothing but is in force."""
    assert written(place, "\ufeff# nothing laid down\n") == NO_POLICY._replace(path=str(place))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            "# ours\nmoed = 'reference'\n",
            2,
            "`moed`: there is no such key; there are mode, jurisdiction, save_cases, content_folder",
        ),
        ("mode = 'readonly'\n", 1, '`mode`: it must be "full" or "reference"'),
        ("mode = true\n", 1, '`mode`: it must be "full" or "reference"'),
        ("mode = ['reference']\n", 1, "`mode`: it must be"),
        ("save_cases = 'no'\n", 1, "`save_cases`: it must be true or false, without quotes"),
        ("save_cases = 0\n", 1, "`save_cases`: it must be true or false, without quotes"),
        ("\n\njurisdiction = 'Atlantis'\n", 3, "`jurisdiction`: it must be one of EU, United Kingdom"),
        ("jurisdiction = ''\n", 1, "`jurisdiction`: it must be one of"),
        ("content_folder = 'msref'\n", 1, "`content_folder`: it must be the whole path of a folder"),
        ("content_folder = 5\n", 1, "`content_folder`: it must be the whole path of a folder"),
        ("save_cases = true\n[mode]\nvalue = 'reference'\n", 2, "`mode`: it must be"),
    ],
)
def test_a_fault_is_named_and_the_strictest_reading_holds(place: Path, text: str, line: int, words: str) -> None:
    """File, line, key and the way to mend it are told; until then nothing is entered about a patient and nothing saved."""
    policy = written(place, text)
    assert policy.problem.startswith(f"The policy file {place} has a fault in line {line}, {words}")
    assert policy.problem.endswith("nothing is saved, and the program's own content is shown.")
    assert policy.is_reference
    assert not policy.may_save_cases
    assert (policy.jurisdiction, policy.content_folder) == ("", "")


def test_a_fault_found_before_the_language_was_known_is_said_in_it(place: Path) -> None:
    """The policy is read before the language is set, and told afterwards."""
    policy = written(place, "mode = 'readonly'\n")
    speak(Words("fr"))
    assert 'à la ligne 1, `mode`\xa0: il faut "full" ou "reference".' in policy.problem
    assert policy.problem.endswith("le contenu propre au programme est affiché.")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"mode = reference\n", "not readable as TOML"),
        (b"mode = 'full'\nmode = 'reference'\n", "at line 2"),
        (b"\xff\xfe\x00mode", "not UTF-8 text"),
        (b"#" * 200_000, "far too long"),
        (b"mode = 'full", "not readable as TOML"),
    ],
)
def test_what_cannot_be_read_at_all_restricts_most(place: Path, raw: bytes, words: str) -> None:
    """A file that is no TOML, no text or of absurd length is told and read in the strictest way."""
    place.write_bytes(raw)
    policy = read_policy(place)
    assert words in policy.problem
    assert policy.is_reference


def test_a_folder_in_its_place_counts_as_a_policy(tmp_path: Path) -> None:
    """Whatever stands in the place of the policy file is never taken for none."""
    place = tmp_path / "policy.toml"
    assert not is_there(place)
    assert not is_there(tmp_path / "absent" / "policy.toml")
    place.mkdir()
    assert is_there(place)
    assert "cannot be read" in read_policy(place).problem
    place.rmdir()
    place.symlink_to(tmp_path / "gone")
    assert is_there(place)
    assert read_policy(place).is_reference


def test_without_a_policy_no_toml_reader_is_loaded(library_path: Path, tmp_path: Path) -> None:
    """A start on a computer without a policy loads neither a TOML reader nor OpenSSL for the window."""
    code = "import msref.__main__ as m; p = m._policy(); import sys, msref.app, msref.user_store.policy; print(p.path == '', sorted(sys.modules))"
    environment = os.environ | {"MSREF_CONTENT": str(library_path), "MSREF_POLICY": str(tmp_path / "none.toml")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("True")
    loaded = set(done.stdout.partition("[")[2].replace("'", "").rstrip("]\n").split(", "))
    assert "msref.app" in loaded
    assert not {"tomllib", "hashlib", "msref.user_store.policy_file"} & loaded


def test_the_variable_is_obeyed_in_a_clone_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed program looks for its policy in the one place that only an administrator can write."""
    monkeypatch.setenv("MSREF_POLICY", str(tmp_path / "mine.toml"))
    assert paths.policy_file() == tmp_path / "mine.toml"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.policy_file() == Path("/etc/msref/policy.toml")


def test_a_locked_setting_holds_and_is_not_written(tmp_path: Path) -> None:
    """The organisation's jurisdiction is in force whatever the user chooses, and the user's own choice stays in their file."""
    settings = Settings(tmp_path / "settings.txt")
    settings.put("home_jurisdiction", "Germany")
    settings.lock("home_jurisdiction", "EU")
    assert settings.text("home_jurisdiction") == "EU"
    assert settings.is_locked("home_jurisdiction")
    assert not settings.is_locked("theme")
    settings.put("home_jurisdiction", "France")
    settings.put("theme", "dark")
    settings.save()
    kept = Settings(tmp_path / "settings.txt")
    assert (kept.text("home_jurisdiction"), kept.text("theme")) == ("Germany", "dark")


CASE = {"today": "2026-11-20", "parameters": {"age_years": 34}}


@pytest.fixture
def reference_mode(place: Path, monkeypatch: pytest.MonkeyPatch, library_path: Path) -> Path:
    """A computer whose policy sets the reference mode; gives a case file."""
    place.write_text('mode = "reference"\n', encoding="utf-8")
    monkeypatch.setenv("MSREF_POLICY", str(place))
    monkeypatch.setenv("MSREF_CONTENT", str(library_path))
    case = place.with_name("case.json")
    case.write_text(json.dumps(CASE), encoding="utf-8")
    return case


@pytest.mark.parametrize(
    "command", ["assess CASE", "walk acute-relapse CASE", "plan CASE", "calc bsa height_cm=170 weight_kg=70"]
)
def test_commands_about_a_patient_are_refused(
    reference_mode: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """In the reference mode a command that takes facts of a patient ends with 2, one sentence and nothing on standard output."""
    assert main([str(reference_mode) if word == "CASE" else word for word in command.split()]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "for reading only: the policy" in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_reading_commands_go_on(reference_mode: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Searching and reading work in the reference mode."""
    assert reference_mode.exists()
    assert main(["search", "plasma exchange"]) == 0
    assert "acute-plasma-exchange" in capsys.readouterr().out


def test_with_a_bad_policy_the_refusal_says_what_is_wrong_with_it(
    reference_mode: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A patient command under a policy that cannot be followed names the fault in the file."""
    place.write_text("mode = 'refrence'\n", encoding="utf-8")
    assert main(["assess", str(reference_mode)]) == 2
    assert "line 1, `mode`" in capsys.readouterr().err


def test_commands_fall_back_to_the_own_content(
    place: Path, monkeypatch: pytest.MonkeyPatch, library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing usable in the organisation's folder a command answers from the program's own content and says so on standard error."""
    place.write_text(f"content_folder = '{place.parent / 'share'}'\n", encoding="utf-8")
    monkeypatch.setenv("MSREF_POLICY", str(place))
    monkeypatch.setenv("MSREF_CONTENT", str(library_path))
    assert main(["search", "plasma exchange"]) == 0
    said = capsys.readouterr()
    assert "acute-plasma-exchange" in said.out
    assert f"own copy {library_path} is shown instead" in said.err
