DELETE FROM note WHERE uid = :uid
