# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
What a bundle holds and what it leaves out, and the list that nothing new may slip past. Pure: no file is read or written here.

The spec asks `is_wanted` for every file that PyInstaller found; `unexpected` is asked after the build for every file that stands in the bundle, so
that a library that a new build machine brings along is noticed and not shipped.
"""

import re
from collections.abc import Iterable
from typing import Final

# Modules that the graph reaches through optional imports of the standard library and of PySide6, and that the program never loads.
EXCLUDED_MODULES: Final = (
    # The network, and what stands on it.
    "_ssl", "ssl", "_socket", "socket", "select", "selectors", "_hashlib", "http", "urllib.request", "urllib.response", "urllib.error",
    "urllib.robotparser", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "socketserver", "xmlrpc", "asyncio", "_asyncio",
    "webbrowser", "email", "mailbox", "cgi", "uuid", "_uuid",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml",
    "PySide6.QtSvg", "PySide6.QtSvgWidgets", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtDBus", "PySide6.scripts", "PySide6.support",
    # The compiler of the content, and what only it needs.
    "msref.content_compiler", "msref.authoring", "yaml", "markdown", "sqlite_utils", "graphlay", "snowballstemmer",
    # Parts of the standard library for developers, for other processes and for other kinds of file.
    "unittest", "doctest", "pdb", "bdb", "cmd", "code", "codeop", "pydoc", "pydoc_data", "lib2to3", "distutils", "ensurepip", "venv", "idlelib",
    "tkinter", "_tkinter", "turtle", "curses", "_curses", "readline", "rlcompleter", "sqlite3.dump", "ctypes", "_ctypes", "cffi", "multiprocessing",
    "_multiprocessing", "_posixshmem", "concurrent", "subprocess", "_posixsubprocess", "pty", "tty", "termios", "resource", "mmap", "runpy", "tarfile", "bz2", "_bz2", "lzma",
    "_lzma", "xml", "pyexpat", "_elementtree", "plistlib", "configparser", "netrc", "getpass", "optparse", "pickletools", "profile", "cProfile",
    "pstats", "timeit", "trace", "tracemalloc", "symtable", "sched", "queue", "_queue", "zoneinfo", "_zoneinfo", "statistics", "_statistics", "secrets",
    "_pydecimal", "setuptools", "pkg_resources", "packaging", "PyInstaller", "importlib.metadata", "importlib.resources", "array", "audioop", "syslog", "grp",
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec", "_xxsubinterpreters", "_crypt",
)  # fmt: skip

# Qt's plug-ins that the program uses; all others stay out. CUPS stays out on purpose: without its socket it asks a printer server by internet
# protocol. On Linux a page is saved as PDF and printed from there.
QT_PLUGINS: Final = {
    "linux": ("platforms/libqxcb", "platforms/libqoffscreen", "platforminputcontexts/libcompose", "platforminputcontexts/libibus"),
    "win32": ("platforms/qwindows", "platforms/qoffscreen", "styles/qmodernwindowsstyle", "printsupport/windowsprintersupport"),
    "darwin": ("platforms/libqcocoa", "platforms/libqoffscreen", "styles/libqmacstyle", "printsupport/libcocoaprintersupport"),
}  # fmt: skip

# Qt's own libraries that those and the program stand on.
QT_LIBRARIES: Final = ("Core", "Gui", "Widgets", "PrintSupport", "DBus", "XcbQpa")

# Libraries that every Linux desktop has: they come from the system, which mends them; the package names them as Depends. Left in the bundle they
# would tie it to the C library of the build machine.
SYSTEM_LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libm.so.6": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libdl.so.2": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libsqlite3.so.0": "libsqlite3-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# What the bundle takes from the build machine besides Qt and Python: small helpers of X that a desktop may lack, and the database.
CARRIED_LIBRARIES: Final = re.compile(
    r"lib(xcb-(cursor|icccm|util|image|keysyms|randr|render-util|render|shape|shm|sync|xfixes|xkb)|xkbcommon|xkbcommon-x11|sqlite3)\.so\.\d+"
)
FORBIDDEN: Final = re.compile(
    r"(Network|Qml|Quick|WebEngine|_ssl|_socket|libssl|libcrypto|_hashlib|krb5|cups|avahi|gnutls|libcurl)",
    re.IGNORECASE,
)

_EXTENSIONS: Final = (
    "_bisect", "_blake2", "_contextvars", "_csv", "_datetime", "_decimal", "_heapq", "_json", "_md5", "_opcode", "_pickle", "_random", "_sha1",
    "_sha256", "_sha3", "_sha512", "_sqlite3", "_struct", "_typing", "binascii", "fcntl", "math", "unicodedata", "zlib",
)  # fmt: skip
# Every file of a Linux bundle matches one of these, as seen from the program's folder.
ALLOWED_LINUX: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"msref",
        r"_internal/base_library\.zip",
        r"_internal/libpython3\.\d+\.so\.1\.0",
        r"_internal/" + CARRIED_LIBRARIES.pattern,
        r"_internal/(lib-dynload|python3\.\d+/lib-dynload)/(" + "|".join(_EXTENSIONS) + r")\.cpython-[\w-]+\.so",
        r"_internal/PySide6/Qt(Core|Gui|Widgets|PrintSupport)\.abi3\.so",
        r"_internal/(PySide6/)?libpyside6\.abi3\.so\.[\d.]+",
        r"_internal/shiboken6/Shiboken\.abi3\.so",
        r"_internal/(shiboken6/)?libshiboken6\.abi3\.so\.[\d.]+",
        r"_internal/shiboken6/files\.dir/shibokensupport/[\w/]+\.pyc",
        r"_internal/PySide6/Qt/lib/libQt6(" + "|".join(QT_LIBRARIES) + r")\.so\.6",
        r"_internal/PySide6/Qt/lib/libicu(data|i18n|uc)\.so\.\d+",
        r"_internal/PySide6/Qt/plugins/(" + "|".join(QT_PLUGINS["linux"]) + r")\w*\.so",
        r"_internal/PySide6/Qt/translations/qtbase_\w+\.qm",
        r"_internal/msref/(content_store/queries|user_store/(migrations|queries))/[\w-]+\.sql",
        r"_internal/msref/[\w/]+\.pyc",
        r"_internal/reference\.sqlite(\.b2)?",
        r"_internal/resources/(fonts|words/\w+)/[\w.-]+",
        r"_internal/translations/msref_\w+\.qm",
        r"_internal/licences/[\w./+ -]+",
        r"_internal/(sbom\.cdx\.json|hashes\.txt|SAFETY\.md)",
    )
)  # fmt: skip


def is_wanted(name: str, platform: str, *, languages: Iterable[str] = ()) -> bool:
    """Whether a file that PyInstaller would collect under this name belongs into the bundle."""
    path = name.replace("\\", "/")
    base = path.rpartition("/")[2]
    if FORBIDDEN.search(base):
        return False
    if "/plugins/" in path:
        return any(f"/plugins/{plugin}" in path for plugin in QT_PLUGINS[platform])
    if "/translations/" in path and path.startswith("PySide6/"):
        return any(base == f"qtbase_{language}.qm" for language in languages)
    if platform == "linux" and "/" not in path and ".so" in base:
        # Whatever lies at the top comes from the build machine, or is a link to one of Qt's own libraries, from where these would not find each other.
        return base.startswith("libpython3.") or CARRIED_LIBRARIES.fullmatch(base) is not None
    library = re.match(r"(?:lib)?Qt6(\w+?)(?:\.so|\.dll|\.dylib|$)", base)
    if library:
        return library[1] in QT_LIBRARIES
    return "opengl32sw" not in base.lower()


def unexpected(files: Iterable[str], allowed: Iterable[re.Pattern[str]] = ALLOWED_LINUX) -> list[str]:
    """The files that no line of the allow-list names, and those that are forbidden whatever it says; sorted."""
    lines = tuple(allowed)
    return sorted(
        file
        for file in files
        if FORBIDDEN.search(file.rpartition("/")[2]) or not any(line.fullmatch(file) for line in lines)
    )
