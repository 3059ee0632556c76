"""A site visited again and again: what is due, what has changed or gone, and what a person should look at."""
