"""Visit a site again and again: which articles are due, what has changed or vanished, and when to warn."""
