# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
The macOS application and its disk image: only for a Mac, where it has not been run yet (the README says so).

    python build/package_macos.py              .out/macos/msref.app and .out/macos/msref-VERSION.dmg

Signs with the identity in MSREF_SIGN_IDENTITY, and for the machine alone ("-") without one.
"""

import os
import plistlib
import shutil
import sys
from pathlib import Path
from typing import Final

from package_licences import add_licences
from package_msi import CASE_SUFFIX
from package_places import (
    INTERNAL,
    OUT,
    ROOT,
    PackagingError,
    fresh_folder,
    run,
    source_date,
    venv_program,
    version,
    write_hashes,
)
from package_sbom import write_sbom

MACOS: Final = OUT / "macos"


def main() -> int:
    """Make application and disk image; returns the exit code."""
    if sys.platform != "darwin":
        print("A macOS application is made on a Mac: this system lacks its tools (hdiutil, codesign).", file=sys.stderr)
        return 2
    try:
        application = make_application()
        sign(application)
        print(make_disk_image(application))
    except PackagingError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def make_application() -> Path:
    """The bundle of the one spec, put into the form of a macOS application."""
    work = fresh_folder(MACOS)
    run(
        [
            venv_program("pyinstaller"), "--noconfirm", "--log-level", "ERROR", "--workpath", work / "work", "--distpath", work / "dist",
            ROOT / "build" / "msref.spec",
        ],
        environment=os.environ | {"SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    made = work / "dist" / "msref"
    add_licences(made / INTERNAL)
    shutil.copyfile(ROOT / "SAFETY.md", made / INTERNAL / "SAFETY.md")
    write_sbom(made, source_date())
    write_hashes(made)
    contents = work / "msref.app" / "Contents"
    contents.mkdir(parents=True)
    made.rename(contents / "MacOS")
    _write_icon(contents / "Resources")
    (contents / "Info.plist").write_bytes(plistlib.dumps(information(version())))
    return contents.parent


def information(number: str) -> dict[str, object]:
    """What macOS is told of the application: name, version, icon, and the files that it opens."""
    return {
        "CFBundleName": "msref",
        "CFBundleDisplayName": "msref",
        "CFBundleIdentifier": "org.msref.msref",
        "CFBundleExecutable": "msref",
        "CFBundleIconFile": "msref.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "msref case",
                "CFBundleTypeExtensions": [CASE_SUFFIX.removeprefix(".")],
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
            }
        ],
    }


def sign(application: Path) -> None:
    """Sign everything inside, then the application."""
    identity = os.environ.get("MSREF_SIGN_IDENTITY", "-")
    hardened = [] if identity == "-" else ["--options", "runtime", "--timestamp"]
    run(["codesign", "--force", "--deep", "--sign", identity, *hardened, application])


def make_disk_image(application: Path) -> Path:
    """A disk image with the application and a way into the folder of applications."""
    inside = fresh_folder(MACOS / "image")
    application.rename(inside / application.name)
    (inside / "Applications").symlink_to("/Applications")
    target = MACOS / f"msref-{version()}.dmg"
    target.unlink(missing_ok=True)
    run(["hdiutil", "create", "-volname", "msref", "-srcfolder", inside, "-format", "UDZO", "-ov", target])
    return target


def _write_icon(folder: Path) -> None:
    folder.mkdir()
    pictures = fresh_folder(MACOS / "msref.iconset")
    for size in (16, 32, 128, 256):
        shutil.copyfile(ROOT / "resources" / "icons" / f"msref-{size}.png", pictures / f"icon_{size}x{size}.png")
    run(["iconutil", "--convert", "icns", "--output", folder / "msref.icns", pictures])


if __name__ == "__main__":
    sys.exit(main())
