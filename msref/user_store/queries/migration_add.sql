INSERT INTO migration (name, applied_at) VALUES (:name, :at)
