"""
How text becomes search words: the one folding that the builder of the index and the reader of a query share.

Case, diacritics, hyphens, apostrophes and Greek letters are folded away, so that Ménière is found as Meniere, anti-CD20 as antiCD20 and
interferon β as interferon beta. What comes out are plain words; no sign with a meaning to SQLite survives.
Not here: the index, word families, typing mistakes.
"""

import re
import unicodedata
from itertools import combinations, pairwise
from typing import Final

# Words that carry no meaning for finding: they are neither indexed nor asked for, so "not" or "or" in a query can never hide a record.
_WITHOUT_MEANING: Final = """
    a about after an and any are as at be because been before being between but by can could did do does during each for from had has have how
    if in into is it its may might more must near no not of on onto or over per should so some such than that the their them then there these
    they this those through to under until upon versus via vs was were what when where whether which while why will with within without would
    several allow allowed allows say says still
"""
STOP_WORDS: Final = frozenset(_WITHOUT_MEANING.split())

_SPELLED: Final = str.maketrans(
    {
        "\N{GREEK SMALL LETTER ALPHA}": "alpha",
        "β": "beta",
        "\N{GREEK SMALL LETTER GAMMA}": "gamma",
        "δ": "delta",
        "ε": "epsilon",
        "κ": "kappa",
        "λ": "lambda",
        "τ": "tau",
        "ω": "omega",
        "μ": "u",  # microgram is typed ug; case folding has already made the micro sign a Greek mu
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "®": "",
        "™": "",
        "©": "",
        "·": ".",
        "\u00ad": "",  # soft hyphen
        "\u200b": "",  # zero width space
        **{sign: f" {digit}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},  # 10⁹ is 10 to the 9th, not 109
    },
)
_POSSESSIVE: Final = re.compile(r"['\u2019\u02bc]s\b")
_APOSTROPHE: Final = re.compile(r"['\u2019\u02bc]")
_WORD: Final = re.compile(r"[0-9]+(?:\.[0-9]+)+|[^\W_]+")
_COMPOUND: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
_AMERICAN: Final = (
    (re.compile(r"is(e|ed|es|er|ing|ations?)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"ll(ed|ing|er)$"), r"l\1"),
    (re.compile(r"tres?$"), "ter"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"our"), "or"),
    (re.compile(r"leuco"), "leuko"),
)

# Typing mistakes are looked for in the beginning of a word; what follows is compared in full afterwards.
_DELETION_PREFIX: Final = 8
_LONGEST_COMPOUND: Final = 3
_SHORTEST_PLURAL: Final = 4


def fold(text: str) -> str:
    """The text in lower case with diacritics, apostrophes and Greek letters folded away."""
    if text.isascii():
        folded = text.lower()
    else:
        spelled = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
        folded = "".join(sign for sign in spelled if not unicodedata.combining(sign)).translate(_SPELLED).casefold()
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", folded))


def words(text: str) -> list[str]:
    """Every word of the text in its order; a hyphen parts words, a decimal point does not."""
    return _WORD.findall(fold(text))


def telling_words(text: str) -> list[str]:
    """The words of the text without stop words."""
    return [word for word in words(text) if word not in STOP_WORDS]


def compounds(text: str) -> dict[str, tuple[str, ...]]:
    """
    Words written with hyphens, as one word with its parts: anti-CD20 gives anticd20 = (anti, cd20).

    Ranges of numbers are none, nor are longer chains as a whole (early-versus-late), only pairs out of them.
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in _COMPOUND.finditer(fold(text)):
        parts = tuple(_WORD.findall(match.group()))
        whole = {parts} if len(parts) <= _LONGEST_COMPOUND else set()
        for run in whole | set(pairwise(parts)):
            if any(part.isalpha() for part in run) and STOP_WORDS.isdisjoint(run):
                found["".join(run)] = run
    return found


def american(word: str) -> str:
    """One spelling for a word that is written differently in the UK and the US; a key to compare with, not for the eye."""
    for pattern, spelling in _AMERICAN:
        word = pattern.sub(spelling, word)
    return word


def singular(word: str) -> str:
    """One key for a word in singular and plural, in British and American spelling; not for the eye."""
    word = american(word)
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def kind_word(kind: str) -> str:
    """The word that marks a kind of record in the index; the leading full stop keeps it out of reach of anything typed."""
    return "." + kind.replace("_", "")


def deletions(word: str, mistakes: int) -> set[str]:
    """The beginning of the word with up to so many letters left out; two words that differ by so many mistakes share one of them."""
    start = word[:_DELETION_PREFIX]
    return {
        "".join(letter for place, letter in enumerate(start) if place not in left_out)
        for count in range(mistakes + 1)
        for left_out in combinations(range(len(start)), count)
    }
