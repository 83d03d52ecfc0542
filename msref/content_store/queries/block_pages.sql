SELECT pages FROM page_block WHERE first = ?
