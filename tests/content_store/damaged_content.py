"""A small library with its hash, and ways to damage a copy of it."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msref.authoring import main

MINI: Final = Path(__file__).resolve().parents[1] / "data" / "mini_content"
PAGE: Final = 4096


def build_mini(folder: Path) -> Path:
    """The mini content, compiled into a folder."""
    target = folder / "reference.sqlite"
    assert main(["build", "--content", str(MINI), "--to", str(target)]) == 0
    return target


def copy_with_hash(path: Path, folder: Path) -> Path:
    """A copy of a content file and of its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (path.name, f"{path.name}.b2"):
        shutil.copy(path.with_name(name), folder / name)
    return folder / path.name


@contextmanager
def flipped_bit(path: Path, place: int, bit: int) -> Iterator[None]:
    """One bit of the file turned over, and put back afterwards."""
    with path.open("r+b") as file:
        file.seek(place)
        was = file.read(1)[0]
        file.seek(place)
        file.write(bytes([was ^ 1 << bit]))
    try:
        yield
    finally:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([was]))


def bits_to_flip(size: int, count: int, seed: int) -> list[tuple[int, int]]:
    """One bit in every page, and others anywhere, the same on each run."""
    chance = random.Random(seed)  # noqa: S311  repeatable places, nothing secret
    places = [page + chance.randrange(min(PAGE, size - page)) for page in range(0, size, PAGE)]
    places += [chance.randrange(size) for _ in range(max(0, count - len(places)))]
    return [(place, chance.randrange(8)) for place in chance.sample(places, min(count, len(places)))]
