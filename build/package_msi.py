# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The Windows installer: a WiX source written from a bundle's folder, compiled by `wixl` here or by WiX on Windows, and its tables read back.

Per machine, silent with `msiexec /i msref.msi /qn`, replaces an older version, start-menu entry, case files open with msref; needs administrator
rights to install and none to run. The same folder gives the same source: every identifier comes from a path.
"""

import csv
import hashlib
import re
import uuid
from pathlib import Path, PurePosixPath
from typing import Final
from xml.sax.saxutils import quoteattr

from package_places import PackagingError, files_in, run

# Never to change: by it Windows knows an older msref.
UPGRADE_CODE: Final = "5B0C6C0E-7C0B-5E0D-9A55-6E0B52F7D3A1"
CASE_SUFFIX: Final = ".msrefcase"
CASE_CLASS: Final = "msref.case"
_NAMESPACE: Final = uuid.UUID(UPGRADE_CODE)


def wix_source(bundle: Path, version: str, icon: str) -> str:
    """The WiX 3 source of an installer for everything in the bundle's folder; files are named as seen from the folder that holds it."""
    names = list(files_in(bundle))
    components: list[str] = []
    tree = _directories(bundle.name, names, components)
    references = "\n".join(f'      <ComponentRef Id="{one}"/>' for one in [*components, "Menu", "CaseFiles"])
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="msref" Language="1033" Version="{version}" Manufacturer="The msref authors" UpgradeCode="{UPGRADE_CODE}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="Offline reference for aggressive multiple sclerosis"/>
    <MajorUpgrade DowngradeErrorMessage="A newer msref is installed already."/>
    <Media Id="1" Cabinet="msref.cab" EmbedCab="yes"/>
    <Icon Id="msref.ico" SourceFile={quoteattr(icon)}/>
    <Property Id="ARPPRODUCTICON" Value="msref.ico"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="msref">
{tree}
          <Component Id="CaseFiles" Guid="{_guid("registry/case-files")}" Win64="yes">
            <RegistryValue Root="HKLM" Key="Software\\Classes\\{CASE_SUFFIX}" Type="string" Value="{CASE_CLASS}" KeyPath="yes"/>
            <RegistryValue Root="HKLM" Key="Software\\Classes\\{CASE_CLASS}" Type="string" Value="msref case (parameters only, no identifiers)"/>
            <RegistryValue Root="HKLM" Key="Software\\Classes\\{CASE_CLASS}\\DefaultIcon" Type="string" Value="[INSTALLDIR]msref.exe,0"/>
            <RegistryValue Root="HKLM" Key="Software\\Classes\\{CASE_CLASS}\\shell\\open\\command" Type="string" Value="&quot;[INSTALLDIR]msref.exe&quot; &quot;%1&quot;"/>
          </Component>
        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder">
        <Component Id="Menu" Guid="{_guid("menu")}">
          <Shortcut Id="MenuEntry" Directory="ProgramMenuFolder" Name="msref" Description="Offline reference for aggressive multiple sclerosis" Target="[INSTALLDIR]msref.exe" WorkingDirectory="INSTALLDIR" Icon="msref.ico" IconIndex="0"/>
          <RegistryValue Root="HKLM" Key="Software\\msref" Name="menu" Type="integer" Value="1" KeyPath="yes"/>
        </Component>
      </Directory>
    </Directory>
    <Feature Id="Everything" Level="1">
{references}
    </Feature>
  </Product>
</Wix>
"""


def make_msi(bundle: Path, version: str, icon: Path, target: Path) -> Path:
    """Compile the installer with wixl; returns its path. `icon` lies beside the bundle's folder, where the source is written too."""
    source = bundle.parent / f"{target.stem}.wxs"
    source.write_text(wix_source(bundle, version, icon.name), encoding="utf-8")
    run(["wixl", "--arch", "x64", "--output", target, source], cwd=bundle.parent)
    return target


def read_table(msi: Path, table: str) -> list[dict[str, str]]:
    """The rows of one table of an installer, as it was written, not as it was meant."""
    lines = list(csv.reader(run(["msiinfo", "export", msi, table]).splitlines(), delimiter="\t"))
    return [dict(zip(lines[0], row, strict=False)) for row in lines[3:]]


def check_msi(msi: Path, bundle: Path, version: str) -> list[str]:
    """What an installer promises and its tables do not hold; empty when all is there."""
    properties = {row["Property"]: row["Value"] for row in read_table(msi, "Property")}
    registry = {(row["Key"], row["Value"]) for row in read_table(msi, "Registry")}
    shortcuts = [row for row in read_table(msi, "Shortcut") if row["Target"].endswith("msref.exe")]
    upgrades = [row for row in read_table(msi, "Upgrade") if row["UpgradeCode"].strip("{}") == UPGRADE_CODE]
    files = read_table(msi, "File")
    wanted = {
        "the version": properties.get("ProductVersion") == version,
        "the upgrade code": properties.get("UpgradeCode", "").strip("{}") == UPGRADE_CODE,
        "an installation for all users": properties.get("ALLUSERS") == "1",
        "one start-menu entry": len(shortcuts) == 1,
        "the rule that removes an older version": bool(upgrades),
        "the class of case files": (f"Software\\Classes\\{CASE_SUFFIX}", CASE_CLASS) in registry,
        "the command that opens a case file": any(
            key.endswith(f"{CASE_CLASS}\\shell\\open\\command") and "[INSTALLDIR]msref.exe" in value
            for key, value in registry
        ),
        "every file of the bundle": len(files) == len(list(files_in(bundle))),
    }
    return [what for what, is_there in wanted.items() if not is_there]


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of PNG pictures, by their size in pixels (256 is written as 0, as the format asks)."""
    if not pictures:
        raise PackagingError("An icon needs at least one picture.")
    header = bytes([0, 0, 1, 0]) + len(pictures).to_bytes(2, "little")
    offset = len(header) + 16 * len(pictures)
    entries, data = b"", b""
    for size, png in sorted(pictures.items()):
        side = size % 256
        entries += (
            bytes([side, side, 0, 0, 1, 0, 32, 0])
            + len(png).to_bytes(4, "little")
            + (offset + len(data)).to_bytes(4, "little")
        )
        data += png
    return header + entries + data


def _directories(source: str, names: list[str], components: list[str]) -> str:
    """The folders and files as nested WiX directories; the ids of the components are added to `components`."""
    lines: list[str] = []
    _add_folder(source, PurePosixPath(), names, (lines, components))
    return "\n".join(lines)


def _add_folder(source: str, folder: PurePosixPath, names: list[str], into: tuple[list[str], list[str]]) -> None:
    lines, components = into
    here = [name for name in names if PurePosixPath(name).parent == folder]
    depth = len(folder.parts)
    pad = "  " * (5 + depth)
    for name in here:
        # The program and its library are their own components, as every file is: Windows then mends one file by itself.
        mark = _mark(name)
        components.append(f"C{mark}")
        lines.append(f'{pad}<Component Id="C{mark}" Guid="{_guid(name)}" Win64="yes">')
        lines.append(
            f'{pad}  <File Id="F{mark}" Name={quoteattr(PurePosixPath(name).name)} Source={quoteattr(f"{source}/{name}")} KeyPath="yes"/>'
        )
        lines.append(f"{pad}</Component>")
    below = sorted(
        {
            PurePosixPath(*PurePosixPath(name).parts[: depth + 1])
            for name in names
            if len(PurePosixPath(name).parts) > depth + 1
        }
    )
    for inner in below:
        lines.append(f'{pad}<Directory Id="D{_mark(str(inner))}" Name={quoteattr(inner.name)}>')
        _add_folder(source, inner, [name for name in names if PurePosixPath(name).is_relative_to(inner)], into)
        lines.append(f"{pad}</Directory>")


def _mark(name: str) -> str:
    return re.sub(r"\W", "", hashlib.sha256(name.encode()).hexdigest()[:24])


def _guid(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name)).upper()
