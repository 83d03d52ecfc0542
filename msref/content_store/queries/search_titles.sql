SELECT rowid FROM search_title WHERE search_title MATCH :match ORDER BY rowid LIMIT :limit
