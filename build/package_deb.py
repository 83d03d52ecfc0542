# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""Makes the Debian package from the bundle: the same bytes from the same bundle and date, whoever builds."""

import gzip
import os
import re
import shutil
import sysconfig
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from package_elf import depends
from package_places import INTERNAL, OUT, PACKAGES, ROOT, fresh_folder, run, size_of, version, write_hashes
from package_sbom import write_sbom

LINUX: Final = ROOT / "build" / "linux"
ICONS: Final = ROOT / "resources" / "icons"
PROGRAM_FOLDER: Final = "usr/lib/msref"
MAINTAINER: Final = "The msref authors <msref@localhost>"
_ARCHITECTURES: Final = {"x86_64-linux-gnu": "amd64", "aarch64-linux-gnu": "arm64"}

_DESCRIPTION: Final = """\
Description: offline reference for aggressive multiple sclerosis
 A desktop reference for clinicians on aggressive (highly active) multiple
 sclerosis that works with no network at all: articles, evidence tables,
 algorithms to walk for a patient, dates of treatment and vaccination, and
 calculators, each statement with its source.
 .
 The content is drafted from sources and not clinically reviewed.
"""


def make_deb(
    bundle: Path, date: int, *, version_given: str = "", into: Path = PACKAGES, compression: str = "xz"
) -> Path:
    """The package of a bundle; returns the file. `version_given` stands for the program's own version, to try an upgrade."""
    shown = version_given or version()
    tree = fresh_folder(OUT / "package-work" / "deb")
    shutil.copytree(bundle, tree / PROGRAM_FOLDER, symlinks=True)
    _leave_to_the_system(tree / PROGRAM_FOLDER, date)
    _install_command(tree)
    _install_desktop_files(tree, shown, date)
    _install_documents(tree, shown, date)
    _write_control(tree, shown)
    _settle(tree, date)
    into.mkdir(parents=True, exist_ok=True)
    made = into / f"msref_{shown}_{architecture()}.deb"
    made.unlink(missing_ok=True)
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(date), "XZ_DEFAULTS": "", "XZ_OPT": ""}
    run(
        ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "-z9", "--threads-max=1", "--build", tree, made],
        environment=environment,
    )
    return made


def architecture() -> str:
    """The name that Debian gives to this machine's processor."""
    return _ARCHITECTURES[str(sysconfig.get_config_var("MULTIARCH"))]


def day(date: int) -> str:
    """The date as YYYY-MM-DD."""
    return datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%d")


def _leave_to_the_system(program: Path, date: int) -> None:
    """SQLite is Debian's own, which gets its mends of security with the system; the portable archive carries one."""
    for library in (program / INTERNAL).glob("libsqlite3.so.*"):
        library.unlink()
        write_sbom(program, date)
        write_hashes(program)


def _install_command(tree: Path) -> None:
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/msref").symlink_to(f"../{PROGRAM_FOLDER.removeprefix('usr/')}/msref")


def _install_desktop_files(tree: Path, shown: str, date: int) -> None:
    share = tree / "usr/share"
    _write(share / "applications/msref.desktop", (LINUX / "msref.desktop").read_text(encoding="utf-8"))
    _write(share / "metainfo/org.msref.msref.metainfo.xml", _filled("org.msref.msref.metainfo.xml", shown, date))
    icons = share / "icons/hicolor"
    _copy(ICONS / "msref.svg", icons / "scalable/apps/msref.svg")
    for picture in sorted(ICONS.glob("msref-*.png")):
        size = picture.stem.rpartition("-")[2]
        _copy(picture, icons / f"{size}x{size}/apps/msref.png")


def _install_documents(tree: Path, shown: str, date: int) -> None:
    share = tree / "usr/share"
    _write_gz(share / "man/man1/msref.1.gz", _filled("msref.1", shown, date))
    _write(share / "doc/msref/copyright", (LINUX / "copyright").read_text(encoding="utf-8"))
    _write_gz(share / "doc/msref/changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    _write_gz(share / "doc/msref/changelog.Debian.gz", changelog(shown, date))
    _write(share / "lintian/overrides/msref", (LINUX / "lintian-overrides").read_text(encoding="utf-8"))


def changelog(shown: str, date: int) -> str:
    """The Debian changelog: one entry, whose lines are the first section of CHANGELOG.md."""
    section = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    lines = [line.removeprefix("- ") for line in section.splitlines()[1:] if line.startswith("- ")]
    when = datetime.fromtimestamp(date, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    body = "".join(textwrap.fill(line, 78, initial_indent="  * ", subsequent_indent="    ") + "\n" for line in lines)
    return f"msref ({shown}) stable; urgency=medium\n\n{body}\n -- {MAINTAINER}  {when}\n"


def _write_control(tree: Path, shown: str) -> None:
    control = (
        f"Package: msref\nVersion: {shown}\nArchitecture: {architecture()}\nMaintainer: {MAINTAINER}\n"
        f"Installed-Size: {size_of(tree) // 1024}\nDepends: {', '.join(depends(tree / PROGRAM_FOLDER))}\n"
        f"Section: science\nPriority: optional\n{_DESCRIPTION}"
    )
    _write(tree / "DEBIAN/control", control)
    names = sorted(
        path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file() and not path.is_symlink()
    )
    sums = [line for line in run(["md5sum", *names], cwd=tree).splitlines(keepends=True) if "DEBIAN/" not in line]
    _write(tree / "DEBIAN/md5sums", "".join(sums))


def _filled(name: str, shown: str, date: int) -> str:
    text = (LINUX / name).read_text(encoding="utf-8").replace("@VERSION@", shown).replace("@DATE@", day(date))
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _write_gz(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # No name and no date inside.
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _settle(tree: Path, date: int) -> None:
    inside = tree / PROGRAM_FOLDER
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            if path.is_dir():
                path.chmod(0o755)
            elif not path.is_relative_to(inside):
                path.chmod(0o644)
        os.utime(path, (date, date), follow_symlinks=False)
