SELECT spec FROM spec WHERE kind = ? ORDER BY ord
