"""
Where files are: in the source tree, in a frozen program and in the user's folder.

Asked only by the entry points; everyone else is given a path. `MSREF_CONTENT` and `MSREF_HOME` (environment) move the content file and the
user's folder, for tests and for a content file on a share. `MSREF_POLICY` moves the policy file, for tests, and only in a clone: whoever may set an
environment variable must not be able to take off what the organisation laid down.
"""

import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import winreg

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


def translations_folder() -> Path:
    """The compiled translations of the window's texts; in a clone they are made by the developer's script."""
    return source_root() / "translations" if is_frozen() else source_root() / ".out" / "translations"


def content_file() -> Path:
    """The compiled library that the program reads and `msref-content build` writes."""
    given = os.environ.get("MSREF_CONTENT")
    if given:
        return Path(given)
    if getattr(sys, "frozen", False):
        return source_root() / CONTENT_FILE_NAME
    return source_root() / ".out" / CONTENT_FILE_NAME


def content_files(folder: str = "") -> tuple[Path, ...]:
    """The content files that may be opened, best first: the one in the organisation's folder, if there is one, and the program's own."""
    return (Path(folder) / CONTENT_FILE_NAME, content_file()) if folder else (content_file(),)


def is_frozen() -> bool:
    """Whether this is the installed program and not a clone."""
    return bool(getattr(sys, "frozen", False))


def program_root() -> Path:
    """The folder that holds everything that was installed: round the executable of a frozen program, or the clone."""
    if not is_frozen():
        return source_root()
    folder = Path(sys.executable).resolve().parent
    return folder.parent if folder.name == "MacOS" else folder


def is_portable() -> bool:
    """Whether the program is carried about: a file `.portable` stands beside it, and everything it keeps stays in `data` beside that."""
    return is_frozen() and (program_root() / ".portable").is_file()


def safety_file() -> Path:
    """What the program is for, what it is not for, and what can go wrong."""
    return source_root() / "SAFETY.md"


def policy_file() -> Path:
    """The machine-wide policy of the organisation; it need not exist."""
    given = os.environ.get("MSREF_POLICY")
    if given and not is_frozen():
        return Path(given)
    if sys.platform == "win32":
        return _program_data() / "msref" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/msref/policy.toml")
    return Path("/etc/msref/policy.toml")


if sys.platform == "win32":

    def _program_data() -> Path:
        """The folder for all users, asked of the system: the variable ProgramData could be set by the user."""
        place = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return Path(str(winreg.QueryValueEx(key, "Common AppData")[0]))
        except OSError:
            return Path(r"C:\ProgramData")


def user_folder() -> Path:
    """The user's own folder for settings; not created here."""
    given = os.environ.get("MSREF_HOME")
    if given:
        return Path(given)
    if is_portable():
        return program_root() / "data"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home()))) / "msref"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "msref"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "msref"
