INSERT INTO note (uid, record_id, title, text, written_at, changed_at, origin)
VALUES (:uid, :record_id, :title, :text, :written_at, :changed_at, :origin)
ON CONFLICT (uid) DO UPDATE SET text = excluded.text, title = excluded.title, changed_at = excluded.changed_at
