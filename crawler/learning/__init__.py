"""Learn from archived pages: the lines that a site repeats, and the language of all texts."""
