"""
Which signs a font file can draw, read from the file itself: the character map of a TrueType or OpenType font.

So that a copy can be checked without Qt. Only the two forms of map that fonts use today are read (4 and 12). Not here: which fonts there should be.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msref.words import say

_SIGNATURES: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_SEGMENTS: Final = 4
_GROUPS: Final = 12


def signs_of(path: Path) -> frozenset[int]:
    """The code points that a font file maps to a drawing. Raises OSError, and ValueError when the file is no font that can be read."""
    data = path.read_bytes()
    if data[:4] not in _SIGNATURES:
        raise ValueError(say("verify.no_font"))
    try:
        start = _table(data, b"cmap")
        signs: set[int] = set()
        for place in _maps(data, start):
            signs.update(_mapped(data, place))
    except (struct.error, IndexError) as fault:
        raise ValueError(say("verify.map_cut_off")) from fault
    return frozenset(signs)


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError(say("verify.no_map"))


def _maps(data: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, start + 2)
    for number in range(count):
        yield start + int(struct.unpack_from(">I", data, start + 4 + 8 * number + 4)[0])


def _mapped(data: bytes, place: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, place)
    if form == _SEGMENTS:
        yield from _segments(data, place)
    elif form == _GROUPS:
        (count,) = struct.unpack_from(">I", data, place + 12)
        for number in range(count):
            first, last, glyph = struct.unpack_from(">III", data, place + 16 + 12 * number)
            yield from range(first if glyph else first + 1, last + 1)


def _segments(data: bytes, place: int) -> Iterator[int]:
    double = struct.unpack_from(">H", data, place + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, place + 14)
    starts = struct.unpack_from(f">{count}H", data, place + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, place + 16 + 2 * double)
    offsets_at = place + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for sign in range(first, last + 1):
            glyph = sign
            if offsets[number]:
                at = offsets_at + 2 * number + offsets[number] + 2 * (sign - first)
                (glyph,) = struct.unpack_from(">H", data, at)
                if not glyph:
                    continue
            if (glyph + deltas[number]) & 0xFFFF:
                yield sign
