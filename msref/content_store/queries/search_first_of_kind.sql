SELECT rank FROM search_entry WHERE kind = :kind ORDER BY rank LIMIT :limit
