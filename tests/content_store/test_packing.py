"""Packed texts: what comes out is what went in, and damage is told in words."""

import zlib

import pytest

from msref.content_store.packing import packed, unpacked
from msref.errors import ContentError

SENTENCE = "Plasma exchange on alternate days: µg, β, ≥ 1.5, 10⁹/L."


@pytest.mark.parametrize("text", ["", "a", SENTENCE, SENTENCE * 3000])
@pytest.mark.parametrize("known", [(), ("Plasma exchange",), ("", SENTENCE), ("β" * 40_000, SENTENCE)])
def test_a_text_comes_back_as_it_was(text: str, known: tuple[str, ...]) -> None:
    """Packed and unpacked with the same known texts, short, long and with any signs, a text is the same."""
    assert unpacked(packed(text, *known), *known) == text


def test_a_text_that_was_never_packed_is_given_as_it_is() -> None:
    """A value that is TEXT, as in a file made by hand, is the text."""
    assert unpacked(SENTENCE, "known") == SENTENCE


def test_the_same_text_is_the_same_bytes_and_zlib_can_read_them() -> None:
    """Packing is repeatable, and what it makes without known texts is a plain zlib stream."""
    assert packed(SENTENCE) == packed(SENTENCE)
    assert zlib.decompress(packed(SENTENCE)).decode("utf-8") == SENTENCE


def test_known_texts_are_not_stored_again() -> None:
    """A text that is known already takes a few bytes."""
    assert len(packed(SENTENCE)) > 60
    assert len(packed(SENTENCE, SENTENCE)) < 25


@pytest.mark.parametrize("place", [0, 1, 8, 30, -1])
def test_a_flipped_byte_is_told(place: int) -> None:
    """Damage at the beginning, within or in the check sum gives a sentence that says what to do."""
    stored = bytearray(packed(SENTENCE * 5))
    stored[place] ^= 0x55
    with pytest.raises(ContentError, match=r"^A text in the content file is damaged \(.+\)\. Install msref again\.$"):
        unpacked(bytes(stored))


def test_a_text_cut_off_is_told() -> None:
    """Half of what was stored gives a sentence, not half a text."""
    stored = packed(SENTENCE * 5)
    with pytest.raises(ContentError, match=r"^A text in the content file ends too soon\. Install msref again\.$"):
        unpacked(stored[: len(stored) // 2])


def test_other_known_texts_are_told() -> None:
    """A text packed against other words than those at hand is not guessed."""
    with pytest.raises(ContentError, match="is damaged"):
        unpacked(packed(SENTENCE, "one"), "another")


def test_what_is_no_text_is_told() -> None:
    """Bytes that unpack well but are no UTF-8 give the same sentence."""
    with pytest.raises(ContentError, match="is damaged"):
        unpacked(zlib.compress(b"\xff\xfe\xff"))
