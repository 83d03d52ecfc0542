SELECT rank, grade FROM search_name WHERE name = :name ORDER BY rank LIMIT :limit
