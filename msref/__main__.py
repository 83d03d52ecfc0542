"""
`python -m msref` and the `msref` command: the window, or one of the shipped commands.

The choice is made before anything heavy is imported: commands never load Qt, and the window never loads the commands.
"""

import sys
import time
from collections.abc import Sequence

_STARTED = time.perf_counter()


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
    from msref.app import run  # noqa: PLC0415

    return run(given, started=_STARTED)


if __name__ == "__main__":
    sys.exit(main())
