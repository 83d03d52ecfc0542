# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
A fresh Debian in a folder, and commands run inside it.

As an ordinary user or as root, with or without a network, with chosen folders read-only, small or missing. Needs root and `debootstrap`. A virtual
screen of its own comes along.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from package_places import OUT, PackagingError, PrivilegeMissingError, run

RELEASE: Final = "bookworm"
MIRROR: Final = os.environ.get("MSREF_DEBIAN_MIRROR", "http://deb.debian.org/debian")
USER_ID: Final = 2001
# A name as many a clinician has it; useradd would refuse it, a directory service does not.
USER: Final = "zoë"
HOME: Final = "/home/Zoë Müller"
_BASE: Final = OUT / "package-work" / f"{RELEASE}-minbase.tar"
_DISPLAY_PATIENCE_S: Final = 20
_ENVIRONMENT: Final = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def missing_privilege() -> str:
    """Why a fresh Debian cannot be made here; empty when it can."""
    if os.geteuid() != 0:
        return "only root can make a Debian in a folder and mount in it"
    for program in ("debootstrap", "unshare", "chroot", "strace", "Xvfb", "xdotool"):
        if not shutil.which(program):
            return f"{program} is not installed"
    if subprocess.run(["unshare", "--mount", "--net", "true"], capture_output=True, check=False).returncode != 0:
        return "this machine allows no namespaces"
    return ""


class Sandbox:
    """The Debian in a folder."""

    def __init__(self, root: Path, display: str) -> None:
        self.root = root
        self.display = display

    def run(
        self,
        command: Sequence[str],
        *,
        user: str = USER,
        environment: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        network: bool = False,
        prefix: Sequence[str] = (),
    ) -> Ended:
        """
        Run a command inside.

        `before` are shell lines run by root in a mount namespace of their own, with the root folder in `$R`; `prefix` stands before the chroot
        (a tracer).
        """
        home = HOME if user == USER else "/root"
        given = _ENVIRONMENT | {"HOME": home, "DISPLAY": self.display} | dict(environment or {})
        script = "\n".join(
            [
                "set -e",
                "mount --make-rprivate /",
                'mount -t proc proc "$R/proc"',
                'mkdir -p "$R/tmp/.X11-unix"',
                'mount --bind /tmp/.X11-unix "$R/tmp/.X11-unix"',
                *before,
                'exec "$@"',
            ]
        )
        inside = [*prefix, "chroot", f"--userspec={user}", str(self.root), "/usr/bin/env", "-i"]
        variables = [f"{name}={value}" for name, value in given.items()]
        spaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        done = subprocess.run(
            [*spaces, "bash", "-c", script, "bash", *inside, *variables, *command],
            env=os.environ | {"R": str(self.root)}, capture_output=True, text=True, check=False, timeout=900,
        )  # fmt: skip
        return Ended(done.returncode, done.stdout, done.stderr)

    def must(self, command: Sequence[str], *, user: str = USER, network: bool = False) -> str:
        """Run a command that has to succeed; gives its output."""
        ended = self.run(command, user=user, network=network)
        if ended.code != 0:
            raise PackagingError(f"`{' '.join(command)}` ended with {ended.code}: {(ended.err or ended.out)[-1500:]}")
        return ended.out

    def install(self, package: Path) -> str:
        """Install a package file with just what it depends on; gives the names of the packages that came."""
        shutil.copyfile(package, self.root / "var" / package.name)
        told = self.must(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "--allow-downgrades", f"/var/{package.name}"],
            user="root", network=True,
        )  # fmt: skip
        (self.root / "var" / package.name).unlink()
        return told

    def everything(self) -> set[str]:
        """Every path inside, apart from what changes by itself."""
        skipped = re.compile(r"/(proc|sys|dev|tmp|run|var/(lib|cache|log)|home|root)(/|$)")
        found = run(["find", self.root, "-xdev", "-printf", "/%P\\n"]).splitlines()
        return {path for path in found if not skipped.match(path)}


@contextmanager
def fresh_debian(display: str) -> Iterator[Sandbox]:
    """A Debian with nothing but its smallest set of packages, removed at the end."""
    _make_base()
    with tempfile.TemporaryDirectory(prefix="msref-debian-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        run(["tar", "-xpf", _BASE, "-C", root])
        root.chmod(0o755)
        shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
        with (root / "etc/passwd").open("a", encoding="utf-8") as users:
            users.write(f"{USER}:x:{USER_ID}:{USER_ID}:Zoë Müller:{HOME}:/bin/sh\n")
        with (root / "etc/group").open("a", encoding="utf-8") as groups:
            groups.write(f"{USER}:x:{USER_ID}:\n")
        home = root / HOME.removeprefix("/")
        home.mkdir(parents=True)
        os.chown(home, USER_ID, USER_ID)
        sandbox = Sandbox(root, display)
        sandbox.must(["apt-get", "update", "-q"], user="root", network=True)
        yield sandbox


def _make_base() -> None:
    if _BASE.is_file():
        return
    _BASE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="msref-debootstrap-") as name:
        run(["debootstrap", "--variant=minbase", RELEASE, f"{name}/root", MIRROR])
        run(["tar", "-cpf", _BASE.with_suffix(".part"), "-C", f"{name}/root", "."])
        _BASE.with_suffix(".part").rename(_BASE)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen without a monitor; gives its name."""
    if not shutil.which("Xvfb"):
        raise PrivilegeMissingError("Xvfb is not installed")
    reading, writing = os.pipe()
    # Xvfb picks a free number and tells it; without -noreset it would forget everything between two clients.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-noreset", "-ac", "-nolisten", "tcp"],
        pass_fds=(writing,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise PackagingError("The virtual screen did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=_DISPLAY_PATIENCE_S)
