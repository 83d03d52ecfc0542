UPDATE folder SET name = :new WHERE name = :old
