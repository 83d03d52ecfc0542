"""A program killed in the middle of a write loses nothing that it said was kept, at whatever moment it is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from msref.usecases.keep_bookmarks import read_kept
from tests.user_store.user_files import user_file

ROOT = Path(__file__).resolve().parents[2]
KILLS = 40

# Forks a writer again and again and kills each with SIGKILL after another fraction of a write; what a writer was told is kept goes through a pipe.
DRIVER = """
import os, signal, sys, time
from pathlib import Path
from tests.user_store.user_files import NOW, stepping_clock
from msref.user_store.user_file import UserFile
from msref.usecases.keep_notes import write_note

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
for number in range(kills):
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        file = UserFile(folder / "user.sqlite", may_write=True, clock=stepping_clock())
        for count in range(10_000):
            words = f"{number}-{count} " + "x" * (1000 if count % 3 else 9000)
            write_note(file, "plex", "PLEX", words, NOW)
            os.write(tell, words.split()[0].encode() + b"\\n")
            if count % 4 == 0:
                file.back_up()
    os.close(tell)
    said = b""
    if number % 2:
        time.sleep(0.0137 + number * 0.0029)  # also while the file is being opened, or made
    else:
        said = os.read(told, 1)
        time.sleep(number * 0.0011)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(told, 65536):
        said += piece
    os.close(told)
    print(said.decode().replace("\\n", " "), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_what_was_told_as_kept_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    """After forty kills every note that was acknowledged is there, the file is whole, and nothing had to be restored."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(tmp_path), str(KILLS)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    acknowledged = set(done.stdout.split())
    file = user_file(tmp_path)
    kept = {note.text.split()[0] for note in read_kept(file).notes}
    assert len(acknowledged) >= KILLS // 2
    assert acknowledged <= kept
    assert (
        len(kept - acknowledged) <= KILLS
    )  # at most the one of each writer that was killed between the disk and the word
    assert file.take_remark() == ""
    assert not list(tmp_path.glob("*.damaged*"))
