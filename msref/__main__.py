"""
`python -m msref` and the `msref` command: the window, or one of the shipped commands.

The choice is made before anything heavy is imported: commands never load Qt (but `verify`, which looks whether it can be loaded), and the window
never loads the commands. The content file is being hashed while Qt is loaded.
"""

import builtins
import gc
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msref.ui.report_pdf import QtPart
    from msref.user_store.policy import Policy

_STARTED = time.perf_counter()
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_DISPLAY = (
    "There is no display, so the window cannot be shown. Run msref in a desktop session; "
    "the commands (search, show, walk, …) work without one: see `msref --help`.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run msref; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and _is_to_open(given[0]):
        given.insert(0, "--open")
    if given and not given[0].startswith("-"):
        # The commands and the window are alternatives; importing both would cost every start.
        from msref.cli import main as run_command  # noqa: PLC0415

        return run_command(given, policy=_policy(), qt=_qt() if given[0] == "verify" else None)
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
    _import_plainly()
    from msref import paths  # noqa: PLC0415
    from msref.content_store.open_file import ContentFiles  # noqa: PLC0415

    policy = _policy()
    content = ContentFiles(*paths.content_files(policy.content_folder))
    import PySide6.QtCore  # noqa: F401, PLC0415 - after the line above: the hash is worked out while Qt is being loaded

    _import_plainly()
    from msref.app import run  # noqa: PLC0415 - as above

    return run(given, started=_STARTED, policy=policy, content=content)


def _import_plainly() -> None:
    """
    Give Python its own import back, once Qt is loaded: in a bundle before the program begins, else by `main`.

    PySide puts a wrapper around every later import, which looks in each module's source for `__feature__`, PySide's other spelling of Qt's names.
    Nothing here asks for it, and the wrapper costs several milliseconds of every start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _is_to_open(word: str) -> bool:
    """Whether a first word is an address or a case file and not a command: `record/acute-plasma-exchange`, `case.msrefcase`."""
    return not word.startswith("-") and ("/" in word or os.sep in word or word.endswith((".json", ".msrefcase")))


def _policy() -> "Policy":
    """What the organisation laid down; without a file nothing is loaded for it."""
    from msref import paths  # noqa: PLC0415
    from msref.user_store.policy import NO_POLICY, is_there  # noqa: PLC0415

    place = paths.policy_file()
    if not is_there(place):
        return NO_POLICY
    from msref.user_store.policy_file import read_policy  # noqa: PLC0415 - loads a TOML reader

    return read_policy(place)


def _qt() -> "QtPart | str":
    """Qt as `msref verify` needs it, or why it cannot be loaded on this computer."""
    from msref import paths  # noqa: PLC0415

    try:
        from msref.ui.report_pdf import QtPart  # noqa: PLC0415
    except ImportError as fault:
        return str(fault)
    return QtPart(str(paths.fonts_folder()))


if __name__ == "__main__":
    sys.exit(main())
