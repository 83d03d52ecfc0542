"""
Where files are: in the source tree, in a frozen program and in the user's folder.

Asked only by the entry points; everyone else is given a path. `MSREF_CONTENT` and `MSREF_HOME` (environment) move the content file and the
user's folder, for tests and for a content file on a share.
"""

import os
import sys
from pathlib import Path
from typing import Final

CONTENT_FILE_NAME: Final = "reference.sqlite"


def source_root() -> Path:
    """The folder that holds `msref/`, `content/` and `resources/`: the clone, or the folder of a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def content_folder() -> Path:
    """The hand-written content, in a clone."""
    return source_root() / "content"


def fonts_folder() -> Path:
    """The letters that travel with the program."""
    return source_root() / "resources" / "fonts"


def content_file() -> Path:
    """The compiled library that the program reads and `msref-content build` writes."""
    given = os.environ.get("MSREF_CONTENT")
    if given:
        return Path(given)
    if getattr(sys, "frozen", False):
        return source_root() / CONTENT_FILE_NAME
    return source_root() / ".out" / CONTENT_FILE_NAME


def user_folder() -> Path:
    """The user's own folder for settings; not created here."""
    given = os.environ.get("MSREF_HOME")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "msref"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "msref"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "msref"
