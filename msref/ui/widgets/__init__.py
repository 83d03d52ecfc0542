"""Parts that pages are made of; each paints and speaks, none decides."""
