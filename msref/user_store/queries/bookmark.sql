SELECT bookmark.record_id, bookmark.label, coalesce(folder.name, ''), bookmark.added_at
FROM bookmark LEFT JOIN folder ON folder.id = bookmark.folder_id
WHERE bookmark.record_id = :record_id
