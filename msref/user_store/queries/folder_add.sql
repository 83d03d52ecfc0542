INSERT INTO folder (name) VALUES (:name) ON CONFLICT (name) DO NOTHING
