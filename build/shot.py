# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Takes pictures of the real window with the real content: each main page, light and dark, at 100 and 200 percent.

Run: `python build/shot.py [reference.sqlite] [folder]`; it needs no display. The pictures go to `.out/shots`, one PNG for each page, theme and size, for
a person to look at. `dev.py shot` calls it.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtGui import QFont  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from msref import paths  # noqa: E402
from msref.app import Program  # noqa: E402
from msref.ui.screens.read_record_screen import ReadRecordScreen  # noqa: E402
from msref.user_store.settings import Settings  # noqa: E402

AS_OF: Final = date(2026, 12, 1)
SIZES: Final = {"wide": (1360, 860), "narrow": (820, 860)}
PAGES: Final = {
    "home": "home",
    "library": "library",
    "topic": "library/topic/acute",
    "record": "record/acute-plasma-exchange",
    "evidence": "evidence",
    "table": "table/t1-severe-relapse",
    "chart": "chart/acute-relapse",
    "help": "help",
}


def main() -> int:
    """Open the window once for each theme and zoom and go through the pages."""
    content = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.content_file()
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / ".out" / "shots"  # noqa: PLR2004 - the second argument
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["shot", "-style", "fusion"])
    font = QFont(application.font())
    with tempfile.TemporaryDirectory() as home:
        for theme in ("light", "dark", "high_contrast"):
            for zoom in (100, 200):
                application.setFont(font)
                settings = Settings(Path(home) / f"{theme}{zoom}.json")
                settings.put("theme", theme)
                settings.put("zoom_percent", zoom)
                take(application, Program(application, settings, content, as_of=AS_OF), folder, f"{theme}-{zoom}")
    return 0


def take(application: QApplication, program: Program, folder: Path, name: str) -> None:
    """Every page of one window, wide; and home, record and results narrow."""
    window = program.window
    window.show()
    while not program.is_ready:
        application.processEvents()
    for size, (width, height) in SIZES.items():
        window.resize(width, height)
        for page, address in PAGES.items():
            if size == "wide" or page in {"home", "record"}:
                program.navigator.go(address)
                settle(application)
                window.grab().save(str(folder / f"{page}-{size}-{name}.png"))
        window.focus_search()
        window.search.line.clear()
        QTest.keyClicks(window.search.line, "plasma exch")
        settle(application)
        window.grab().save(str(folder / f"search-{size}-{name}.png"))
    program.navigator.go(PAGES["record"])
    record = program.navigator.current
    if isinstance(record, ReadRecordScreen):
        for _ in range(4):
            QTest.keyClick(record.view, Qt.Key.Key_Tab)
    settle(application)
    window.grab().save(str(folder / f"popover-narrow-{name}.png"))
    window.close()


def settle(application: QApplication) -> None:
    """Let layouts and deferred work come to rest."""
    for _ in range(20):
        application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
