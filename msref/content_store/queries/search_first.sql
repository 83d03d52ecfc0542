SELECT rank FROM search_entry ORDER BY rank LIMIT :limit
