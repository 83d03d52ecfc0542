# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
Makes what is handed out, and proves it: the Debian package, the portable archive and the list of their hashes, in `.out/package`.

    python build/package_make.py                        bundle, package, archive, SHA256SUMS
    python build/package_make.py --check                that, and every check of an installation; needs root, Debian's archive and some minutes
    python build/package_make.py --check-reproducible   builds twice in two folders and compares every byte

`dev.py package` builds the content first and calls this.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from package_bundle import make_bundle
from package_deb import make_deb
from package_places import PACKAGES, PackagingError, fresh_folder, sha256, source_date
from package_portable import make_portable


def main(arguments: Sequence[str] | None = None) -> int:
    """Make packages and check what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--check",
        action="store_true",
        help="install, run, upgrade and remove in a fresh Debian; watch for sockets; time the start",
    )
    parser.add_argument("--check-reproducible", action="store_true", help="build twice in two folders and compare")
    parser.add_argument("--as-built", action="store_true", help="check what stands in .out/package already")
    parser.add_argument("--only", default="", metavar="WORD", help="of the checks, those whose name holds this word")
    given = parser.parse_args(arguments)
    try:
        if given.check_reproducible:
            return _check_reproducible()
        if not given.as_built:
            for made in make_packages():
                print(f"{made}  {made.stat().st_size / 1e6:.1f} MB")
        if given.check:
            from package_check import check  # noqa: PLC0415 - the checks are many and only wanted here

            return check(given.only)
    except PackagingError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def make_packages() -> list[Path]:
    """Bundle, package and archive, with their hashes beside them."""
    bundle, date = make_bundle("app"), source_date()
    fresh_folder(PACKAGES)
    made = [make_deb(bundle, date), make_portable(bundle, date)]
    lines = "".join(f"{sha256(file)}  {file.name}\n" for file in sorted(made))
    sums = PACKAGES / "SHA256SUMS"
    sums.write_text(lines, encoding="utf-8", newline="\n")
    return [*made, sums]


def _check_reproducible() -> int:
    from package_reproducible import differences  # noqa: PLC0415 - only wanted here

    found = differences()
    for line in found:
        print(line)
    print("differs" if found else "two builds in two folders: every byte the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
