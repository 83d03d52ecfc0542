SELECT rowid FROM search_body WHERE search_body MATCH :match ORDER BY rank LIMIT :limit
