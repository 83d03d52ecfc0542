"""The files that a Linux desktop reads: valid, and saying the same as the program."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "build" / "linux"
sys.path.insert(0, str(ROOT / "build"))

from package_deb import changelog  # noqa: E402 - found by the line above

NEW_YEAR_2026 = 1767225600  # 2026-01-01T00:00:00Z


def test_desktop_entry_starts_the_program() -> None:
    """The desktop entry runs `msref`, without a terminal, with an icon that is there."""
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(LINUX / "msref.desktop", encoding="utf-8")
    entry = dict(read["Desktop Entry"])
    assert entry["Exec"].split()[0] == "msref"
    assert (entry["Type"], entry["Terminal"], entry["Name"]) == ("Application", "false", "msref")
    assert (ROOT / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()


def test_desktop_entry_is_valid() -> None:
    """The freedesktop validator finds no fault."""
    validator = shutil.which("desktop-file-validate")
    if not validator:
        pytest.skip("desktop-file-validate is not installed")
    done = subprocess.run([validator, str(LINUX / "msref.desktop")], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


def test_software_centre_entry_names_the_desktop_entry() -> None:
    """The AppStream entry launches the desktop entry and warns that the content is not clinically reviewed."""
    root = ET.parse(LINUX / "org.msref.msref.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert root.findtext("id") == "org.msref.msref"
    assert root.findtext("launchable") == "msref.desktop"
    assert "not clinically reviewed" in " ".join("".join(part.itertext()) for part in root.iter("p")).replace("\n", " ")


def test_manual_page_names_every_command() -> None:
    """The manual page tells each command that `msref --help` knows."""
    shown = subprocess.run(
        [sys.executable, "-m", "msref", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = shown[shown.index("{") + 1 : shown.index("}")].split(",")
    page = (LINUX / "msref.1").read_text(encoding="utf-8")
    commands = page[page.index(".SH COMMANDS") : page.index(".SH EXIT STATUS")]
    assert set(re.findall(r"^\.BI? (\w+)", commands, re.MULTILINE)) == set(known)


def test_changelog_is_in_debians_form() -> None:
    """Head, bulleted lines within 80 columns, and the signature with the given date in UTC."""
    lines = changelog("0.1.0", NEW_YEAR_2026).splitlines()
    assert lines[0] == "msref (0.1.0) stable; urgency=medium"
    assert lines[2].startswith("  * ")
    assert max(map(len, lines[:-1])) <= 80
    assert lines[-1].startswith(" -- ")
    assert lines[-1].endswith("  Thu, 01 Jan 2026 00:00:00 +0000")
