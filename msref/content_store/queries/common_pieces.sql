SELECT name, pieces FROM common_pieces
