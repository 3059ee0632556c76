"""Find the names of places in a text, full or short, and whether a place is the text's own or another's."""
