SELECT forms FROM family WHERE stem = :stem
