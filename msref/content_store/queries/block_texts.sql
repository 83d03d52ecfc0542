SELECT texts FROM page_block WHERE first = ?
