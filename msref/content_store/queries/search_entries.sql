SELECT entry.rank, entry.id, entry.kind, entry.title, entry.topic, entry.title_words, entry.synonym_words, entry.heading_words
FROM json_each(:ranks) AS wanted JOIN search_entry AS entry ON entry.rank = wanted.value
