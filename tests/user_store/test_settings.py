"""The settings file: kept, bounded, and never in the way."""

from pathlib import Path

import pytest

from msref.errors import BugError
from msref.user_store.settings import SETTINGS, Settings


def test_a_saved_value_is_read_again(tmp_path: Path) -> None:
    """What was put and saved is there at the next start."""
    settings = Settings(tmp_path / "deep" / "settings.txt")
    settings.put("zoom_percent", 150)
    settings.put("theme", "dark")
    settings.save()
    again = Settings(tmp_path / "deep" / "settings.txt")
    assert (again.number("zoom_percent"), again.text("theme"), again.problem) == (150, "dark", "")


def test_without_a_file_the_defaults_hold_and_nothing_is_told(tmp_path: Path) -> None:
    """A first start is not a problem."""
    settings = Settings(tmp_path / "settings.txt")
    assert settings.problem == ""
    assert settings.number("zoom_percent") == 100
    assert settings.flag("show_outline") is True


@pytest.mark.parametrize("damage", [b"{", b"theme: dark", b"\xff\xfe\x00", b""])
def test_a_damaged_file_is_set_aside_with_a_plain_sentence(tmp_path: Path, damage: bytes) -> None:
    """Damage costs the settings, never the start, and the damaged file is kept."""
    path = tmp_path / "settings.txt"
    path.write_bytes(damage)
    settings = Settings(path)
    assert settings.text("theme") == "system"
    assert "was damaged" in settings.problem
    assert (tmp_path / "settings.txt.damaged").read_bytes() == damage
    assert not path.exists()


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    """Each damaged file keeps a name of its own."""
    path = tmp_path / "settings.txt"
    for text in ("one", "two"):
        path.write_text(text, encoding="utf-8")
        Settings(path)
    assert (tmp_path / "settings.txt.damaged").read_text(encoding="utf-8") == "one"
    assert (tmp_path / "settings.txt.damaged-2").read_text(encoding="utf-8") == "two"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("zoom_percent", "201"),
        ("zoom_percent", "large"),
        ("zoom_percent", "yes"),
        ("theme", "pink"),
        ("show_outline", "1"),
    ],
)
def test_a_value_out_of_bounds_is_set_back_alone_and_told(tmp_path: Path, name: str, value: str) -> None:
    """One unusable value costs only itself."""
    path = tmp_path / "settings.txt"
    path.write_text(f"{name} = {value}\nlast_page = record/plex\n", encoding="utf-8")
    settings = Settings(path)
    assert name in settings.problem
    assert settings.text("last_page") == "record/plex"


def test_putting_what_a_setting_does_not_take_is_a_bug(tmp_path: Path) -> None:
    """The program itself never stores a value out of bounds."""
    with pytest.raises(BugError):
        Settings(tmp_path / "settings.txt").put("zoom_percent", 10)


def test_a_folder_that_cannot_be_written_leaves_a_sentence(tmp_path: Path) -> None:
    """Settings that cannot be saved are told, and nothing is raised."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.txt")
    settings.put("theme", "dark")
    settings.save()
    assert "could not be saved" in settings.problem or "cannot be read" in settings.problem


def test_every_setting_says_what_it_is_for() -> None:
    """Name, default and help stand once, together."""
    assert all(setting.help.endswith(".") and setting.label for setting in SETTINGS if setting.is_shown)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
