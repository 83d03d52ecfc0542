SELECT id FROM folder WHERE name = :name
