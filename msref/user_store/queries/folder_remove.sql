DELETE FROM folder WHERE name = :name
