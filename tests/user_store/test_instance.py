"""One window for one user: who is first, what a later start hands over, and what a crash leaves behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from msref.user_store.instance import (
    ALONE,
    FIRST,
    HANDED_OVER,
    Instance,
    Request,
    open_or_hand_over,
    session_name,
)

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from msref.user_store.instance import Instance
print(Instance(Path(sys.argv[1]), "screen").claim(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of `tmp_path`."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def answer_once(first: Instance, taken: list[Request]) -> threading.Thread:
    """A running program that takes the first request it finds, in the background."""

    def serve() -> None:
        for _ in range(500):
            taken.extend(first.take_requests())
            if taken:
                return
            threading.Event().wait(0.01)

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


def test_the_first_start_is_first_and_signs_its_lock(tmp_path: Path) -> None:
    """The lock names the process and when it started."""
    first = Instance(tmp_path, "screen")
    assert open_or_hand_over(first, Request()) == FIRST
    lines = (tmp_path / "running" / "screen" / "lock").read_text(encoding="ascii").splitlines()
    assert lines[0] == f"process = {os.getpid()}"
    assert lines[1].startswith("started = ")
    first.release()


def test_a_second_process_is_not_first(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """While another process runs, the lock is not given."""
    assert holder.poll() is None
    assert Instance(tmp_path, "screen").claim() is False


def test_after_a_crash_the_next_start_is_first(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """A process that was killed leaves a lock file behind, and nothing that stands in the way."""
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (tmp_path / "running" / "screen" / "lock").exists()
    next_one = Instance(tmp_path, "screen")
    assert next_one.claim() is True
    next_one.release()


def test_two_users_and_two_screens_each_have_a_first(tmp_path: Path) -> None:
    """Neither another folder nor another screen is in the way."""
    places = [(tmp_path / "anna", "one"), (tmp_path / "ben", "one"), (tmp_path / "anna", "two")]
    instances = [Instance(*place) for place in places]
    assert [instance.claim() for instance in instances] == [True, True, True]
    for instance in instances:
        instance.release()


def test_a_request_is_handed_over_whole(tmp_path: Path) -> None:
    """Address, case file and token arrive; the later start ends; nothing stays in the folder but the lock."""
    first, taken = Instance(tmp_path, "screen"), list[Request]()
    assert first.claim()
    thread = answer_once(first, taken)
    request = Request("record/acute-plasma-exchange", "/home/ä b/case one.json", "token-1")
    assert open_or_hand_over(Instance(tmp_path, "screen"), request) == HANDED_OVER
    thread.join()
    assert taken == [request]
    assert [file.name for file in first.folder.iterdir()] == ["lock"]
    first.release()


def test_a_file_name_that_is_no_text_survives(tmp_path: Path) -> None:
    """A path of bytes that are not UTF-8 is opened too."""
    first, taken = Instance(tmp_path, "screen"), list[Request]()
    assert first.claim()
    thread = answer_once(first, taken)
    name = os.fsdecode(b"/home/caf\xe9.json")
    assert Instance(tmp_path, "screen").hand_over(Request(case_file=name), within_s=5)
    thread.join()
    assert os.fsencode(taken[0].case_file) == b"/home/caf\xe9.json"
    first.release()


def test_a_start_that_gets_no_answer_runs_alone(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """A program that hangs does not keep the reader from reading, and the request is taken back."""
    assert holder.poll() is None
    later = Instance(tmp_path, "screen")
    assert later.claim() is False
    assert not later.hand_over(Request("help"), within_s=0.1)
    assert [file.name for file in later.folder.iterdir()] == ["lock"]


def test_where_nothing_can_be_written_msref_runs_alone(tmp_path: Path) -> None:
    """A profile that cannot be written is no fault: no exception, no file, no waiting."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert open_or_hand_over(Instance(tmp_path / "file" / "home", "screen"), Request()) == ALONE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can mount a read-only folder over its own")
def test_a_folder_that_is_read_only_for_everyone_is_no_fault(tmp_path: Path) -> None:
    """Even where a lock file already lies, a read-only medium means running alone."""
    lock = tmp_path / "running" / "screen" / "lock"
    mounting = (
        f"mount -t tmpfs tmpfs {tmp_path} && mkdir -p {lock.parent} && touch {lock} && mount -o remount,ro {tmp_path}"
    )
    script = (
        "import sys; from pathlib import Path; from msref.user_store.instance import *; "
        'print(open_or_hand_over(Instance(Path(sys.argv[1]), "screen"), Request()))'
    )
    starting = f"{mounting} && exec {sys.executable} -c '{script}' {tmp_path}"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", starting], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 and "mount" in done.stderr + done.stdout:
        pytest.skip("a file system cannot be mounted here")
    assert done.stdout.strip() == ALONE, done.stderr


@pytest.mark.parametrize("text", ["", "nonsense", "address", "\x00\x00", "address = help\nunknown = x\n"])
def test_a_request_that_is_not_understood_still_brings_the_window_forward(tmp_path: Path, text: str) -> None:
    """What cannot be read counts as a plain wish for the window."""
    first = Instance(tmp_path, "screen")
    assert first.claim()
    (first.folder / "request-1").write_text(text, encoding="utf-8")
    (request,) = first.take_requests()
    assert request.case_file == ""
    assert request.address in {"", "help"}
    assert first.take_requests() == ()
    first.release()


def test_the_session_is_named_by_computer_and_screen() -> None:
    """Only letters, digits and dashes: it is the name of a folder on every system."""
    name = session_name({"COMPUTERNAME": "ward-7", "DISPLAY": ":0.1"})
    assert name == "ward-7--0-1"
    assert session_name({"DISPLAY": ":0"}) != session_name({"DISPLAY": ":1"})
