"""
How the longer texts of the content file are stored: packed with zlib, so that a start reads and hashes less than half as much.

A value of this kind is TEXT as it is, or BLOB when packed; a finished file has them packed, a file made by hand need not. Texts that the reader has at hand
anyway (`known`) are not stored a second time. Each packed text carries zlib's own check sum.
Not here: which values are packed (`content_compiler.pack_texts`), the pages of records (`page_blocks`).
"""

import zlib
from typing import Final

from msref.errors import ContentError
from msref.words import say

_REACH: Final = 32_768  # bytes that a packed text may look back; what is nearest counts
_BEST: Final = 9
_HARDEST: Final = 9

Stored = str | bytes


def packed(text: str, *known: str) -> bytes:
    """The text as it is stored; `known` are texts that the reader will have at hand."""
    pack = zlib.compressobj(_BEST, zlib.DEFLATED, zlib.MAX_WBITS, _HARDEST, zlib.Z_DEFAULT_STRATEGY, _seen(known))
    return pack.compress(text.encode()) + pack.flush()


def unpacked(stored: Stored, *known: str) -> str:
    """The text again, given the same `known` texts. Raises ContentError when what is stored is damaged."""
    if isinstance(stored, str):
        return stored
    unpack = zlib.decompressobj(zlib.MAX_WBITS, _seen(known))
    try:
        text = (unpack.decompress(stored) + unpack.flush()).decode()
    except (zlib.error, UnicodeDecodeError) as fault:
        raise ContentError(say("stored.damaged", fault=fault)) from fault
    if not unpack.eof:
        raise ContentError(say("stored.cut_off"))
    return text


def _seen(known: tuple[str, ...]) -> bytes:
    return "".join(known).encode()[-_REACH:]
