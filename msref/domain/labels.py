"""
Words for ids, as a mapping that is read like a table: `KIND_LABELS["drug"]`.

The words are asked for when one is looked up, never when a module is read, so they are in the language that is spoken then. Not here: the words.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msref.words import say

Key = TypeVar("Key")


class Labels(Mapping[Key, str]):
    """What each key is called, by the message id that says it; keys keep their order."""

    def __init__(self, messages: Mapping[Key, str]) -> None:
        """Keep the message id of each key."""
        self._messages = dict(messages)

    def __getitem__(self, key: Key) -> str:
        """The words for a key. Raises KeyError for one that has none."""
        return say(self._messages[key])

    def __contains__(self, key: object) -> bool:
        """Whether the key has words; none are said for that."""
        return key in self._messages

    def __iter__(self) -> Iterator[Key]:
        """The keys in their order."""
        return iter(self._messages)

    def __len__(self) -> int:
        """How many keys have words."""
        return len(self._messages)
