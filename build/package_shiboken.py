# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
The Python part of shiboken, translated once while the bundle is made instead of at each start.

The wheel carries these modules as a zip within a library, and each process that loads Qt translates them anew: about a tenth of the time to the first
frame. Shiboken itself offers the way out: `SBK_EMBED=0` makes it lay them into `files.dir` beside its library, and from then on it loads them from
there. The bare window that msref is measured beside goes without, as any window does; the check of the start tells the figure with them too.
"""

import os
import py_compile
import subprocess
import sys
from pathlib import Path
from typing import Final

_FOLDER: Final = "files.dir"
_LAY_OUT: Final = "import PySide6.QtCore, shiboken6; print(shiboken6.__file__)"


def shiboken_modules(into: Path) -> list[tuple[str, str]]:
    """Translate the modules into a folder; gives each file with its folder in the bundle. Raises CalledProcessError when Qt cannot be loaded."""
    told = subprocess.run(
        [sys.executable, "-c", _LAY_OUT], env=os.environ | {"SBK_EMBED": "0"}, capture_output=True, text=True, check=True
    )  # fmt: skip
    laid_out = Path(told.stdout.strip()).parent / _FOLDER
    sources = sorted(laid_out.glob("shibokensupport/**/*.py"))
    if not sources:
        raise FileNotFoundError(f"Shiboken laid no modules into {laid_out}; see build/package_shiboken.py.")
    made = []
    for source in sources:
        name = source.relative_to(laid_out)
        target = into / name.with_suffix(".pyc")
        target.parent.mkdir(parents=True, exist_ok=True)
        # Neither a date nor the folder of this machine goes into the file: two builds give the same bytes.
        py_compile.compile(
            str(source), str(target), name.as_posix(), doraise=True, optimize=2,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )  # fmt: skip
        made.append((str(target), (Path("shiboken6") / _FOLDER / name.parent).as_posix()))
    return made
