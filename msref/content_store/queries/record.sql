SELECT rank, id, kind, title, summary, topic, strength, html, text, tags, synonyms, headings, extra FROM record WHERE id = ?
