SELECT name FROM folder ORDER BY id
