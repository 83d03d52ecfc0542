SELECT source.key, citation.locator, source.label, source.citation, source.year, source.jurisdiction, source.strength
FROM citation JOIN source ON source.key = citation.source_key WHERE citation.record_id = ? ORDER BY citation.ord
