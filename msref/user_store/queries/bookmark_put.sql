INSERT INTO bookmark (record_id, label, folder_id, added_at)
VALUES (:record_id, :label, (SELECT id FROM folder WHERE name = :folder), :added_at)
ON CONFLICT (record_id) DO UPDATE SET label = excluded.label, folder_id = excluded.folder_id
