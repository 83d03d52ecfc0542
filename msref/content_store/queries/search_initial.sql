SELECT rank FROM search_name WHERE initial = :initial AND grade = 2 ORDER BY rank LIMIT :limit
