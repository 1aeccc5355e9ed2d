"""A section for the board paper that says who took part, for ldsp-core."""
