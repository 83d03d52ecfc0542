# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
The Windows payload and its installer, made and tried in Wine: a smoke test of the release recipe, on Wine and not on Windows.

    python build/package_windows.py            payload in .out/windows/msref, installer .out/windows/msref-VERSION.msi
    python build/package_windows.py --check    that, then install silently, verify, search, open the window, upgrade, remove
    python build/package_windows.py --native   on Windows itself: the payload and the WiX source, which WiX then compiles
    python build/package_windows.py --hashes   write the hash list again, after the programs were signed

`dev.py package --windows` builds the content first and calls this.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import package_wine
from package_contents import FORBIDDEN
from package_licences import add_licences
from package_msi import check_msi, ico, make_msi, read_table, wix_source
from package_places import (
    INTERNAL,
    ROOT,
    PackagingError,
    files_in,
    run,
    size_of,
    source_date,
    venv_program,
    version,
    write_hashes,
)
from package_sbom import NAME as SBOM
from package_sbom import write_sbom

WINDOWS: Final = package_wine.WINDOWS
PAYLOAD: Final = WINDOWS / "msref"
INSTALLED: Final = package_wine.PREFIX / "drive_c" / "Program Files" / "msref"
ICON: Final = WINDOWS / "msref.ico"
SIZES: Final = (16, 32, 48, 128, 256)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the installer and try it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="install, run, upgrade and remove it in Wine")
    parser.add_argument("--as-built", action="store_true", help="take the payload that is there")
    parser.add_argument("--native", action="store_true", help="on Windows: payload and WiX source")
    parser.add_argument("--hashes", action="store_true", help="only write the hash list of the payload again")
    given = parser.parse_args(arguments)
    try:
        WINDOWS.mkdir(parents=True, exist_ok=True)
        write_icon()
        if given.hashes:
            write_hashes(PAYLOAD)
            return 0
        if given.native:
            make_payload(native=True)
            source = WINDOWS / f"msref-{version()}.wxs"
            source.write_text(wix_source(PAYLOAD, version(), ICON.name), encoding="utf-8")
            print(f"{PAYLOAD}\n{source}")
            return 0
        package_wine.prepare()
        if not given.as_built:
            make_payload()
        msi = make_msi(PAYLOAD, version(), ICON, WINDOWS / f"msref-{version()}.msi")
        print(
            f"{PAYLOAD}: {len(list(files_in(PAYLOAD)))} files, {size_of(PAYLOAD) / 1e6:.1f} MB; {msi.name}: {msi.stat().st_size / 1e6:.1f} MB"
        )
        return check(msi) if given.check else 0
    except PackagingError as fault:
        print(fault, file=sys.stderr)
        return 1


def write_icon() -> None:
    """Put the pictures of the program into one icon file."""
    folder = ROOT / "resources" / "icons"
    ICON.write_bytes(
        ico(
            {
                size: (folder / f"msref-{size}.png").read_bytes()
                for size in SIZES
                if (folder / f"msref-{size}.png").is_file()
            }
        )
    )


def make_payload(*, native: bool = False) -> None:
    """Run PyInstaller on the one spec, in Wine or on Windows itself, and add licences, bill of materials and hashes."""
    work = WINDOWS / "work"
    shutil.rmtree(work, ignore_errors=True)
    made = work / "dist" / "msref"
    _run_pyinstaller(work, native=native)
    add_licences(made / INTERNAL)
    shutil.copyfile(ROOT / "SAFETY.md", made / INTERNAL / "SAFETY.md")
    write_sbom(made, source_date())
    if not native:
        _name_python(made / INTERNAL / SBOM)
    write_hashes(made)
    forbidden = [
        name for name in files_in(made) if FORBIDDEN.search(name.rpartition("/")[2]) or "icuuc" in name.lower()
    ]
    if forbidden:
        raise PackagingError(f"The payload holds what it must not: {', '.join(forbidden)}")
    shutil.rmtree(PAYLOAD, ignore_errors=True)
    made.rename(PAYLOAD)


def _run_pyinstaller(work: Path, *, native: bool) -> None:
    place = str if native else package_wine.windows_path
    words = [
        "--noconfirm", "--log-level", "ERROR", "--distpath", place(work / "dist"), "--workpath", place(work / "work"),
        place(ROOT / "build" / "msref.spec"), "--", "--console-name", "msref-cli", "--icon", place(ICON),
    ]  # fmt: skip
    if native:
        run([venv_program("pyinstaller"), *words])
        return
    code, told = package_wine.in_wine([package_wine.PYTHON / "python.exe", "-m", "PyInstaller", *words])
    if code != 0 or not (work / "dist" / "msref" / "msref-cli.exe").is_file():
        raise PackagingError(f"PyInstaller failed in Wine:\n{told[-4000:]}")


def _name_python(bill: Path) -> None:
    """The Python of the payload is that of Wine, not the one that runs this."""
    _, told = package_wine.in_wine([package_wine.PYTHON / "python.exe", "--version"])
    number = told.split()[-1]
    read = json.loads(bill.read_text(encoding="utf-8"))
    for part in read["components"]:
        if part["name"] == "Python":
            part.update(version=number, purl=f"pkg:generic/python@{number}")
    bill.write_text(json.dumps(read, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def check(msi: Path) -> int:
    """Try the installer; prints a line for each step and returns 1 when one failed."""
    steps = {
        "tables of the installer": lambda: _tables(msi),
        "silent installation": lambda: _install(msi),
        "the installed copy checks itself": lambda: _command(["verify"], "reference.sqlite"),
        "search": lambda: _command(["search", "plasma", "exchange"], "acute-plasma-exchange"),
        "start figures of the window": lambda: _command(["--startup-report"], "first_paint_ms"),
        "picture of the window": _picture,
        "upgrade over the older version": _upgrade,
        "silent removal": lambda: _remove(WINDOWS / "msref-newer.msi"),
    }
    print("In Wine, which is not Windows:")
    results = []
    for name, step in steps.items():
        try:
            seen, good = step(), True
        except PackagingError as fault:
            seen, good = str(fault), False
        results.append({"step": name, "held": good, "seen": seen})
        print(f"  {'held  ' if good else 'FAILED'}  {name}: {seen}", flush=True)
    (WINDOWS / "check.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one["held"] for one in results) else 1


def _tables(msi: Path) -> str:
    lacking = check_msi(msi, PAYLOAD, version())
    if lacking:
        raise PackagingError(f"its tables lack {'; '.join(lacking)}")
    counts = {table: len(read_table(msi, table)) for table in ("File", "Registry", "Shortcut", "Upgrade")}
    return ", ".join(f"{count} in {table}" for table, count in counts.items())


def _install(msi: Path) -> str:
    code, told = package_wine.in_wine(["msiexec", "/i", package_wine.windows_path(msi), "/qn"])
    there = list(files_in(INSTALLED)) if INSTALLED.is_dir() else []
    if code != 0 or there != list(files_in(PAYLOAD)):
        raise PackagingError(f"msiexec ended with {code}, {len(there)} files are there: {told[-500:]}")
    return f"exit {code}, {len(there)} files in Program Files"


def _command(words: list[str], expected: str) -> str:
    code, told = package_wine.in_wine([INSTALLED / "msref-cli.exe", *words], seconds=300)
    if code != 0 or expected not in told:
        raise PackagingError(f"exit {code}: {told[-800:]}")
    return next(line.strip() for line in told.splitlines() if expected in line)


def _picture() -> str:
    target = WINDOWS / "window.png"
    script = f"(wine '{INSTALLED / 'msref.exe'}' 2>&1 | cat) & sleep 25; import -window root '{target}'; wineserver -k"
    subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x860x24", "bash", "-c", script], env=package_wine.environment() | {"LC_ALL": "C.UTF-8"},
        check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    if not target.is_file() or target.stat().st_size < 20_000:  # noqa: PLR2004 - an empty screen is a small picture
        raise PackagingError("no picture with something in it was made")
    return f"{target.relative_to(ROOT)}, {target.stat().st_size} bytes"


def _upgrade() -> str:
    newer = WINDOWS / "msref-newer.msi"
    first, _, rest = version().partition(".")
    number = f"{int(first) + 1}.{rest}"
    make_msi(PAYLOAD, number, ICON, newer)
    code, told = package_wine.in_wine(["msiexec", "/i", package_wine.windows_path(newer), "/qn"])
    if code != 0:
        raise PackagingError(f"msiexec ended with {code}: {told[-500:]}")
    _, listed = package_wine.in_wine(
        ["reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall", "/s", "/f", "msref", "/d"]
    )
    shown = [line.split()[-1] for line in listed.splitlines() if "DisplayVersion" in line]
    _command(["--version"], "msref")
    return f"exit {code}, {number} over {version()}; listed versions: {', '.join(shown) or 'Wine lists none'}"


def _remove(msi: Path) -> str:
    code, told = package_wine.in_wine(["msiexec", "/x", package_wine.windows_path(msi), "/qn"])
    left = list(files_in(INSTALLED)) if INSTALLED.is_dir() else []
    if code != 0 or left:
        raise PackagingError(
            f"msiexec ended with {code}, {len(left)} files are left ({', '.join(left[:5])}): {told[-500:]}"
        )
    return f"exit {code}, no file left"


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
