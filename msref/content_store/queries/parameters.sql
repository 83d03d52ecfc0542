SELECT spec FROM parameter ORDER BY ord
