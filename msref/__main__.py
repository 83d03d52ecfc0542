"""
`python -m msref` and the `msref` command: the window, or one of the shipped commands.

The choice is made before anything heavy is imported: commands never load Qt, and the window never loads the commands.
"""

import gc
import os
import sys
import time
from collections.abc import Sequence

_STARTED = time.perf_counter()
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_DISPLAY = (
    "There is no display, so the window cannot be shown. Run msref in a desktop session; "
    "the commands (search, show, walk, …) work without one: see `msref --help`.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run msref; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and not given[0].startswith("-"):
        # The commands and the window are alternatives; importing both would cost every start.
        from msref.cli import main as run_command  # noqa: PLC0415

        return run_command(given)
    if given and given[0] in {"--version", "-h", "--help"}:
        from msref.cli import main as run_command  # noqa: PLC0415

        return run_command(given)
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        # Qt would abort with a list of its plug-ins.
        sys.stderr.write(_NO_DISPLAY)
        return 2
    # Start-up makes many objects that live on; looking through them for garbage costs a few per cent of it. `app` switches the collector on
    # again after the first frame.
    gc.disable()
    from msref.app import run  # noqa: PLC0415

    return run(given, started=_STARTED)


if __name__ == "__main__":
    sys.exit(main())
