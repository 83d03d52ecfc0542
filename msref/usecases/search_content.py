"""
What the window and the commands need around a search: the result as JSON, the words for a kind, the scopes that Tab completes.

Not here: searching itself (`content_store.search`), the screen.
"""

from typing import Final

from msref.content_store.search import SCOPES, SearchHit, SearchResult
from msref.domain.records import KIND_LABELS, TOPICS
from msref.words import say

SCOPE_WORDS: Final = tuple(f"{name}: " for name in SCOPES)


def search_as_json(result: SearchResult) -> dict[str, object]:
    """The answer of `msref search`: the query, the correction or null, and the hits in their order."""
    return {
        "query": result.query,
        "did_you_mean": result.did_you_mean or None,
        "hits": [{"id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": hit.snippet} for hit in result.hits],
    }


def hit_line(hit: SearchHit) -> str:
    """What kind of record a hit is and where it belongs, in words: "Drug · Disease-modifying treatment"."""
    topic = TOPICS.get(hit.topic, "")
    label = KIND_LABELS.get(hit.kind, hit.kind)
    return f"{label} · {topic}" if topic else label


def complete_scope(text: str) -> str:
    """The text with its beginning completed to a scope ("dr" gives "drug: "); unchanged when it begins none or more than one."""
    begun = text.strip().lower()
    fitting = [words for words in SCOPE_WORDS if words.startswith(begun)] if begun else []
    return fitting[0] if len(fitting) == 1 else text


def result_announcement(result: SearchResult) -> str:
    """One sentence about the result, for the status line and the screen reader."""
    if not result.query.strip():
        return ""
    said = [say("search.results", count=len(result.hits))]
    if result.did_you_mean:
        said.append(say("search.showing_for", words=result.did_you_mean))
    if result.note:
        said.append(result.note)
    return " ".join(said)
