"""
Lets the monkey loose in a process of its own, so that a crash or a program that hangs is seen too, and says how it ended.

    python3 build/dev.py monkey                          10,000 events, a seed by chance
    python3 build/dev.py monkey --events 100000 --seed 7

The seed is told first; `MSREF_MONKEY_SEED` and `MSREF_MONKEY_EVENTS` give the same as the two options. Whatever is written goes to a folder that
is gone afterwards.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
EVENTS: Final = 10_000
_REMEMBERED: Final = 25  # acts told after a fault
# What the program may take from the environment of the developer.
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "MSREF_FONTS")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the monkey once; 0 when nothing was found."""
    parser = argparse.ArgumentParser(
        prog="build/dev.py monkey", description="Random keys and clicks on the real window."
    )
    parser.add_argument("--events", type=int, default=int(os.environ.get("MSREF_MONKEY_EVENTS", EVENTS)))
    parser.add_argument("--seed", type=int, default=_seed(os.environ))
    parser.add_argument("--warm", type=int, default=0, help="events before memory is looked at first")
    parser.add_argument("--library", type=Path, default=ROOT / ".out" / "reference.sqlite")
    parser.add_argument("--plant", default="", help="exception, warning, crash or leak: must be found")
    given = parser.parse_args(arguments)
    print(f"seed {given.seed}, {given.events} events", flush=True)  # noqa: T201
    code, said = let_loose(given, echo=True)
    del said
    if code:
        again = f"python3 build/dev.py monkey --events {given.events} --seed {given.seed}"
        print(f"The monkey found a fault ({_ending(code)}). To see it again: {again}")  # noqa: T201
    return 1 if code else 0


def let_loose(given: argparse.Namespace, *, echo: bool) -> tuple[int, str]:
    """The exit code of the monkey's process (negative: the signal that ended it) and all that it said."""
    with tempfile.TemporaryDirectory(prefix="msref-monkey-") as name:
        home, files = Path(name) / "home", Path(name) / "files"
        home.mkdir()
        files.mkdir()
        command = [
            sys.executable, "-W", "error", "-m", "tests.monkey.run_monkey", "--events", str(given.events),
            "--seed", str(given.seed), "--warm", str(given.warm), "--folder", str(files), "--library", str(given.library),
            "--plant", given.plant, "--told", str(home / "acts.txt"),
        ]  # fmt: skip
        with subprocess.Popen(
            command, cwd=files, env=_environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as running:
            said = []
            for line in running.stdout or ():
                said.append(line)
                if echo:
                    print(line, end="", flush=True)  # noqa: T201
        if running.returncode:
            told = (home / "acts.txt").read_text(encoding="utf-8").splitlines() if (home / "acts.txt").is_file() else []
            said.append("The last acts:\n" + "\n".join(told[-_REMEMBERED:]) + "\n")
            if echo:
                print(said[-1], end="")  # noqa: T201
        return running.returncode, "".join(said)


def _seed(environment: Mapping[str, str]) -> int:
    return int(environment.get("MSREF_MONKEY_SEED") or random.SystemRandom().randrange(1_000_000))


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the developer's own is read or written."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = dict.fromkeys(
        ("HOME", "USERPROFILE", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"), str(home)
    )
    return (
        kept
        | folders
        | {
            "MSREF_HOME": str(home / "msref"),
            "MSREF_POLICY": str(home / "no-policy.toml"),
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "0",
        }
    )


def _ending(code: int) -> str:
    return f"ended by signal {-code}" if code < 0 else f"exit code {code}"


if __name__ == "__main__":
    sys.exit(main())
