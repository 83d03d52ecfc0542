SELECT summary, text FROM record WHERE rank = :rank
