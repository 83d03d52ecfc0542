DELETE FROM bookmark WHERE record_id = :record_id
