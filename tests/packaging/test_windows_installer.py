"""The Windows installer and the macOS application are described from what is there, and every promise of theirs can be read back."""

import struct
import xml.etree.ElementTree as ET  # the source is our own
from pathlib import Path

import package_macos
import package_msi
import pytest
import yaml
from package_places import ROOT, PackagingError

from msref.usecases.case_file import SUFFIX

_WIX = {"w": "http://schemas.microsoft.com/wix/2006/wi"}


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """A small bundle: two programs, a library in a folder, a file whose name needs quoting."""
    folder = tmp_path / "msref"
    for name in ("msref.exe", "msref-cli.exe", "_internal/PySide6/QtCore.pyd", "_internal/licences/Qt & others.txt"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    return folder


def _source(payload: Path) -> ET.Element:
    return ET.fromstring(package_msi.wix_source(payload, "1.2.3", "msref.ico"))  # noqa: S314 - the source is our own


def test_the_installer_holds_every_file_once_in_its_own_folder(payload: Path) -> None:
    """Each file of the payload is one component that the one feature installs, in the folder it lies in."""
    product = _source(payload)
    files = {file.get("Source"): file.get("Name") for file in product.iterfind(".//w:File", _WIX)}
    assert files == {
        "msref/msref.exe": "msref.exe",
        "msref/msref-cli.exe": "msref-cli.exe",
        "msref/_internal/PySide6/QtCore.pyd": "QtCore.pyd",
        "msref/_internal/licences/Qt & others.txt": "Qt & others.txt",
    }
    made = {one.get("Id") for one in product.iterfind(".//w:Component", _WIX)}
    installed = [one.get("Id") for one in product.iterfind(".//w:ComponentRef", _WIX)]
    assert len(installed) == len(made) == 6
    assert set(installed) == made
    inner = product.find(".//w:Directory[@Name='_internal']/w:Directory[@Name='PySide6']//w:File", _WIX)
    assert inner is not None
    assert inner.get("Name") == "QtCore.pyd"


def test_the_same_folder_gives_the_same_installer_source(payload: Path) -> None:
    """No random number and no date: the identifiers of a file stay the same from version to version, which upgrades need."""
    assert package_msi.wix_source(payload, "1.2.3", "msref.ico") == package_msi.wix_source(
        payload, "1.2.3", "msref.ico"
    )
    codes = [one.get("Guid") for one in _source(payload).iterfind(".//w:Component", _WIX)]
    assert len(set(codes)) == len(codes)


def test_the_installer_is_per_machine_and_replaces_an_older_version(payload: Path) -> None:
    """Hospitals install once for all users, silently, and an upgrade leaves no second copy."""
    product = _source(payload)
    package, upgrade = product.find(".//w:Package", _WIX), product.find(".//w:MajorUpgrade", _WIX)
    assert package is not None
    assert package.get("InstallScope") == "perMachine"
    assert upgrade is not None
    whole = product.find("w:Product", _WIX)
    assert whole is not None
    assert whole.get("UpgradeCode") == "5B0C6C0E-7C0B-5E0D-9A55-6E0B52F7D3A1"


def test_windows_and_macos_open_the_case_files_that_the_program_writes() -> None:
    """The ending that the installers claim is the ending that the program gives."""
    assert package_msi.CASE_SUFFIX == SUFFIX
    assert f"'CFBundleTypeExtensions': ['{SUFFIX.removeprefix('.')}']" in str(package_macos.information("1.2.3"))


def test_an_icon_file_names_each_picture_where_it_lies() -> None:
    """The directory of an icon gives size, length and place of each picture; 256 is written as 0."""
    made = package_msi.ico({256: b"large", 16: b"tiny!!"})
    assert made[:6] == struct.pack("<HHH", 0, 1, 2)
    assert struct.unpack("<BBBBHHII", made[6:22]) == (16, 16, 0, 0, 1, 32, 6, 38)
    assert struct.unpack("<BBBBHHII", made[22:38]) == (0, 0, 0, 0, 1, 32, 5, 44)
    assert made[38:] == b"tiny!!large"


def test_an_icon_without_a_picture_is_refused() -> None:
    """An empty icon would be shown as nothing; it is said instead."""
    with pytest.raises(PackagingError, match="at least one picture"):
        package_msi.ico({})


def test_the_release_recipe_calls_only_commands_that_exist() -> None:
    """The workflow can be read, and every script of ours that it names is there."""
    recipe = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
    assert set(recipe["jobs"]) == {"linux", "windows", "macos", "sums"}
    steps = [step.get("run", "") for job in recipe["jobs"].values() for step in job["steps"]]
    named = {word for step in steps for word in step.split() if word.startswith("build/") and word.endswith(".py")}
    assert named == {"build/dev.py", "build/package_windows.py", "build/package_macos.py"}
    assert all((ROOT / name).is_file() for name in named)
