SELECT first FROM page_block ORDER BY first
