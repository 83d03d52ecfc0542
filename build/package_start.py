# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Runs inside the bundle before the program: keeps the settings of other Qt programs on the machine from reaching into this one.

A bundle carries its own Qt with few plug-ins. A session that asks every Qt program for a platform, a style or plug-ins of the system would keep the
window from opening. In a portable copy the places where Qt and the letters' library keep things are moved into its own folder.
"""

import os
import sys
from pathlib import Path

for _name in (
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QML_IMPORT_PATH",
    "QML2_IMPORT_PATH",
):
    os.environ.pop(_name, None)
if sys.platform == "linux" and os.environ.get("QT_QPA_PLATFORM", "").startswith(("wayland", "eglfs", "linuxfb", "vnc")):
    # Wayland sessions carry an X server; the bundle speaks X alone.
    os.environ["QT_QPA_PLATFORM"] = "xcb"
_FOLDER = Path(sys.executable).parent
if sys.platform == "linux" and (_FOLDER / ".portable").is_file():
    for _name in ("CONFIG", "CACHE", "DATA", "STATE"):
        os.environ[f"XDG_{_name}_HOME"] = str(_FOLDER / "data" / _name.lower())
