"""How likely a text is: by the words of a dictionary, by phrases of the genre, and by the archive's own texts."""
